import type { Layout } from '../layout.ts'
import { type Reading, type ReadOptions, read } from './read.ts'
import type { Segment } from './segments.ts'
import type { Structure } from './structure.ts'
import type { TitleMatch } from './title.ts'

/** What a layout makes of a table, and how well it fits. */
export interface Candidate {
  readonly layout: Layout
  readonly title: TitleMatch | undefined
  readonly reading: Reading
  /** Share of the printed numbers whose column is known and whose line has a label, 0 to 1; 1 if nothing is printed. */
  readonly fit: number
  /** 0 when the layout does not match; otherwise comparable between layouts. */
  readonly score: number
  /** Why the layout does not match, or what counts against it. */
  readonly reasons: readonly string[]
}

/** Words of project self-evaluation forms (项目支出绩效自评表): never a statement of the accounts. */
const evaluationForm = /^(?:一级指标|二级指标|三级指标|绩效指标|年度指标值|指标值|预算执行率.*|总体目标|年度总体目标)$/u

export interface RecogniseOptions extends ReadOptions {
  /** Weigh every layout, for an explanation. Otherwise only those that can still win: reading is what costs. */
  readonly thorough: boolean
  /** The layout of the statement before, which may go on. */
  readonly previous: Layout | undefined
}

/** Weighs layouts against a table; best first. */
export function recognise(
  structure: Structure,
  segment: Pick<Segment, 'titles' | 'otherTitle'>,
  layouts: readonly Layout[],
  options: RecogniseOptions,
): Candidate[] {
  const { titles, otherTitle } = segment
  const isForm =
    structure.columns.some((column) => column.path.some((label) => evaluationForm.test(label))) ||
    hasFormLabel(structure)
  const weigh = (layout: Layout): Candidate => {
    const title = titles.find((match) => match.layout === layout)
    const reading = read(structure, layout, options)
    const fit = fitOf(reading)
    const reasons = isForm
      ? ['a self-evaluation form']
      : reasonsAgainst(layout, reading, fit, title !== undefined, titles[0]?.text ?? otherTitle)
    return { layout, title, reading, fit, reasons, score: reasons.length > 0 ? 0 : scoreOf(title, reading, fit) }
  }
  const best = (candidates: readonly Candidate[]) => candidates.toSorted((a, b) => b.score - a.score || b.fit - a.fit)
  if (options.thorough) return best(layouts.map(weigh))
  if (isForm) return []
  if (titles.length > 0) return best(titles.map((title) => weigh(title.layout)))
  return best(layouts.filter((layout) => layout.alone || layout === options.previous).map(weigh))
}

function hasFormLabel(structure: Structure): boolean {
  let found = 0
  for (const cell of structure.grid.table.cells) {
    if (cell.row < structure.split.header.from || cell.row >= structure.split.body.to) continue
    if (cell.text.length < 20 && evaluationForm.test(cell.text.replace(/\s/gu, ''))) found++
  }
  return found >= 2
}

function fitOf(reading: Reading): number {
  const printed = reading.numbers.length
  if (printed === 0) return reading.seenColumns.size > 0 ? 1 : 0
  const understood = reading.numbers.filter(
    (number) =>
      number.place ||
      number.why === 'other_year' ||
      number.why === 'column_without_id' ||
      (number.why === 'unknown_line' && reading.columnIds.has(number.column.index)),
  )
  return understood.length / printed
}

const leastFitWithTitle = 0.3
const leastFitAlone = 0.8
export const columnsRunTogether = 'its columns run together'
/** Where figures and words run together in more lines than this, the columns were not found. */
const mostMixed = 0.1

function reasonsAgainst(
  layout: Layout,
  reading: Reading,
  fit: number,
  titled: boolean,
  titleOfAnother: string | undefined,
): string[] {
  const reasons: string[] = reading.vetoes.map((word) => `has ${word}`)
  if (reading.seenColumns.size === 0) reasons.push('no column known')
  if (reading.mixed > mostMixed) reasons.push(columnsRunTogether)
  if (titled) {
    if (fit < leastFitWithTitle) reasons.push(`only ${Math.round(fit * 100)} % of its numbers are understood`)
    return reasons
  }
  if (titleOfAnother) reasons.push(`the title is of another table: ${titleOfAnother}`)
  const alone = layout.alone
  if (!alone) return [...reasons, 'needs its title']
  const missing = alone.columns.filter((column) => !reading.seenColumns.has(column))
  if (missing.length > 0) reasons.push(`no title, and no column ${missing.join(', ')}`)
  if (reading.seenItems.size < (alone.items ?? 0))
    reasons.push(`no title, and ${reading.seenItems.size} of ${alone.items} lines known`)
  if (reading.codes < (alone.codes ?? 0)) reasons.push(`no title, and ${reading.codes} of ${alone.codes} codes`)
  const ids = [...reading.seenColumns]
  if (alone.never?.some((column) => ids.includes(column))) reasons.push('no title, and a column of another statement')
  if (fit < leastFitAlone) reasons.push(`no title, and only ${Math.round(fit * 100)} % of its numbers are understood`)
  return reasons
}

/** A title outweighs everything; of two titles the longer; without a title what was seen of columns and lines. */
function scoreOf(title: TitleMatch | undefined, reading: Reading, fit: number): number {
  const seen = reading.seenColumns.size + Math.min(reading.seenItems.size, 20) / 4
  return title ? 1000 + title.length * 10 + fit : fit * 10 + seen
}
