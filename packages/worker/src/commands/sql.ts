import { printable, table } from '../cli/text.ts'
import { UsageError } from '../cli/usage-error.ts'
import { type Answer, ask } from '../store/sql/ask.ts'
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
    try {
      const answer = await ask(databaseUrl, text)
      process.stdout.write(flags.json === true ? linesOf(answer) : tableOf(answer))
      return 0
    } catch (error) {
      // What PostgreSQL says of a query is for whoever wrote it.
      if (error instanceof Error && 'severity' in error) throw new UsageError(error.message, { cause: error })
      throw error
    }
  })
}

/** One row a line. */
const linesOf = ({ columns, rows }: Answer): string =>
  rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]])))}\n`).join('')

function tableOf({ columns, rows }: Answer): string {
  if (rows.length === 0) return 'no rows\n'
  const heads = columns.map((title, at) => ({
    title,
    align: isNumber(rows[0]?.[at]) ? ('right' as const) : ('left' as const),
  }))
  return `${table(
    heads,
    rows.map((row) => row.map(cell)),
  ).join('\n')}\n`
}

const isNumber = (value: unknown): boolean => /^-?\d+(?:\.\d+)?$/.test(String(value))

function cell(value: unknown): string {
  // Not empty: a column without any value would not be shown.
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return value.toISOString()
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
