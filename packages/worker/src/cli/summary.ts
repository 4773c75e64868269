import { styleText } from 'node:util'
import { diagnosticsText, type ReportLine } from './report-line.ts'
import { clip, count, printable, table } from './text.ts'

export interface Run {
  readonly lines: readonly ReportLine[]
  readonly out: string
  readonly seconds: number
  readonly ignored: number
  readonly interrupted: boolean
}

const entityWidth = 40

/** What a run has done, for people: the reports read, those that failed and what can be done, the totals. */
export function summaryText(run: Run): string {
  const read = run.lines.filter((line) => line.kind === 'read')
  const failed = run.lines.filter((line) => line.kind === 'failed')
  const cancelled = run.lines.length - read.length - failed.length
  const parts = [readTable(read), failures(failed), [totals(run, read.length, failed.length, cancelled)]]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function readTable(read: readonly (ReportLine & { kind: 'read' })[]): readonly string[] {
  if (read.length === 0) return []
  const columns = [
    { title: 'report', align: 'left' },
    { title: 'entity', align: 'left' },
    { title: 'year', align: 'right' },
    { title: 'facts', align: 'right' },
    { title: 'placed', align: 'right' },
    { title: 'proven', align: 'right' },
    { title: 'diagnostics', align: 'left' },
  ] as const
  const [head = '', ...rows] = table(
    columns,
    read.map(({ name, summary: s }) => [
      printable(name),
      clip(s.entity, entityWidth),
      s.year,
      String(s.facts),
      `${s.placed}/${s.printed}`,
      s.proven === undefined ? '' : `${s.proven}/${s.facts}`,
      diagnosticsText(s.diagnostics),
    ]),
  )
  return [styleText('bold', head), ...rows]
}

function failures(failed: readonly (ReportLine & { kind: 'failed' })[]): readonly string[] {
  if (failed.length === 0) return []
  const lines = failed.flatMap(({ name, failure }) => [
    `  ${printable(name)}: ${styleText('red', failure.code)}: ${printable(failure.message)}`,
    `    ${printable(failure.advice)}`,
  ])
  return [styleText('bold', 'failed'), ...lines]
}

function totals(run: Run, read: number, failed: number, cancelled: number): string {
  const all = count(run.lines.length, 'report')
  const notes = [
    failed > 0 ? `${failed} failed` : '',
    run.interrupted ? `interrupted: ${cancelled} not read` : '',
    run.ignored > 0 ? `${count(run.ignored, 'other file')} in the folders passed over` : '',
  ].filter((note) => note !== '')
  const head = `Read ${read} of ${all} in ${run.seconds.toFixed(1)} s into ${printable(run.out)}`
  return [head, ...notes].join('; ')
}
