import type { ExtractedDocument, Place } from '@gongkai/extractor'
import { rowKey } from '../engine/key.ts'
import { entriesOf, matchLabels } from '../engine/match.ts'
import { printedIn } from '../engine/printed.ts'
import { coverOf } from '../engine/report.ts'
import { statementsOf, type Traced } from '../engine/statements.ts'
import type { Layout, Panel } from '../layout.ts'
import { isSumWord } from '../text/label.ts'
import { declaredUnits } from '../text/money-unit.ts'
import { vocabularyOf } from '../vocabulary/books.ts'
import { functionClass } from '../vocabulary/function-classes.ts'
import type { TableId } from '../vocabulary/tables.ts'
import { drawTable } from './draw-table.ts'

/** A table of a report that no layout reads whole: what a declaration of it can start from. */
export interface Draft {
  /** Number of the table in the document, counted from 1. */
  readonly number: number
  readonly place: Place
  /** As printed, without what stands before the year. */
  readonly title: string | undefined
  /** The statement that it is, if known. */
  readonly statement: TableId | undefined
  /** The layout that comes nearest; none if it knows less than half of what the table says. */
  readonly nearest: Layout | undefined
  /** The nearest layout reads the table, but not all of it. */
  readonly partly: boolean
  readonly measure: 'money' | 'count'
  readonly codes: 'function' | 'economic' | undefined
  /** Lines are named like classes of the functional classification; these are left out of `lines`. */
  readonly classes: boolean
  /** Labels of the header, each once, and what they mean to the nearest layout. */
  readonly header: readonly DraftLabel[]
  /** Labels of lines that carry no code. */
  readonly lines: readonly DraftLabel[]
  /** Numbers without a place. */
  readonly unplaced: number
  /** What is printed above the table and says title and unit. */
  readonly above: readonly string[]
  /** The table, drawn; long ones to the first lines. */
  readonly drawing: string
}

export interface DraftLabel {
  readonly label: string
  readonly item: string | undefined
  readonly column: string | undefined
}

const fewestNumbers = 3
const fewestClasses = 3
const mostLines = 60
const rowsDrawn = 16

/**
 * Tables with numbers that found no place, as far as they may be statements: forms of self-evaluations are none.
 *
 * @param statement What the tables are, if the user knows it.
 */
export function draftsOf(
  document: ExtractedDocument,
  layouts: readonly Layout[],
  statement?: TableId,
): readonly Draft[] {
  const fiscalYear = coverOf(document).fiscalYear ?? undefined
  return statementsOf(document, layouts, fiscalYear, vocabularyOf(fiscalYear), true).flatMap((traced) =>
    draftOf(traced, statement),
  )
}

function draftOf(traced: Traced, told: TableId | undefined): Draft[] {
  const { segment, structure, candidates, statement } = traced
  if (candidates[0]?.reasons.includes('a self-evaluation form')) return []
  const unplaced = statement ? unplacedIn(statement.reading.numbers) : numbersIn(traced)
  if (unplaced < (statement ? 1 : fewestNumbers)) return []
  const header = structure.columns.filter(({ role }) => role === 'value').flatMap(({ path }) => path)
  const named = linesIn(traced)
  const classes = named.filter((label) => functionClass(label) !== undefined).length >= fewestClasses
  const lines = classes ? named.filter((label) => functionClass(label) === undefined) : named
  const weighed = candidates.filter(({ layout }) => told === undefined || layout.table === told)
  const nearest = statement?.layout ?? nearestOf(weighed, [...header, ...lines])
  const panels = panelsOf(nearest)
  const printed = segment.titles[0]?.text ?? segment.otherTitle
  const title = printed?.replace(/^.*20\d\d年度?(?=.)/u, '')
  const units = segment.surroundings.flatMap(declaredUnits)
  return [
    {
      number: segment.index + 1,
      place: segment.table.place,
      title,
      statement: told ?? nearest?.table,
      nearest,
      partly: statement !== undefined,
      measure: nearest?.measure ?? 'money',
      codes: codesIn(traced),
      classes,
      header: labelled(header, panels),
      lines: labelled(lines, panels),
      unplaced,
      above: [title ?? '', units[0] === undefined ? '' : `单位：${units[0]}`].filter((line) => line !== ''),
      drawing: drawTable(segment.table, segment.from, Math.min(segment.to, structure.split.body.from + rowsDrawn)),
    },
  ]
}

function unplacedIn(numbers: readonly { readonly place: unknown; readonly why?: string }[]): number {
  return numbers.filter(({ place, why }) => !place && why !== 'other_year' && why !== 'column_without_id').length
}

const panelsOf = (layout: Layout | undefined): readonly Panel[] =>
  layout ? Object.values(layout.panels as Record<string, Panel>) : []

/** The layout of the title; else the one that knows most of the labels, at least half. */
function nearestOf(candidates: Traced['candidates'], labels: readonly string[]): Layout | undefined {
  const titled = candidates.find((candidate) => candidate.title)
  if (titled) return titled.layout
  const known = candidates
    .map(({ layout, fit }) => {
      const all = labelled(labels, panelsOf(layout))
      return { layout, fit, share: all.filter(({ item, column }) => item ?? column).length / Math.max(all.length, 1) }
    })
    .toSorted((a, b) => b.share - a.share || b.fit - a.fit)
  return known[0] && known[0].fit > 0 && known[0].share >= 0.5 ? known[0].layout : undefined
}

function* bodyCells({ structure }: Traced) {
  const { split, grid, panels } = structure
  for (let row = split.body.from; row < split.body.to; row++) {
    if (split.columnNumbers.has(row)) continue
    for (const panel of panels) yield { row, panel, grid }
  }
}

function numbersIn(traced: Traced): number {
  let numbers = 0
  for (const { row, panel, grid } of bodyCells(traced))
    for (const column of panel.values) {
      const cell = grid.at(row, column.index)
      if (cell?.row === row && cell.column === column.index && printedIn(cell).kind === 'number') numbers++
    }
  return numbers
}

function keysIn(traced: Traced) {
  const context = { code: '' }
  return [...bodyCells(traced)].map(({ row, panel }) => rowKey(traced.structure, panel, row, context))
}

function linesIn(traced: Traced): string[] {
  return keysIn(traced).flatMap((key) => (key.code === undefined ? key.labels : []))
}

function codesIn(traced: Traced): Draft['codes'] {
  const codes = keysIn(traced).flatMap((key) => key.code ?? [])
  const functional = codes.filter((code) => code.startsWith('2')).length
  const economic = codes.filter((code) => /^[35]/u.test(code)).length
  if (functional + economic === 0) return undefined
  return functional >= economic ? 'function' : 'economic'
}

function labelled(labels: readonly string[], panels: readonly Panel[]): DraftLabel[] {
  const meaning = (label: string, kind: 'items' | 'columns'): string | undefined => {
    for (const panel of panels) {
      const entries = entriesOf(panel[kind])
      const found = matchLabels([label], entries, new Set(entries.map(([id]) => id)))
      if (found) return found.id
      if (isSumWord(label)) return entries.find(([, named]) => named.sum)?.[0]
    }
    return undefined
  }
  return [...new Set(labels)]
    .slice(0, mostLines)
    .map((label) => ({ label, item: meaning(label, 'items'), column: meaning(label, 'columns') }))
}
