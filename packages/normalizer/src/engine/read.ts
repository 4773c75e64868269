import type { Cell } from '@gongkai/extractor'
import { type Layout, matchLength, type Panel } from '../layout.ts'
import { formatDecimal } from '../number/decimal.ts'
import type { Printed } from '../number/parse.ts'
import { clean } from '../text/clean.ts'
import { headerLabel } from '../text/label.ts'
import { isOfOtherYear, matchColumns } from './columns.ts'
import { type CodeContext, type RowKey, rowKey } from './key.ts'
import { itemOfLine } from './lines.ts'
import { entriesOf, type Match, matchLabels } from './match.ts'
import type { NameBook } from './names.ts'
import { outOfStep } from './out-of-step.ts'
import { assignPanels } from './panels.ts'
import { printedIn } from './printed.ts'
import { runsTogether } from './run-together.ts'
import type { Column, Structure } from './structure.ts'

/** Why a printed number has no place in the vocabulary. */
export type Unplaced =
  | 'unknown_column'
  | 'unknown_line'
  | 'no_line'
  | 'other_year'
  | 'column_without_id'
  | 'malformed'
  | 'percent_in_money'
  | 'run_together'

/** A number printed in a statement, with what it was matched to. */
export interface ReadNumber {
  readonly cell: Cell
  readonly column: Column
  readonly key: RowKey
  readonly printed: Extract<Printed, { kind: 'number' | 'malformed' }>
  readonly place: FactPlace | undefined
  readonly why?: Unplaced
}

/** What a number is in the vocabulary. */
export interface FactPlace {
  readonly item: string
  readonly column: string
  /** Layout of another statement whose lines are printed in this one. */
  readonly of?: Layout
}

/** Key of the fact at a place: `table|item|column`. */
export function factKey(layout: Layout, { item, column, of }: FactPlace): string {
  return `${(of ?? layout).table}|${item}|${column}`
}

/** A line of a panel, for explanations. */
export interface ReadLine {
  readonly row: number
  readonly panel: number
  readonly key: RowKey
  readonly item: string | undefined
}

export interface Reading {
  readonly numbers: readonly ReadNumber[]
  readonly lines: readonly ReadLine[]
  /** Column ids by index of the grid column. */
  readonly columnIds: ReadonlyMap<number, string>
  /** Ids of columns and lines that were seen, whether or not they carry numbers. */
  readonly seenColumns: ReadonlySet<string>
  readonly seenItems: ReadonlySet<string>
  /** Lines with a code of the declared classification. */
  readonly codes: number
  /** Share of the lines in which figures and words run together. */
  readonly mixed: number
  /** Words of `never` that were seen. */
  readonly vetoes: readonly string[]
}

export interface ReadOptions {
  /** Where lines without a code find it, best first. */
  readonly names: readonly NameBook[]
  readonly fiscalYear: number | undefined
}

