import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a process runs. One that has ended and waits to be buried by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/^State:\s+Z/m.test(readStatus(pid))
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1')
  } catch {
    return 'State:\tZ'
  }
}

/** Waits until `probe` gives something true (an error counts as not yet); fails after `seconds`. */
export async function until<T>(probe: () => T, seconds = 10): Promise<T> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    const value = attempt(probe)
    if (value) return value
    await sleep(50)
  }
  throw new Error(`nothing came within ${seconds} s`)
}

function attempt<T>(probe: () => T): T | undefined {
  try {
    return probe()
  } catch {
    return undefined
  }
}

/** Process ids of the living children of a process (Linux). */
export function childrenOf(pid: number | undefined): readonly number[] {
  if (pid === undefined) return []
  const listed = attempt(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1')) ?? ''
  return listed.split(' ').map(Number).filter(Boolean)
}
