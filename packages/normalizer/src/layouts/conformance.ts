import { explain } from '../explain.ts'
import type { Layout } from '../layout.ts'
import { normalize } from '../normalize.ts'
import { document, table } from '../testing/draw.ts'
import type { ColumnId, ItemId, TableId } from '../vocabulary/tables.ts'
import { layoutName } from './declaration-problems.ts'

/** A small statement as it may be printed, and what must be read from it. */
export interface Sample<T extends TableId = TableId> {
  readonly layout: Layout<T>
  /** What is printed above the table, line by line: its title and its unit. */
  readonly above: readonly string[]
  /**
   * The table: a line for each row, cells between bars. `<` joins a position with the cell to its left, `^` with the one above.
   *
   *   | 项目     | <       | 本年支出 | <       |
   *   | 科目代码 | 科目名称 | 小计    | 基本支出 |
   */
  readonly table: string
  /** Every number of the table: `item|column`, and the number as printed. */
  readonly facts: { readonly [K in FactKey<T>]?: string }
}

type FactKey<T extends TableId> =
  | `${ItemId<T>}|${ColumnId<T>}`
  | `function:${number}|${ColumnId<T>}`
  | `economic:${number}|${ColumnId<T>}`

/** Declares a sample of a layout. Keys that the vocabulary of its table does not know do not compile. */
export function defineSample<const T extends TableId>(layout: Layout<T>, sample: Omit<Sample<T>, 'layout'>): Sample {
  return { layout, ...sample } as unknown as Sample
}

/** A rule that a layout breaks. */
export interface ConformanceFailure {
  /** Name of the layout. */
  readonly layout: string
  readonly problem: string
}

/**
 * What every layout must pass, built-in or outside: it has a sample; the sample is read by it, and by no other as well;
 * every number of the sample is placed, and where the sample says; where a guide is given, it has a row for the layout.
 *
 * @param layouts All that are enabled, in order.
 * @param samples At least one of each layout in `tested`.
 */
export function conformanceFailures(
  layouts: readonly Layout[],
  samples: readonly Sample[],
  options: {
    /** The layouts in question; all unless given. */
    readonly tested?: readonly Layout[]
    /** Text of the guide that lists the layouts. */
    readonly guide?: string
  } = {},
): readonly ConformanceFailure[] {
  return (options.tested ?? layouts).flatMap((layout) => {
    const own = samples.filter((sample) => sample.layout === (layout as Layout))
    const problems = own.flatMap((sample) => sampleProblems(sample, layouts))
    if (own.length === 0) problems.push('it has no sample; draw one with defineSample')
    if (options.guide !== undefined && !options.guide.includes(`| \`${layoutName(layout)}\` |`))
      problems.push('the guide has no row for it')
    return problems.map((problem) => ({ layout: layoutName(layout), problem }))
  })
}

function sampleProblems(sample: Sample, layouts: readonly Layout[]): string[] {
  const drawn = document(...sample.above, table(sample.table))
  const explained = explain(drawn, layouts)[0]
  if (!explained) return ['its sample holds no table']
  const name = layoutName(sample.layout)
  const [first, second] = explained.considered
  const own = explained.considered.find((one) => one.layout === name)
  if (own && own.reasons.length > 0) return [`its sample is not read by it: ${own.reasons.join('; ')}`]
  if (!first || explained.statement === undefined) return ['its sample is read by no layout']
  if (first.layout !== name) return [`its sample is read by ${first.layout}; make the title more special`]
  const problems: string[] = []
  if (second && second.score === first.score) problems.push(`its sample is read by ${second.layout} just as well`)
  for (const { raw, why, header, labels } of explained.unplaced)
    if (why !== 'other_year' && why !== 'column_without_id')
      problems.push(
        `${raw} of its sample has no place (${why}): line ${labels.join(' ')}, column ${header.join(' > ')}`,
      )
  return [...problems, ...factProblems(sample, drawn, layouts)]
}

const source = { sha256: '0'.repeat(64), name: 'sample', format: 'docx', bytes: 1, pages: 0 } as const

function factProblems(sample: Sample, drawn: ReturnType<typeof document>, layouts: readonly Layout[]): string[] {
  const { facts } = normalize(drawn, { source, layouts })
  const read = new Map(
    facts
      .filter((fact) => fact.table === sample.layout.table && fact.source.kind === 'table')
      .map((fact) => [`${fact.item}|${fact.column}`, fact.raw]),
  )
  if (Object.keys(sample.facts).length === 0) {
    const list = [...read].map(([key, raw]) => `\n    '${key}': '${raw}',`)
    return [`its sample says no facts; compare these with the report and copy them:${list.join('')}`]
  }
  const expected = new Map(Object.entries<string>(sample.facts as Record<string, string>))
  const missing = [...expected].flatMap(([key, raw]) => {
    const found = read.get(key)
    return found === raw ? [] : [`${key} of its sample should be ${raw}, but is ${found ?? 'not read'}`]
  })
  const extra = [...read].flatMap(([key, raw]) =>
    expected.has(key) ? [] : [`${key} of its sample is read as ${raw}, which the sample does not say`],
  )
  return [...missing, ...extra]
}