/** Reads a statement by a layout: finds the id of every column and line, and the place of every number. */
export function read(structure: Structure, layout: Layout, options: ReadOptions): Reading {
  const assigned = assignPanels(structure, layout)
  const { columnIds, known, headerItems, itemsInHeader, otherwise } = matchColumns(
    structure,
    layout,
    assigned,
    options.fiscalYear,
  )
  const shifted = outOfStep(structure)
  const numbers: ReadNumber[] = []
  const lines: ReadLine[] = []
  const seenItems = new Set<string>()
  const seenColumns = new Set(otherwise ? [otherwise] : columnIds.values())
  let codes = 0
  let mixedLines = 0
  let bodyLines = 0
  const states = structure.panels.map(() => ({
    seen: new Set<string>(),
    codes: [] as string[],
    context: { code: '' } as CodeContext,
  }))
  const taken = new Set<Cell>()
  const { from, to } = structure.split.body

  for (let row = from; row < to; row++) {
    if (structure.split.columnNumbers.has(row)) continue
    const keyed = structure.panels.map((panel, index) => {
      const declared = assigned[index]
      const state = states[index]
      if (!declared || !state) return undefined
      const key = rowKey(structure, panel, row, state.context)
      return { index, panel, declared, state, key, line: itemOfLine(key, declared, state, options.names) }
    })
    const sums = new Set(keyed.map((each) => (each?.line?.by === 'sum' ? each.key.cells[0] : undefined)))
    sums.delete(undefined)
    const mixed = structure.grid.textsOf(row).filter(runsTogether)
    if (mixed.length > 0) mixedLines++
    if (structure.grid.textsOf(row).length > 1) bodyLines++
    for (const each of keyed) {
      if (!each) continue
      const { index, panel, declared, state, key, line } = each
      const rowColumn = line ? undefined : matchLabels(key.labels.map(headerLabel), entriesOf(declared.columns))
      const notThisYear = rowColumn && key.cells.some((cell) => isOfOtherYear(cell.text, options.fiscalYear))
      if (line?.id.includes(':') && /^(?:function|economic):\d/u.test(line.id)) codes++
      if (rowColumn && itemsInHeader) seenColumns.add(rowColumn.id)
      if (line) {
        seenItems.add(line.id)
        state.seen.add(line.id)
      }
      if (key.cells.length > 0) lines.push({ row, panel: index, key, item: line?.id })
      for (const column of panel.values) {
        const cell = structure.grid.at(row, column.index)
        if (!cell || taken.has(cell) || cell.row < from) continue
        taken.add(cell)
        const printed = figureIn(cell)
        if (!printed) continue
        const at = { cell, column, key, printed }
        if ((mixed.length > 0 || key.holdsAmount) && printed.kind === 'number') {
          numbers.push({ ...at, place: undefined, why: 'run_together' })
          continue
        }
        numbers.push(
          notThisYear ? { ...at, place: undefined, why: 'other_year' } : place(at, line, rowColumn, sums.size),
        )
      }
      for (const cell of mixed) {
        const column = structure.columns[cell.column]
        if (taken.has(cell) || !column) continue
        taken.add(cell)
        numbers.push({
          cell,
          column,
          key,
          printed: { kind: 'malformed', raw: cell.text },
          place: undefined,
          why: 'malformed',
        })
      }
    }
  }

  function place(
    at: Omit<ReadNumber, 'place'>,
    line: Match | undefined,
    rowColumn: Match | undefined,
    sums: number,
  ): ReadNumber {
    const fail = (why: Unplaced): ReadNumber => ({ ...at, place: undefined, why })
    const orGuest = (why: Unplaced): ReadNumber => {
      const guest = line || headerItems.has(at.column.index) ? undefined : guestPlace(layout, at)
      return guest ? { ...at, ...guest } : fail(why)
    }
    if (at.printed.kind === 'malformed') return fail('malformed')
    if (layout.measure === 'money' && (at.printed.unit === 'percent' || at.printed.unit === 'count'))
      return orGuest('percent_in_money')
    if (shifted.has(at.column.index)) return fail('unknown_column')
    const why = known.get(at.column.index)
    if (why) return fail(why)
    const headerItem = headerItems.get(at.column.index)
    const named = columnIds.get(at.column.index) ?? rowColumn?.id
    // A word for another kind of figure in the line (`上年预算`) is not passed over.
    const column = named ?? (at.key.labels.some((label) => /预算|决算|上年|增减/u.test(label)) ? undefined : otherwise)
    if (column === undefined) return orGuest('unknown_column')
    const item = itemsInHeader ? (headerItem?.by === 'word' || !line || line.by === 'sum' ? headerItem : line) : line
    if (!item) return orGuest(at.key.cells.length === 0 ? 'no_line' : 'unknown_line')
    const found = layout.place
      ? layout.place({ item: item.id, column, header: at.column.path, sums })
      : { item: item.id, column }
    return found ? { ...at, place: found } : fail('column_without_id')
  }

  const certain = withoutContradictions(numbers)
  if (itemsInHeader) for (const match of headerItems.values()) seenItems.add(match.id)
  return {
    numbers:
      certain.length > 0 && certain.every((number) => !number.place)
        ? placeNothingLine(certain, columnIds, assigned)
        : certain,
    lines,
    columnIds,
    seenColumns,
    seenItems,
    codes,
    mixed: bodyLines > 0 ? mixedLines / bodyLines : 0,
    vetoes: vetoesOf(structure, layout, lines),
  }
}

