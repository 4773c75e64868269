import pg from 'pg'
import { connect, oneStatement, told } from './database.ts'

/** What a query gives: columns as it names them, and rows of as many values. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * Asks the tables of gongkai. The transaction is read-only and taken back: nothing is changed, and nothing that the statement sets for
 * its session stays (the embedded database has one session for all).
 *
 * @throws StoreError when the database does not answer; what PostgreSQL says of the query, as it is.
 */
export const ask = (connectionString: string, text: string): Promise<Answer> =>
  told(async () => {
    const client = new pg.Client(connect(connectionString))
    await client.connect()
    try {
      for (const before of ['begin', 'set transaction read only', 'set local search_path to gongkai'])
        await client.query(before)
      const { fields, rows } = await client.query({ ...oneStatement(text), rowMode: 'array' as const })
      return { columns: distinct(fields.map(({ name }) => name)), rows }
    } finally {
      await client.query('rollback').catch(() => {})
      await client.end()
    }
  })

/** `count, count` is `count, count_2`: two columns of one name would be one in an object. */
function distinct(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  return names.map((name) => {
    const n = (times.get(name) ?? 0) + 1
    times.set(name, n)
    return n === 1 ? name : `${name}_${n}`
  })
}
