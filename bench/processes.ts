import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks in a second, the same on every Linux. */
const ticks = 100

/** Seconds of the processor that the processes and all their living descendants have used; Linux only, 0 elsewhere. */
export function cpuSeconds(roots: readonly number[]): number {
  const processes = allProcesses()
  const own = new Set(roots)
  let grew = true
  while (grew) {
    grew = false
    for (const { pid, parent } of processes) {
      if (!own.has(parent) || own.has(pid)) continue
      own.add(pid)
      grew = true
    }
  }
  return processes.filter(({ pid }) => own.has(pid)).reduce((sum, { used }) => sum + used, 0) / ticks
}

function allProcesses(): { pid: number; parent: number; used: number }[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // `PID (NAME) STATE PARENT …`; fields 14 to 17 are the ticks of the process and of its children that have ended.
        const text = readFileSync(`/proc/${name}/stat`, 'latin1')
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
        const used = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
        return [{ pid: Number(name), parent: Number(fields[1]), used }]
      } catch {
        return [] // it has just ended
      }
    })
}