/** The number of a value cell. A figure that shares its cell with words (`12.5合计`) was torn or run together: never certain. */
function figureIn(cell: Cell): ReadNumber['printed'] | undefined {
  const printed = printedIn(cell)
  if (printed.kind === 'number' || printed.kind === 'malformed') return printed
  return printed.kind === 'text' && cell.text.length <= 40 && (runsTogether(cell) || /\d[.,]\d/u.test(clean(cell.text)))
    ? { kind: 'malformed', raw: printed.raw }
    : undefined
}

/**
 * The place of a number in a statement that is printed in the same table: a line (`公务用车保有量（辆）`) or a column
 * (`机关运行经费决算数`) that this statement does not have. Such statements have one figure, that of the year.
 */
function guestPlace(
  layout: Layout,
  { column, key }: Pick<ReadNumber, 'column' | 'key'>,
): Pick<ReadNumber, 'place' | 'why'> | undefined {
  for (const of of layout.also ?? []) {
    const panel = Object.values(of.panels)[0]
    const id = panel && Object.keys(panel.columns)[0]
    if (!panel || id === undefined) continue
    const items = entriesOf(panel.items)
    const item = matchLabels(key.labels, items) ?? matchLabels(column.path, items)
    if (!item) continue
    if (column.path.some((label) => /预算/u.test(label))) return { place: undefined, why: 'column_without_id' }
    return { place: { item: item.id, column: id, of } }
  }
  return undefined
}

/**
 * Two columns that come out as the same one, with different figures in one line, have lost a head that told them apart
 * (`本年收入 > 合计` beside `本年支出 > 合计`): neither is certain.
 */
function withoutContradictions(numbers: readonly ReadNumber[]): readonly ReadNumber[] {
  const columnsOf = new Map<string, Map<string, Column>>()
  const doubtful = new Set<Column>()
  for (const { cell, column, place, printed } of numbers) {
    if (!place || place.of || printed.kind !== 'number') continue
    const at = `${cell.row}|${place.item}|${place.column}`
    const seen = columnsOf.get(at) ?? new Map<string, Column>()
    columnsOf.set(at, seen.set(formatDecimal(printed.value), column))
  }
  for (const seen of columnsOf.values()) {
    const columns = new Set(seen.values())
    if (columns.size > 1) for (const column of columns) doubtful.add(column)
  }
  if (doubtful.size === 0) return numbers
  return numbers.map(
    (number): ReadNumber =>
      doubtful.has(number.column) && number.place ? { ...number, place: undefined, why: 'unknown_column' } : number,
  )
}

/** The line `无` of an otherwise empty statement stands for the whole. */
function placeNothingLine(
  numbers: readonly ReadNumber[],
  columnIds: ReadonlyMap<number, string>,
  panels: readonly (Panel | undefined)[],
): ReadNumber[] {
  const hasTotal = panels.some((panel) => panel && 'total' in panel.items && panel.codes)
  return numbers.map((number) => {
    const column = columnIds.get(number.column.index)
    const saysNothing =
      number.key.labels.length > 0 && number.key.labels.every((label) => /^(?:无|本表无数据|无数据)$/u.test(label))
    if (!hasTotal || column === undefined || !saysNothing || number.why !== 'unknown_line') return number
    const { why: _, ...rest } = number
    return { ...rest, place: { item: 'total', column } }
  })
}

function vetoesOf(structure: Structure, layout: Layout, lines: readonly ReadLine[]): string[] {
  const never = layout.never
  if (!never) return []
  const labels = new Set([
    ...structure.columns.flatMap((column) => column.path),
    ...lines.flatMap((line) => line.key.labels),
  ])
  return [...labels].filter((label) => matchLength(never, label) > 0)
}
