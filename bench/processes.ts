import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks in a second, the same on every Linux. */
const ticks = 100

/** Seconds of the processor that the processes and all their living descendants have used; Linux only, 0 elsewhere. */
export function cpuSeconds(roots: readonly number[]): number {
  return family(roots).reduce((sum, { used }) => sum + used, 0) / ticks
}

/** Keeps this process and all its descendants, those to come as well, to some processors, numbered from 0 (`taskset` of Linux). */
export function keepTo(processors: string): void {
  for (const { pid } of family([process.pid])) {
    // One that has just ended needs no place.
    spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, String(pid)])
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  /** Ticks of the processor. */
  readonly used: number
}

function family(roots: readonly number[]): readonly Process[] {
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
  return processes.filter(({ pid }) => own.has(pid))
}

function allProcesses(): readonly Process[] {
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
