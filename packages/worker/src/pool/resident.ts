import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Resident memory in bytes of the given processes; one that has ended is left out.
 *
 * Linux tells it in /proc, fast enough to ask twenty times a second; elsewhere `ps` is asked, and where there is no `ps` nothing is known.
 */
export async function residentBytes(pids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (process.platform === 'linux') return fromProc(pids)
  const answer = await run('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')]).catch(() => ({ stdout: '' }))
  return parsePs(answer.stdout)
}

function fromProc(pids: readonly number[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const pid of pids) {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(statusOf(pid))?.[1]
    if (kilobytes !== undefined) found.set(pid, Number(kilobytes) * 1024)
  }
  return found
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1')
  } catch {
    return '' // it has just ended
  }
}

/** Reads lines of `ps -o pid=,rss=`: process id and kilobytes. */
export function parsePs(output: string): ReadonlyMap<number, number> {
  const pairs = output.matchAll(/^[ \t]*(\d+)[ \t]+(\d+)[ \t]*$/gm)
  return new Map([...pairs].map(([, pid, kilobytes]) => [Number(pid), Number(kilobytes) * 1024]))
}
