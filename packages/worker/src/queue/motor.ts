import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type Job,
  Queue,
  UnrecoverableError,
  WaitingError,
  Worker,
} from 'bullmq'
import { Redis } from 'ioredis'
import type { z } from 'zod'
import { StoreError } from '../store/store.ts'
import { type ReportJob, reportJob, type ScheduleJob, scheduleJob } from './job.ts'
import type { Settings } from './settings.ts'

/** Number of jobs by state. */
export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

/** A job that the queue itself gave up, because the processes that worked on it died. */
export interface GivenUp {
  readonly job: ReportJob
  readonly reason: string
  readonly remove: () => Promise<void>
}

export interface Schedule {
  readonly name: string
  readonly cron: string
  readonly timeZone: string
  readonly source: string
  /** ISO time; null when it is not known. */
  readonly next: string | null
}

/** `attempt` counts from 1. `returned`: give it back, to be done by another worker at once. */
export type Handler = (job: ReportJob, attempt: number) => Promise<'done' | 'returned'>

export interface RunningWorker {
  /** Takes no more jobs; resolves when the running ones have ended. */
  readonly close: () => Promise<void>
}

/** The queue, whatever it is kept in. It only brings jobs to workers; what is to be done stands in the store. */
export interface Motor {
  readonly description: string
  /** Adds jobs; one that is there already is not added again. */
  readonly add: (jobs: readonly { readonly id: string; readonly data: ReportJob }[]) => Promise<void>
  readonly counts: () => Promise<QueueCounts>
  readonly givenUp: (most: number) => Promise<readonly GivenUp[]>
  readonly work: (handler: Handler, concurrency: number, onFailed: () => void) => RunningWorker
  readonly addSchedule: (schedule: Omit<Schedule, 'next'>) => Promise<void>
  readonly schedules: () => Promise<readonly Schedule[]>
  readonly removeSchedule: (name: string) => Promise<boolean>
  /** `due` is the time that the job was planned for: the same for every process that is told of it. */
  readonly workSchedules: (handler: (job: ScheduleJob, due: number) => Promise<void>) => RunningWorker
  readonly close: () => Promise<void>
}

export type OnError = (error: Error) => void

/**
 * Connects to Redis as BullMQ advises for production: who adds jobs is told at once when Redis is away, who works on them
 * waits until it is back.
 *
 * @throws StoreError within two seconds when Redis does not answer.
 */
export async function redisMotor(url: string, settings: Settings, onError: OnError): Promise<Motor> {
  await ping(url)
  const again = { retryStrategy: (times: number) => Math.max(Math.min(Math.exp(times), 20_000), 1_000) }
  const producer = new Redis(url, { ...again, enableOfflineQueue: false, maxRetriesPerRequest: 1 })
  const consumer = new Redis(url, { ...again, maxRetriesPerRequest: null })
  for (const redis of [producer, consumer]) redis.on('error', onError)
  await Promise.all([producer, consumer].map((redis) => redis.status === 'ready' || once(redis, 'ready')))
  const motor = motorOf(createRedisBackend, { producer, consumer }, settings, onError, 'Redis')
  return {
    ...motor,
    async close() {
      await motor.close()
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

const once = (redis: Redis, event: string): Promise<unknown> => new Promise((resolve) => redis.once(event, resolve))

async function ping(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 1_000, retryStrategy: () => null })
  redis.on('error', () => {})
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    const message = `Redis does not answer (${error instanceof Error ? error.message : String(error)})`
    throw new StoreError('store_unreachable', message, 'Start it, or correct REDIS_URL.', { cause: error })
  } finally {
    redis.disconnect()
  }
}

/** The same queue in the embedded PostgreSQL. */
export async function postgresMotor(connectionString: string, settings: Settings, onError: OnError): Promise<Motor> {
  const connection = { connectionString, schema: 'public', migrate: true, max: 4 }
  const connections = { producer: connection, consumer: connection }
  return motorOf(createPostgresBackend, connections, settings, onError, 'embedded PostgreSQL')
}

const reportQueue = 'gongkai-reports'
const scheduleQueue = 'gongkai-schedules'

/**
 * How often a job may be given to a worker at all, whatever becomes of it. Above the attempts and the deaths that are
 * allowed, since a worker that is shut down gives its jobs back, and that counts as well.
 */
const startsAtMost = 10

function motorOf<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connections: { readonly producer: C; readonly consumer: C },
  settings: Settings,
  onError: OnError,
  description: string,
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
  const workers = new Set<RunningWorker>()
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
        maxStalledCount: 1,
        maxStartedAttempts: startsAtMost,
        runRetryDelay: 1_000,
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
    }
    workers.add(running)
    return running
  }

  return {
    description,
    async add(jobs) {
      await reports.addBulk(
        jobs.map(({ id, data }) => ({
          name: 'read',
          data,
          opts: {
            jobId: id,
            attempts: settings.GONGKAI_ATTEMPTS,
            backoff: { type: 'exponential', delay: settings.GONGKAI_BACKOFF_SECONDS * 1_000 },
            // What was done stands in the store.
            removeOnComplete: true,
          },
        })),
      )
    },
    async counts() {
      const { waiting = 0, active = 0, delayed = 0, failed = 0, prioritized = 0 } = await reports.getJobCounts()
      return { waiting: waiting + prioritized, active, delayed, failed }
    },
    async givenUp(most) {
      const jobs = await reports.getFailed(0, most - 1)
      return jobs.flatMap((job) => {
        const { data, success } = reportJob.safeParse(job.data)
        const remove = async (): Promise<void> => void (await job.remove())
        return success ? [{ job: data, reason: job.failedReason ?? '', remove }] : []
      })
    },
    work: (handler, concurrency, onFailed) =>
      workOn(
        reportQueue,
        async (job, token) => {
          const data = checked(reportJob, job.data)
          if ((await handler(data, job.attemptsMade + 1)) === 'done') return
          await job.moveToWait(token)
          throw new WaitingError()
        },
        concurrency,
        onFailed,
      ),
    async addSchedule({ name, cron, timeZone, source }) {
      await schedules.upsertJobScheduler(
        name,
        { pattern: cron, tz: timeZone },
        { name: 'schedule', data: { name, source }, opts: { removeOnComplete: true, removeOnFail: { count: 100 } } },
      )
    },
    async schedules() {
      const found = await schedules.getJobSchedulers(0, -1, true)
      return found.map(({ key, pattern, tz, template, next }) => ({
        name: key,
        cron: pattern ?? '',
        timeZone: tz ?? '',
        source: scheduleJob.safeParse(template?.data).data?.source ?? '',
        next: next === undefined ? null : new Date(next).toISOString(),
      }))
    },
    removeSchedule: (name) => schedules.removeJobScheduler(name),
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
