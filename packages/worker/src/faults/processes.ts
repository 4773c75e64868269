import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The parent of a process, by /proc. */
export function parentOf(pid: number): number | undefined {
  try {
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return parent === undefined ? undefined : Number(parent)
  } catch {
    return undefined
  }
}

/** The reader processes that were started in a folder and live, by /proc. */
export function readersIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isReader = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('paper-reader.ts')
        return isReader && readlinkSync(`/proc/${pid}/cwd`) === folder
      } catch {
        return false
      }
    })
}
