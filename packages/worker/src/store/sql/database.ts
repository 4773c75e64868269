import pg from 'pg'
import { StoreError } from '../store.ts'

export type Row = Readonly<Record<string, unknown>>

/** Runs one statement. Parameters are `$1`, `$2`; rows come as plain objects. */
export type Query = (text: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>

/** A PostgreSQL server, or the embedded one: both speak the same protocol. */
export interface Database {
  readonly query: Query
  /** All of `work`, or nothing of it. Tried again when it collided with another transaction. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  readonly connectionString: string
  readonly connections: number
}

const tries = 5

export function connectDatabase({ connectionString, connections }: DatabaseOptions): Database {
  const pool = new pg.Pool({ ...connect(connectionString), max: connections })
  // An idle connection that breaks is replaced by the pool; the next query tells when the server stays away.
  pool.on('error', () => {})
  return {
    query: (text, parameters) => told(async () => (await pool.query<Row>(oneStatement(text, parameters))).rows),
    transaction: (work) => told(() => inTransaction(pool, work)),
    close: () => pool.end(),
  }
}

const bigint = 20

/** How every connection is made. */
export const connect = (connectionString: string): pg.ClientConfig => ({
  connectionString,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  // Prices and counts of rows come as text by default; counts of rows are safe as numbers.
  types: { getTypeParser: (oid, format) => (oid === bigint ? Number : pg.types.getTypeParser(oid, format)) },
})

/** The extended protocol takes one statement at a time: what somebody typed cannot end a transaction and go on. */
export const oneStatement = (text: string, parameters: readonly unknown[] = []) => ({
  text,
  values: [...parameters],
  queryMode: 'extended' as const,
})

async function inTransaction<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken = true
    try {
      await client.query('begin')
      const value = await work(
        async (text, parameters) => (await client.query<Row>(oneStatement(text, parameters))).rows,
      )
      await client.query('commit')
      broken = false
      return value
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
      if (attempt >= tries || !isCollision(error)) throw error
    } finally {
      client.release(broken)
    }
  }
}

/** Deadlock detected; could not serialize. */
const isCollision = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error) ?? '')

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Turns what a driver says when the server is gone or full into a StoreError. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asStoreError(error) ?? error
  }
}

/** Classes of SQLSTATE: 08 connection, 53 resources (53100 disk full), 57P operator intervention, 58 system error. */
function asStoreError(error: unknown): StoreError | undefined {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === '53100' || code === 'ENOSPC' || /no space left/i.test(message)) {
    return new StoreError('store_full', 'the disk of the store is full', 'Make room on it.', { cause: error })
  }
  const isAway =
    /^(?:08...|53...|57P..|58...|E[A-Z]+)$/.test(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(message)
  if (!isAway) return undefined
  const advice = 'Check that the database runs and that DATABASE_URL or --store names it.'
  return new StoreError('store_unreachable', `the store does not answer (${message})`, advice, { cause: error })
}
