import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../store/store.ts'
import type { Motor } from './motor.ts'

const first = 500
const longest = 30_000

/**
 * Does something with the store, again and again while the store cannot be reached or is full. What was read waits in the
 * hand of its worker, which takes no new job meanwhile; so a full disk stops the work and loses nothing of it.
 *
 * @returns `stopped` when the signal came first.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onTrouble: (error: StoreError) => void,
): Promise<T | 'stopped'> {
  for (let wait = first; ; wait = Math.min(longest, wait * 2)) {
    if (signal.aborted) return 'stopped'
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      onTrouble(error)
      await sleep(wait, undefined, { signal }).catch(() => {})
    }
  }
}

/**
 * A queue for who adds many jobs: while it is full or away, adding waits. What could not be added until the signal came
 * is noted in the store, and added by the next sweep.
 */
export const patientMotor = (motor: Motor, signal: AbortSignal, onTrouble: (error: StoreError) => void): Motor => ({
  ...motor,
  async add(jobs) {
    await patiently(() => motor.add(jobs), signal, onTrouble)
  },
  async counts() {
    const counts = await patiently(() => motor.counts(), signal, onTrouble)
    return counts === 'stopped' ? { waiting: 0, active: 0, delayed: 0, failed: 0 } : counts
  },
})
