import { resolve } from 'node:path'
import type { ConfigFiles } from '../config/find-config.ts'
import { loadConfig } from '../config/load-config.ts'
import { boundedErrors, createLog, type Log } from '../log/log.ts'
import { type Motor, postgresMotor, redisMotor } from '../queue/motor.ts'
import { patientMotor } from '../queue/patience.ts'
import { type Settings, settingsFrom } from '../queue/settings.ts'
import { openEmbedded, type Purpose } from '../store/embedded/open-embedded.ts'
import { openStore } from '../store/open-store.ts'
import { readerOf } from '../store/reader.ts'
import { type Reader, type Store, StoreError } from '../store/store.ts'

/** What the commands work with. */
export interface Context {
  readonly settings: Settings
  readonly log: Log
  readonly store: Store
  readonly motor: Motor
  readonly engine: Reader
  /** Where layouts and checks are configured. */
  readonly config: ConfigFiles
  /** No other process works on this queue: who adds reports must work them off. */
  readonly isAlone: boolean
  /** The embedded PostgreSQL runs in another process. */
  readonly isGuest: boolean
  /** For SQL; undefined when the store is of files. */
  readonly databaseUrl: string | undefined
  readonly close: () => Promise<void>
}

export interface ContextOptions {
  /** What `--store` says; it goes before the settings. */
  readonly store?: string | undefined
  /** What the command wants of the embedded PostgreSQL, if that is used: see `openEmbedded`. */
  readonly purpose: Purpose
  readonly config?: ConfigFiles
}

/**
 * Opens queue and store as the settings say: Redis and a database server, or the embedded PostgreSQL for what is not set.
 *
 * @throws UsageError for a wrong setting or configuration, or a folder in use, StoreError when a server does not answer.
 */
export async function openContext({ store: storeUrl, purpose, config = {} }: ContextOptions): Promise<Context> {
  const { layouts, checks } = await loadConfig(config)
  const settings = settingsFrom(process.env)
  const log = createLog(settings.GONGKAI_LOG)
  const onError = boundedErrors(log)
  const { REDIS_URL: redis, DATABASE_URL: database, GONGKAI_STATE: state } = settings
  const given = storeUrl ?? database
  const embedded = redis === undefined || given === undefined ? await openEmbedded(resolve(state), purpose) : undefined
  const closing: (() => Promise<void>)[] = embedded === undefined ? [] : [embedded.close]
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0)) await end()
  }
  try {
    const url = given ?? embedded?.connectionString ?? ''
    const motor =
      redis === undefined
        ? await postgresMotor(embedded?.connectionString ?? '', settings, onError)
        : await redisMotor(redis, settings, onError)
    closing.unshift(motor.close)
    const store = await openStore(url)
    closing.splice(1, 0, store.close)
    return {
      settings,
      log,
      store,
      motor,
      engine: readerOf(layouts, checks),
      config,
      isAlone: embedded?.isGuest === false,
      isGuest: embedded?.isGuest === true,
      databaseUrl: url.startsWith('postgres') ? url : undefined,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens, works, closes, whatever happens. */
export async function withContext<T>(options: ContextOptions, work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openContext(options)
  try {
    return await work(context)
  } catch (error) {
    throw context.isGuest && error instanceof StoreError ? hostIsGone(error) : error
  } finally {
    await context.close()
  }
}

/** For who adds reports: a queue that is full, or goes away, is waited for. The log tells, less and less often. */
export const patientContext = (context: Context, signal: AbortSignal): Context => ({
  ...context,
  motor: patientMotor(context.motor, signal, ({ message, advice }) =>
    context.log.warn({ error: message, advice }, 'the queue is in trouble; waiting'),
  ),
})

const hostIsGone = (cause: StoreError): StoreError =>
  new StoreError('store_unreachable', 'the process that shared its database has ended', 'Run the command again.', {
    cause,
  })
