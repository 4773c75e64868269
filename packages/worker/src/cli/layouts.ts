import { existsSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import { type ConformanceFailure, conformanceFailures, vocabulary } from '@gongkai/normalizer'
import type { ConfigFiles } from '../config/find-config.ts'
import { loadConfig } from '../config/load-config.ts'
import { draftText } from '../layouts/draft-text.ts'
import { listText } from '../layouts/list-text.ts'
import { type DraftReply, draftReply } from '../layouts/messages.ts'
import { writeAtomic } from '../output/write-atomic.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { Pool } from '../pool/pool.ts'
import { count, printable } from './text.ts'
import { UsageError } from './usage-error.ts'

/** Prints the enabled layouts in order. */
export async function listLayouts(config: ConfigFiles): Promise<number> {
  const { layouts, origins } = await loadConfig(config)
  process.stdout.write(listText(layouts, origins))
  return 0
}

export interface NewLayoutOptions {
  readonly config: ConfigFiles
  /** Only this table of the report, counted from 1. */
  readonly table?: number
  /** Id of the statement that the tables are. */
  readonly reads?: string
  readonly limits: PoolLimits
  /** Module that the child runs. */
  readonly reader: URL
  readonly signal: AbortSignal
}

/**
 * Writes a first declaration into a new file: of the tables of the report that are not placed whole, or a blank one.
 *
 * @returns Exit code: 0 written, or nothing to write; 1 the report cannot be read; 130 interrupted.
 * @throws UsageError when the file exists already, or there is no such statement.
 */
export async function newLayout(file: string, report: string | undefined, options: NewLayoutOptions): Promise<number> {
  if (existsSync(file)) throw new UsageError(`${printable(file)} exists already; give another name`)
  if (!/\.[mc]?[jt]s$/u.test(file)) throw new UsageError(`${printable(file)} must end in .ts`)
  const statements = Object.keys(vocabulary)
  if (options.reads !== undefined && !statements.includes(options.reads))
    throw new UsageError(`there is no statement ${printable(options.reads)}; there are ${statements.join(', ')}`)
  const suffix = suffixOf(file)
  if (report === undefined) {
    await writeAtomic(file, draftText([], suffix))
    process.stdout.write(`wrote ${printable(file)}: a blank layout\n${next(file)}`)
    return 0
  }
  await loadConfig(options.config)
  const pool = new Pool({ entry: options.reader, jobs: 1, limits: options.limits, value: draftReply })
  options.signal.addEventListener('abort', () => void pool.stop(), { once: true })
  const request = { path: resolve(report), config: options.config, table: options.table, suffix, reads: options.reads }
  const outcome = await pool.run(request)
  await pool.stop()
  switch (outcome.kind) {
    case 'cancelled':
      return 130
    case 'failure': {
      const { code, message, advice } = outcome.failure
      process.stderr.write(`${printable(report)}: ${code}: ${printable(message)}\n  ${printable(advice)}\n`)
      return 1
    }
    case 'value':
      if (outcome.value.tables.length === 0) {
        const which = options.table === undefined ? 'its tables' : `table ${options.table}`
        process.stdout.write(`Every number in ${which} is placed, or stands in no statement; nothing was written.\n`)
        return 0
      }
      await writeAtomic(file, outcome.value.text)
      process.stdout.write(`${written(file, outcome.value)}\n${next(file)}`)
      return 0
  }
}

function written(file: string, { tables, left }: DraftReply): string {
  const lines = tables.map(
    ({ number, title, unplaced, nearest }) =>
      `  table ${number} ${printable(title) || '(no title)'}: ${count(unplaced, 'number')} without a place, ${nearest === '' ? 'unlike all layouts' : `nearest ${nearest}`}`,
  )
  const more = left > 0 ? [`  and ${count(left, 'table')} more: give --table N`] : []
  return [`wrote ${printable(file)}: ${count(tables.length, 'layout')} to fill in`, ...lines, ...more].join('\n')
}

const next = (file: string): string => `Fill in what stands under '?', then: gongkai layouts check ${printable(file)}\n`

/** `layouts/putuo-2024.ts` gives `putuo_2024`. */
function suffixOf(file: string): string {
  const stem = basename(file).replace(/\.\w+$/u, '')
  return (
    stem
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '_')
      .replace(/^_+|_+$/gu, '')
      .slice(0, 30) || 'own'
  )
}

/**
 * Runs the conformance suite on the layouts of a file.
 *
 * @returns Exit code: 0 all pass, 1 some do not.
 */
export async function checkLayouts(file: string, config: ConfigFiles): Promise<number> {
  const { layouts, samples, given: tested } = await loadConfig({ ...config, layouts: resolve(file) })
  const failures = conformanceFailures(layouts, samples, { tested })
  process.stdout.write(failuresText(failures))
  const broken = new Set(failures.map(({ layout }) => layout)).size
  const name = printable(relative('.', resolve(file)))
  process.stdout.write(
    broken === 0
      ? `${name}: ${count(tested.length, 'layout')}, ${count(samples.length, 'sample')}; all pass\n`
      : `${name}: ${broken} of ${count(tested.length, 'layout')} ${broken === 1 ? 'does' : 'do'} not pass\n`,
  )
  return broken === 0 ? 0 : 1
}

const failuresText = (failures: readonly ConformanceFailure[]): string =>
  failures.map(({ layout, problem }) => `${layout}: ${problem.split('\n').map(printable).join('\n')}\n`).join('')
