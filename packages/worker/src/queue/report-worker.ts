import { type Result, resultSchema } from '@gongkai/normalizer'
import { z } from 'zod'
import type { ConfigFiles } from '../config/find-config.ts'
import type { Log } from '../log/log.ts'
import type { PoolLimits } from '../pool/limits.ts'
import type { Failure, Outcome } from '../pool/messages.ts'
import { Pool } from '../pool/pool.ts'
import { type Reader, StaleClaimError, type Store, type StoreError } from '../store/store.ts'
import { mayPass, PassingFailure } from './failure-class.ts'
import type { ReportJob } from './job.ts'
import { lanes } from './lanes.ts'
import type { Delivery, Motor } from './motor.ts'
import { patiently } from './patience.ts'
import type { Settings } from './settings.ts'
import { startSweeping } from './sweep.ts'

/** What became of a job, for progress and metrics. */
export type JobEvent =
  | { readonly kind: 'read'; readonly job: ReportJob; readonly result: Result; readonly seconds: Seconds }
  | { readonly kind: 'known'; readonly job: ReportJob }
  | { readonly kind: 'failed'; readonly job: ReportJob; readonly failure: Failure }
  | { readonly kind: 'retried'; readonly job: ReportJob; readonly failure: Failure }
  | { readonly kind: 'late'; readonly job: ReportJob }
  | { readonly kind: 'returned'; readonly job: ReportJob }

export interface Seconds {
  readonly read: number
  readonly store: number
}

export interface ReportWorkerOptions {
  readonly store: Store
  readonly motor: Motor
  readonly engine: Reader
  /** What the engine is configured by; the children load it themselves. */
  readonly config: ConfigFiles
  readonly settings: Settings
  /** Reports that are read at the same time. */
  readonly concurrency: number
  readonly limits: PoolLimits
  /** Module that the children run. */
  readonly reader: URL
  readonly log: Log
  readonly onEvent: (event: JobEvent) => void
}

/** What a child gives: a result, and what the document offers to layouts, where the reader tells it. */
const readingSchema = resultSchema.extend({
  seen: z
    .object({ layouts: z.array(z.string()), lines: z.array(z.array(z.string())), untitled: z.boolean() })
    .optional(),
})

type Reading = z.infer<typeof readingSchema>

export interface ReportWorker {
  /** Takes no more jobs. What runs may end within so many seconds, and is given back to the queue then. */
  readonly close: (graceSeconds: number) => Promise<void>
  readonly pids: () => readonly number[]
}

/** Works off the queue: reads each document in a child process and stores what became of it. */
export function startReportWorker(options: ReportWorkerOptions): ReportWorker {
  const { store, motor, engine, settings, log, onEvent } = options
  const stop = new AbortController()
  const pool = new Pool<Reading>({
    entry: options.reader,
    jobs: options.concurrency,
    limits: options.limits,
    value: readingSchema,
  })
  const trouble = ({ message, advice }: StoreError): void =>
    log.warn({ error: message, advice }, 'the store is in trouble; waiting')
  const withStore = <T>(work: () => Promise<T>): Promise<T | 'stopped'> => patiently(work, stop.signal, trouble)

  const handle = async (job: ReportJob, attempt: number): Promise<'done' | 'returned'> => {
    const known = await withStore(() => store.settle(job.sha256, engine))
    if (known === 'stopped') return 'returned'
    if (known) {
      onEvent({ kind: 'known', job })
      return 'done'
    }
    const claim = await withStore(() => store.claim(job.sha256))
    if (claim === 'stopped') return 'returned'
    const started = performance.now()
    const outcome = sameBytes(job, await pool.run({ path: job.path, config: options.config, withSeen: true }))
    if (outcome.kind === 'cancelled') return 'returned'
    const read = (performance.now() - started) / 1_000
    if (outcome.kind === 'failure' && mayPass(outcome.failure) && attempt < settings.GONGKAI_ATTEMPTS) {
      onEvent({ kind: 'retried', job, failure: outcome.failure })
      throw new PassingFailure(outcome.failure)
    }
    const storing = performance.now()
    const stored = await withStore(() => {
      if (outcome.kind === 'failure') return store.fail(claim, engine, job.path, outcome.failure)
      const { seen, ...result } = outcome.value
      return store.save(result, claim, seen)
    })
    if (stored === 'stopped') return 'returned'
    const seconds = { read, store: (performance.now() - storing) / 1_000 }
    onEvent(
      outcome.kind === 'value'
        ? { kind: 'read', job, result: outcome.value, seconds }
        : { kind: 'failed', job, failure: outcome.failure },
    )
    return 'done'
  }

  const { together, alone } = lanes()
  // Of the files that a dead worker was reading one may be at fault. Each is read alone, so that it takes no other down again.
  const suspect = (job: ReportJob, { attempt, noteAlone }: Delivery): Promise<'done' | 'returned'> =>
    alone(async () => {
      if (stop.signal.aborted) return 'returned'
      await noteAlone(true)
      try {
        return await handle(job, attempt)
      } finally {
        // A note that stays could blame this file for a later death.
        await noteAlone(false).catch((error: Error) =>
          log.warn({ sha256: job.sha256, error: error.message }, 'a note on a suspect could not be taken back'),
        )
      }
    })

  const guarded = async (job: ReportJob, delivery: Delivery): Promise<'done' | 'returned'> => {
    try {
      const end = await (delivery.isSuspect ? suspect(job, delivery) : together(() => handle(job, delivery.attempt)))
      if (end === 'returned') onEvent({ kind: 'returned', job })
      return end
    } catch (error) {
      if (!(error instanceof StaleClaimError)) throw error
      log.warn({ sha256: job.sha256 }, error.message)
      onEvent({ kind: 'late', job })
      return 'done'
    }
  }

  const sweeping = startSweeping(options)
  // One more than there are children: while a result is stored, the next report is already being read.
  const running = motor.work(guarded, options.concurrency + 1, sweeping.soon)
  return {
    async close(graceSeconds) {
      const giveBack = setTimeout(() => {
        stop.abort()
        void pool.stop()
      }, graceSeconds * 1_000)
      await running.close()
      clearTimeout(giveBack)
      await sweeping.close()
      await pool.stop()
    },
    pids: () => pool.pids,
  }
}

/** The file may have been replaced since it was added: then it is another document. */
function sameBytes(job: ReportJob, outcome: Outcome<Reading>): Outcome<Reading> {
  if (outcome.kind !== 'value' || outcome.value.source.sha256 === job.sha256) return outcome
  return {
    kind: 'failure',
    failure: {
      code: 'changed_meanwhile',
      message: 'the file was replaced after it was added',
      advice: 'Add it again: gongkai ingest.',
    },
  }
}
