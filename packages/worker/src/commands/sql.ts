import { printable, table } from '../cli/text.ts'
import { UsageError } from '../cli/usage-error.ts'
import { connectDatabase, type Row } from '../store/sql/database.ts'
import { withContext } from './context.ts'

export interface SqlFlags {
  readonly store?: string
  readonly json?: boolean
}

/**
 * Answers one query on the store; the tables are described in docs/operations.md. The transaction is read-only: a
 * statement that would change something is refused by the database.
 */
export async function sqlCommand(text: string, flags: SqlFlags): Promise<number> {
  return withContext({ store: flags.store, purpose: 'visit' }, async ({ databaseUrl }) => {
    if (databaseUrl === undefined) throw new UsageError('a store of files does not answer SQL; use one in PostgreSQL')
    const database = connectDatabase({ connectionString: databaseUrl, connections: 1 })
    try {
      const rows = await database.transaction(async (query) => {
        await query('set transaction read only')
        await query('set local search_path to gongkai')
        const answer = await query(text, [])
        // Whatever the statement has set for the session is forgotten: the embedded database has one session for all.
        await query('rollback')
        return answer
      })
      process.stdout.write(
        flags.json === true ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : rowsText(rows),
      )
      return 0
    } catch (error) {
      // What PostgreSQL says of a query is for whoever wrote it.
      if (error instanceof Error && 'severity' in error) throw new UsageError(error.message, { cause: error })
      throw error
    } finally {
      await database.close()
    }
  })
}

function rowsText(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {})
  if (names.length === 0) return 'no rows\n'
  const columns = names.map((title) => ({
    title,
    align: isNumber(rows[0]?.[title]) ? ('right' as const) : ('left' as const),
  }))
  return `${table(
    columns,
    rows.map((row) => names.map((name) => cell(row[name]))),
  ).join('\n')}\n`
}

const isNumber = (value: unknown): boolean => /^-?\d+(?:\.\d+)?$/.test(String(value))

function cell(value: unknown): string {
  // Not empty: a column without any value would not be shown.
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return value.toISOString()
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
