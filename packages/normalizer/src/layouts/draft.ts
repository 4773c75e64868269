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
import { drawTable } from './draw-table.ts'

/** A table of a report that no layout reads whole: what a declaration of it can start from. */
export interface Draft {
  /** Number of the table in the document, counted from 1. */
  readonly number: number
  readonly place: Place
  /** As printed, without what stands before the year. */
  readonly title: string | undefined
  /** The layout that comes nearest; none if it knows nothing of the table. */
  readonly nearest: Layout | undefined
  /** The nearest layout reads the table, but not all of it. */
  readonly partly: boolean
  readonly measure: 'money' | 'count'
  readonly codes: 'function' | 'economic' | undefined
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
const mostLines = 60
const rowsDrawn = 16

/** Tables with numbers that found no place, as far as they may be statements: forms of self-evaluations are none. */
export function draftsOf(document: ExtractedDocument, layouts: readonly Layout[]): readonly Draft[] {
  const fiscalYear = coverOf(document).fiscalYear ?? undefined
  return statementsOf(document, layouts, fiscalYear, vocabularyOf(fiscalYear), true).flatMap(draftOf)
}

function draftOf(traced: Traced): Draft[] {
  const { segment, structure, candidates, statement } = traced
  if (candidates[0]?.reasons.includes('a self-evaluation form')) return []
  const unplaced = statement ? unplacedIn(statement.reading.numbers) : numbersIn(traced)
  if (unplaced < (statement ? 1 : fewestNumbers)) return []
  const nearest = statement?.layout ?? nearestOf(candidates)
  const panels: readonly Panel[] = nearest ? Object.values(nearest.panels as Record<string, Panel>) : []
  const header = structure.columns.filter(({ role }) => role === 'value').flatMap(({ path }) => path)
  const printed = segment.titles[0]?.text ?? segment.otherTitle
  const title = printed?.replace(/^.*20\d\d年度?(?=.)/u, '')
  const units = segment.surroundings.flatMap(declaredUnits)
  return [
    {
      number: segment.index + 1,
      place: segment.table.place,
      title,
      nearest,
      partly: statement !== undefined,
      measure: nearest?.measure ?? 'money',
      codes: codesIn(traced),
      header: labelled(header, panels),
      lines: labelled(linesIn(traced), panels),
      unplaced,
      above: [title ?? '', units[0] === undefined ? '' : `单位：${units[0]}`].filter((line) => line !== ''),
      drawing: drawTable(segment.table, segment.from, Math.min(segment.to, structure.split.body.from + rowsDrawn)),
    },
  ]
}

function unplacedIn(numbers: readonly { readonly place: unknown; readonly why?: string }[]): number {
  return numbers.filter(({ place, why }) => !place && why !== 'other_year' && why !== 'column_without_id').length
}

function nearestOf(candidates: Traced['candidates']): Layout | undefined {
  const titled = candidates.find((candidate) => candidate.title)
  const fitting = candidates
    .filter((candidate) => candidate.fit > 0 && candidate.reading.vetoes.length === 0)
    .toSorted((a, b) => b.fit - a.fit || seen(b) - seen(a))
  return (titled ?? fitting[0])?.layout
}

const seen = ({ reading }: Traced['candidates'][number]): number => reading.seenColumns.size + reading.seenItems.size

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
