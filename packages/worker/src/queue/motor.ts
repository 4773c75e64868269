import { createPostgresBackend, createRedisBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { StoreError } from '../store/store.ts'
import { motorOf } from './bull.ts'
import type { ReportJob, ScheduleJob } from './job.ts'
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

export interface Delivery {
  /** Counts from 1. */
  readonly attempt: number
  /** A worker died while it held this job, of this file or of another. */
  readonly isSuspect: boolean
  /**
   * Notes that a suspect is read and nothing else is, and when that has ended. A job whose worker dies in between is at fault: the queue
   * gives it up.
   */
  readonly noteAlone: (isAlone: boolean) => Promise<void>
}

/** `returned`: give it back, to be done by another worker at once. */
export type Handler = (job: ReportJob, delivery: Delivery) => Promise<'done' | 'returned'>

export interface RunningWorker {
  /** Takes no more jobs; resolves when the running ones have ended. */
  readonly close: () => Promise<void>
}

/**
 * The queue, whatever it is kept in. It only brings jobs to workers; what is to be done stands in the store.
 *
 * @throws StoreError when the queue is away or full; trying again later may help.
 */
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
 * @throws StoreError within three seconds when Redis does not answer.
 */
export async function redisMotor(url: string, settings: Settings, onError: OnError): Promise<Motor> {
  await ping(url)
  const again = { retryStrategy: (times: number) => Math.max(Math.min(Math.exp(times), 20_000), 1_000) }
  const producer = new Redis(url, { ...again, enableOfflineQueue: false, maxRetriesPerRequest: 1 })
  const consumer = new Redis(url, { ...again, maxRetriesPerRequest: null })
  for (const redis of [producer, consumer]) redis.on('error', onError)
  await Promise.all([producer, consumer].map((redis) => redis.status === 'ready' || once(redis, 'ready')))
  const motor = motorOf(createRedisBackend, { producer, consumer }, settings, {
    description: 'Redis',
    onError,
    secondsToLookAgain: 5,
    wakesOwnWorker: false,
  })
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
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
    retryStrategy: () => null,
  })
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

/** The same queue in the embedded PostgreSQL. A worker is told at once of what its own process adds; of what others add, when it looks. */
export async function postgresMotor(
  connectionString: string,
  settings: Settings,
  onError: OnError,
  secondsToLookAgain = 1,
): Promise<Motor> {
  const connection = { connectionString, schema: 'public', migrate: true, max: 4 }
  const connections = { producer: connection, consumer: connection }
  return motorOf(createPostgresBackend, connections, settings, {
    description: 'embedded PostgreSQL',
    onError,
    secondsToLookAgain,
    wakesOwnWorker: true,
  })
}
