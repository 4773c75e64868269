import {
  type BackendFactory,
  type IQueueBackend,
  type Job,
  Queue,
  UnrecoverableError,
  WaitingError,
  Worker,
} from 'bullmq'
import { z } from 'zod'
import { type ReportJob, reportJob, type ScheduleJob, scheduleJob } from './job.ts'
import type { Motor, OnError, RunningWorker } from './motor.ts'
import { told } from './queue-error.ts'
import type { Settings } from './settings.ts'

const reportQueue = 'gongkai-reports'
const scheduleQueue = 'gongkai-schedules'

/**
 * How often a job may be given to workers, and how many of them may die while they hold it, whatever the reason: far above what is allowed
 * to a file that is at fault itself, since workers also die of the files beside it, or are shut down.
 */
const startsAtMost = 100
const deathsAtMost = 20

/** What is noted in a job while a suspect is read alone: how many workers had died with it before. */
const noted = z.object({ deaths: z.number() })

export interface MotorOptions {
  readonly description: string
  readonly onError: OnError
  /** A worker whose queue is empty looks again after this time, though nothing woke it. */
  readonly secondsToLookAgain: number
  /**
   * Whether a worker waiting for jobs must be told of those that its own process adds. Redis and a PostgreSQL server tell it; the
   * embedded PostgreSQL serves all connections by one session, and its notice of a job comes back to who added it.
   */
  readonly wakesOwnWorker: boolean
}

/** The queue on BullMQ, on any of its backends. */
export function motorOf<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connections: { readonly producer: C; readonly consumer: C },
  settings: Settings,
  { description, onError, secondsToLookAgain, wakesOwnWorker }: MotorOptions,
): Motor {
  const queueOf = <D>(name: string) => {
    const queue = new Queue<D, void, string, D, void, string, B, C>(
      name,
      { connection: connections.producer as never, skipWaitingForReady: false },
      factory as never,
    )
    queue.on('error', onError)
    return queue
  }
  const reports = queueOf<ReportJob>(reportQueue)
  const schedules = queueOf<ScheduleJob>(scheduleQueue)
  const workers = new Set<RunningWorker & { readonly wake: () => Promise<void> }>()
  const workOn = (
    name: string,
    process: (job: Job, token: string) => Promise<void>,
    concurrency: number,
    onFailed: () => void,
  ): RunningWorker => {
    const worker = new Worker<unknown, void, string, B, never, C>(
      name,
      (job, token) => process(job as Job, token ?? ''),
      {
        connection: connections.consumer as never,
        concurrency,
        lockDuration: settings.GONGKAI_LOCK_SECONDS * 1_000,
        stalledInterval: settings.GONGKAI_STALLED_SECONDS * 1_000,
        maxStalledCount: deathsAtMost,
        maxStartedAttempts: startsAtMost,
        runRetryDelay: 1_000,
        drainDelay: secondsToLookAgain,
      },
      factory as never,
    )
    worker.on('error', onError)
    worker.on('failed', onFailed)
    const running = {
      async close() {
        workers.delete(running)
        await worker.close()
      },
      async wake() {
        await worker.backend.disconnectBlocking()
        await worker.backend.reconnectBlocking()
      },
    }
    workers.add(running)
    return running
  }

  return {
    description,
    async add(jobs) {
      const bulk = jobs.map(({ id, data }) => ({
        name: 'read',
        data,
        opts: {
          jobId: id,
          attempts: settings.GONGKAI_ATTEMPTS,
          backoff: { type: 'exponential', delay: settings.GONGKAI_BACKOFF_SECONDS * 1_000 },
          // What was done stands in the store.
          removeOnComplete: true,
        },
      }))
      await told(() => reports.addBulk(bulk))
      if (wakesOwnWorker) await Promise.all([...workers].map(({ wake }) => wake()))
    },
    async counts() {
      const counts = await told(() => reports.getJobCounts())
      const { waiting = 0, active = 0, delayed = 0, failed = 0, prioritized = 0 } = counts
      return { waiting: waiting + prioritized, active, delayed, failed }
    },
    async givenUp(most) {
      const jobs = await told(() => reports.getFailed(0, most - 1))
      return jobs.flatMap((job) => {
        const { data, success } = reportJob.safeParse(job.data)
        const remove = (): Promise<void> => told(() => job.remove())
        return success ? [{ job: data, reason: job.failedReason ?? '', remove }] : []
      })
    },
    work: (handler, concurrency, onFailed) =>
      workOn(
        reportQueue,
        async (job, token) => {
          const data = checked(reportJob, job.data)
          const deaths = job.stalledCounter
          const before = noted.safeParse(job.progress)
          if (before.success && deaths > before.data.deaths)
            throw new UnrecoverableError('reading nothing but this file')
          const delivery = {
            attempt: job.attemptsMade + 1,
            isSuspect: deaths > 0,
            noteAlone: (isAlone: boolean) => job.updateProgress(isAlone ? { deaths } : {}),
          }
          if ((await handler(data, delivery)) === 'done') return
          await job.moveToWait(token)
          throw new WaitingError()
        },
        concurrency,
        onFailed,
      ),
    async addSchedule({ name, cron, timeZone, source }) {
      const opts = { removeOnComplete: true, removeOnFail: { count: 100 } }
      await told(() =>
        schedules.upsertJobScheduler(
          name,
          { pattern: cron, tz: timeZone },
          { name: 'schedule', data: { name, source }, opts },
        ),
      )
    },
    async schedules() {
      const found = await told(() => schedules.getJobSchedulers(0, -1, true))
      return found.map(({ key, pattern, tz, template, next }) => ({
        name: key,
        cron: pattern ?? '',
        timeZone: tz ?? '',
        source: scheduleJob.safeParse(template?.data).data?.source ?? '',
        next: next === undefined ? null : new Date(next).toISOString(),
      }))
    },
    removeSchedule: (name) => told(() => schedules.removeJobScheduler(name)),
    workSchedules: (handler) =>
      workOn(
        scheduleQueue,
        (job) => handler(checked(scheduleJob, job.data), job.opts.prevMillis ?? job.timestamp + (job.delay ?? 0)),
        1,
        () => {},
      ),
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()))
      await Promise.all([reports.close(), schedules.close()])
    },
  }
}

/** Whatever stands in the queue came from outside. */
function checked<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new UnrecoverableError(`this is no job of gongkai (${parsed.error.issues[0]?.message})`)
}
