import { once } from 'node:events'
import { UsageError } from '../cli/usage-error.ts'
import type { ConfigFiles } from '../config/find-config.ts'
import { ingest, type OnNoted } from '../ingest/ingest.ts'
import { findInputs, type Input } from '../ingest/manifest.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { type Address, serveMetrics } from '../metrics/server.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { type JobEvent, startReportWorker } from '../queue/report-worker.ts'
import { patientContext, withContext } from './context.ts'

export interface WorkerCommandOptions {
  readonly store?: string | undefined
  readonly concurrency?: number | undefined
  readonly metrics?: Address | undefined
  readonly limits: PoolLimits
  readonly config: ConfigFiles
  readonly reader: URL
  readonly signal: AbortSignal
}

/**
 * Works off the queue and runs the schedules until it is stopped. Then it takes no more jobs, and gives back those that do
 * not end within the grace time.
 *
 * @returns Exit code 0.
 */
export async function workerCommand(options: WorkerCommandOptions): Promise<number> {
  return withContext({ ...options, purpose: 'own' }, async (context) => {
    const { settings, log, motor, store } = context
    const concurrency = options.concurrency ?? settings.GONGKAI_CONCURRENCY
    const metrics = createMetrics(motor, () => worker.pids())
    const onEvent = (event: JobEvent): void => {
      metrics.onEvent(event)
      logEvent(log, event)
    }
    const worker = startReportWorker({ ...options, ...context, concurrency, onEvent })
    const schedules = motor.workSchedules(async ({ name, source }, due) => {
      const run = { id: scheduledRunId(name, due), kind: `schedule ${name}` }
      log.info({ run: run.id, source }, 'a scheduled run begins')
      const onNoted: OnNoted = (origin, _sha256, _decision, failure) => {
        if (failure !== undefined) log.warn({ run: run.id, origin, failure }, 'not added')
      }
      const { signal } = options
      const inputs = await findInputs([source]).catch((error: unknown): readonly Input[] => {
        if (!(error instanceof UsageError)) throw error
        // Nobody is there to read an error on a screen: the run tells it.
        const advice = 'Put it right, and wait for the next run, or add it by hand: gongkai ingest.'
        return [{ kind: 'failed', origin: source, failure: { code: 'bad_manifest', message: error.message, advice } }]
      })
      await ingest(inputs, { ...patientContext(context, signal), run, signal, onNoted })
    })
    const check = (): Promise<unknown> => Promise.all([motor.counts(), store.runs(1)])
    const server = options.metrics && (await serveMetrics(options.metrics, metrics.registry, check))
    log.info({ queue: motor.description, concurrency, metrics: server?.port }, 'the worker is ready')
    if (!options.signal.aborted) await once(options.signal, 'abort')
    log.info({ graceSeconds: settings.GONGKAI_GRACE_SECONDS }, 'the worker is stopping')
    await Promise.all([worker.close(settings.GONGKAI_GRACE_SECONDS), schedules.close()])
    await server?.close()
    log.info('the worker has stopped')
    return 0
  })
}

/** The same for every process that is told of the same planned time: a scheduled run that is begun twice is one run. */
export const scheduledRunId = (name: string, due: number): string =>
  `${name}-${new Date(due).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`

function logEvent(log: Parameters<typeof startReportWorker>[0]['log'], event: JobEvent): void {
  const { kind, job } = event
  switch (kind) {
    case 'read':
      log.info({ ...job, facts: event.result.facts.length, seconds: event.seconds }, kind)
      break
    case 'failed':
    case 'retried':
      log.warn({ ...job, failure: event.failure }, kind)
      break
    default:
      log.info(job, kind)
  }
}
