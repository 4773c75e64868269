import type { Log } from '../log/log.ts'
import { type Reader, StaleClaimError, type Store } from '../store/store.ts'
import { jobId } from './job.ts'
import type { Motor } from './motor.ts'
import type { JobEvent } from './report-worker.ts'
import type { Settings } from './settings.ts'

export interface SweepOptions {
  readonly store: Store
  readonly motor: Motor
  readonly engine: Reader
  readonly settings: Settings
  readonly log: Log
  readonly onEvent: (event: JobEvent) => void
}

export interface Sweeping {
  /** A job has failed; look soon. */
  readonly soon: () => void
  readonly close: () => Promise<void>
}

const batch = 100

/**
 * Brings queue and store together again, at the start and from time to time: what the queue gave up becomes a dead letter
 * in the store; what the store waits for and the queue has lost (a Redis without its file, a producer that was killed
 * between the two) is added again.
 */
export function startSweeping(options: SweepOptions): Sweeping {
  const { settings, log } = options
  let running: Promise<void> | undefined
  let isClosed = false
  const sweep = (): Promise<void> => {
    running ??= sweepOnce(options)
      .catch((error: Error) => log.warn({ error: error.message }, 'sweeping failed; trying again later'))
      .finally(() => {
        running = undefined
      })
    return running
  }
  const soon = (): void => {
    if (!isClosed) setTimeout(() => void sweep(), 200).unref()
  }
  const timer = setInterval(() => void sweep(), settings.GONGKAI_SWEEP_SECONDS * 1_000)
  void sweep()
  return {
    soon,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running
    },
  }
}

async function sweepOnce(options: SweepOptions): Promise<void> {
  await buryGivenUp(options)
  await addLost(options)
}

/** A document whose worker died with it more often than is allowed. */
async function buryGivenUp({ store, motor, engine, onEvent }: SweepOptions): Promise<void> {
  for (const { job, reason, remove } of await motor.givenUp(batch)) {
    const failure = {
      code: 'crashed',
      message: `the worker that read it died or gave up (${reason})`,
      advice: 'Try the file alone. When it stays, report it with the file.',
    }
    try {
      if (!(await store.settle(job.sha256, engine))) {
        await store.fail(await store.claim(job.sha256), engine, job.path, failure)
        onEvent({ kind: 'failed', job, failure })
      }
    } catch (error) {
      if (!(error instanceof StaleClaimError)) throw error
    }
    await remove()
  }
}

async function addLost({ store, motor, engine, settings, log }: SweepOptions): Promise<void> {
  const counts = await motor.counts()
  const inQueue = counts.waiting + counts.active + counts.delayed
  // A long queue shows its gaps when it has been worked off.
  if (inQueue >= 10 * batch) return
  if ((await store.counts()).pending <= inQueue) return
  let jobs: Parameters<Motor['add']>[0][number][] = []
  let added = 0
  for await (const data of store.pending()) {
    jobs.push({ id: jobId(data, engine), data })
    if (jobs.length < batch) continue
    await motor.add(jobs)
    added += jobs.length
    jobs = []
    if (added >= settings.GONGKAI_MAX_WAITING) return
  }
  await motor.add(jobs)
  log.debug({ pending: added + jobs.length }, 'jobs that the store waits for were added again')
}
