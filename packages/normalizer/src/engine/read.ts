import type { Cell } from '@gongkai/extractor'
import { type Layout, matchLength, type Named, type Panel } from '../layout.ts'
import type { Printed } from '../number/parse.ts'
import { isSumWord, withoutBrackets, yearOfLabel } from '../text/label.ts'
import { functionClass } from '../vocabulary/function-classes.ts'
import { type CodeContext, type RowKey, rowKey } from './key.ts'
import { codeByName, type NameBook } from './names.ts'
import { printedIn } from './printed.ts'
import type { Column, PanelColumns, Structure } from './structure.ts'

/** Why a printed number has no place in the vocabulary. */
export type Unplaced =
  | 'unknown_column'
  | 'unknown_line'
  | 'no_line'
  | 'other_year'
  | 'column_without_id'
  | 'malformed'
  | 'percent_in_money'

/** A number printed in a statement, with what it was matched to. */
export interface ReadNumber {
  readonly cell: Cell
  readonly column: Column
  readonly key: RowKey
  readonly printed: Extract<Printed, { kind: 'number' | 'malformed' }>
  readonly place: { readonly item: string; readonly column: string } | undefined
  readonly why?: Unplaced
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
  /** Words of `never` that were seen. */
  readonly vetoes: readonly string[]
}

type Entry = readonly [id: string, named: Named]

interface Match {
  readonly id: string
  readonly by: 'word' | 'sum'
}

export interface ReadOptions {
  /** Where lines without a code find it, best first. */
  readonly names: readonly NameBook[]
  readonly fiscalYear: number | undefined
}

/** Reads a statement by a layout: finds the id of every column and line, and the place of every number. */
export function read(structure: Structure, layout: Layout, options: ReadOptions): Reading {
  const columnIds = new Map<number, string>()
  const known = new Map<number, Unplaced>()
  const headerItems = new Map<number, Match>()
  const assigned = assignPanels(structure, layout)
  const fiscalYear = options.fiscalYear ?? newestYear(structure)

  for (const [index, panel] of structure.panels.entries()) {
    const declared = assigned[index]
    if (!declared) continue
    const columns = entriesOf(declared.columns)
    const items = entriesOf(declared.items)
    const matches = panel.values.map((column) => matchPath(column.path, columns, items))
    const years = panel.values.map((column) => otherYear(column, fiscalYear))
    const someOfThisYear = years.some((other) => !other)
    panel.values.forEach((column, at) => {
      const item = matchPath(column.path, items, columns)
      if (item) headerItems.set(column.index, item)
      if (years[at] && someOfThisYear) known.set(column.index, 'other_year')
      else if (layout.known && column.path.some((label) => matchLength(layout.known ?? [], label) > 0))
        known.set(column.index, 'column_without_id')
      else {
        const match = matches[at]
        if (match) columnIds.set(column.index, match.id)
      }
    })
    const open = panel.values.filter((column) => !columnIds.has(column.index) && !known.has(column.index))
    const only = columns.length === 1 ? columns[0] : undefined
    if (
      only &&
      open[0] &&
      open.length === 1 &&
      panel.values.every((column) => column === open[0] || known.has(column.index))
    )
      columnIds.set(open[0].index, only[0])
  }
  for (const [standIn, missing] of layout.standsIn ?? []) {
    if ([...columnIds.values()].includes(missing)) continue
    for (const [column, id] of columnIds) if (id === standIn) columnIds.set(column, missing)
  }

  // Items without codes may stand in the header: they do when at least two of its columns name different ones.
  const coded = assigned.some((panel) => panel?.codes || panel?.classes)
  const itemsInHeader =
    !coded &&
    new Set([...headerItems.values()].filter((match) => match.by === 'word').map((match) => match.id)).size >= 2

  // Nothing names a column: the items stand in the header, and the lines carry no word for one.
  const otherwise = itemsInHeader && columnIds.size === 0 ? layout.otherwise : undefined
  const numbers: ReadNumber[] = []
  const lines: ReadLine[] = []
  const seenItems = new Set<string>()
  const seenColumns = new Set(otherwise ? [otherwise] : columnIds.values())
  let codes = 0
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
    for (const each of keyed) {
      if (!each) continue
      const { index, panel, declared, state, key, line } = each
      const rowColumn = line ? undefined : matchLabels(key.labels, entriesOf(declared.columns))
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
        const printed = printedIn(cell)
        if (printed.kind !== 'number' && printed.kind !== 'malformed') continue
        numbers.push(place({ cell, column, key, printed }, line, rowColumn, sums.size))
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
    if (at.printed.kind === 'malformed') return fail('malformed')
    if (layout.measure === 'money' && (at.printed.unit === 'percent' || at.printed.unit === 'count'))
      return fail('percent_in_money')
    const why = known.get(at.column.index)
    if (why) return fail(why)
    const headerItem = headerItems.get(at.column.index)
    const column = columnIds.get(at.column.index) ?? rowColumn?.id ?? otherwise
    if (column === undefined) return fail('unknown_column')
    const item = itemsInHeader ? (headerItem?.by === 'word' || !line || line.by === 'sum' ? headerItem : line) : line
    if (!item) return fail(at.key.cells.length === 0 ? 'no_line' : 'unknown_line')
    const found = layout.place
      ? layout.place({ item: item.id, column, header: at.column.path, sums })
      : { item: item.id, column }
    return found ? { ...at, place: found } : fail('column_without_id')
  }

  if (itemsInHeader) for (const match of headerItems.values()) seenItems.add(match.id)
  return {
    numbers:
      numbers.length > 0 && numbers.every((number) => !number.place)
        ? placeNothingLine(numbers, columnIds, assigned)
        : numbers,
    lines,
    columnIds,
    seenColumns,
    seenItems,
    codes,
    vetoes: vetoesOf(structure, layout, lines),
  }
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

function entriesOf(declared: Readonly<Record<string, Named | undefined>>): Entry[] {
  return Object.entries(declared).filter((entry): entry is [string, Named] => entry[1] !== undefined)
}

/** Says nothing of which column it is: the word for an amount, a year, a column number. */
const neutral =
  /^(?:(?:本年)?(?:决算|统计|累计)?(?:数|金额|额)(?:合计)?|金额|决算|本年|20\d\d年度?|其中|[^\p{Script=Han}]*)$/u

/**
 * Finds the id of a header path from its leaf upwards. 小计 and 合计 mean what stands above them; with nothing above, the
 * entry declared by `sum`. Words of the other axis are passed over; an unknown word ends the search, because it narrows what
 * stands above it (`财政拨款收入 > 政府性基金`).
 */
export function matchPath(
  path: readonly string[],
  entries: readonly Entry[],
  others: readonly Entry[],
): Match | undefined {
  let sums = false
  for (const label of path.toReversed()) {
    if (isSumWord(label)) {
      sums = true
      continue
    }
    const found = matchLabel(label, entries)
    if (found) return found
    if (!sums && !neutral.test(label) && !matchLabel(label, others)) return undefined
  }
  const whole = sums ? entries.find(([, named]) => named.sum) : undefined
  return whole ? { id: whole[0], by: 'sum' } : undefined
}

function matchLabel(label: string, entries: readonly Entry[], seen?: ReadonlySet<string>): Match | undefined {
  let best: Match | undefined
  let longest = 0
  for (const text of new Set([label, withoutBrackets(label)])) {
    for (const [id, named] of entries) {
      if (named.after && !seen?.has(named.after)) continue
      const length = matchLength(named.words, text) + (named.after ? 0.5 : 0)
      if (length >= 1 && length > longest) {
        longest = length
        best = { id, by: 'word' }
      }
    }
    if (best) return best
  }
  return undefined
}

function matchLabels(
  labels: readonly string[],
  entries: readonly Entry[],
  seen?: ReadonlySet<string>,
): Match | undefined {
  for (const label of labels) {
    const found = matchLabel(label, entries, seen)
    if (found) return found
  }
  return undefined
}

function itemOfLine(
  key: RowKey,
  panel: Panel,
  state: { seen: Set<string>; codes: string[] },
  names: readonly NameBook[],
): Match | undefined {
  if (panel.codes && key.code && key.code[0] === (panel.codes === 'function' ? '2' : key.code[0] === '5' ? '5' : '3')) {
    state.codes.push(key.code)
    return { id: `${panel.codes}:${key.code}`, by: 'word' }
  }
  if (key.code && panel.codes) return undefined
  const items = entriesOf(panel.items)
  const found = matchLabels(key.labels, items, state.seen)
  if (found) return { id: found.id, by: key.labels.some(isSumWord) ? 'sum' : 'word' }
  if (key.labels.length > 0 && key.labels.every(isSumWord)) {
    const whole = items.find(([, named]) => named.sum)
    if (whole) return { id: whole[0], by: 'sum' }
  }
  for (const label of key.labels) {
    const code = panel.classes ? functionClass(label) : panel.codes ? codeByName(names, label, state.codes) : undefined
    if (!code) continue
    state.codes.push(code)
    return { id: `${panel.classes ? 'function' : panel.codes}:${code}`, by: 'word' }
  }
  return undefined
}

/** Which declared panel each printed one is: by the header above it, else by its lines, else by its order. */
function assignPanels(structure: Structure, layout: Layout): (Panel | undefined)[] {
  const declared = Object.values(layout.panels) as Panel[]
  if (declared.length === 1) return structure.panels.map(() => declared[0])
  return structure.panels.map((panel, index) => {
    const tops = new Set([...panel.keys, ...panel.values].map((column) => column.path[0] ?? ''))
    const under = declared.filter(
      (candidate) =>
        candidate.under && [...tops].some((top) => candidate.under && matchLength(candidate.under, top) > 0),
    )
    if (under.length === 1) return under[0]
    const votes = declared.map((candidate) => votesFor(structure, panel, candidate))
    const most = Math.max(...votes)
    if (most > 0 && votes.filter((count) => count === most).length === 1) return declared[votes.indexOf(most)]
    return declared[index]
  })
}

function votesFor(structure: Structure, panel: PanelColumns, declared: Panel): number {
  let votes = 0
  const context: CodeContext = { code: '' }
  for (let row = structure.split.body.from; row < structure.split.body.to; row++) {
    if (itemOfLine(rowKey(structure, panel, row, context), declared, { seen: new Set(), codes: [] }, [])) votes++
  }
  return votes
}

/** The newest year that the header names: that of the report, where nothing else tells. */
function newestYear(structure: Structure): number | undefined {
  const years = structure.columns.flatMap((column) => column.headerCells.map((cell) => yearOfLabel(cell.text)))
  const numbers = years.filter((year) => typeof year === 'number')
  return numbers.length > 0 ? Math.max(...numbers) : undefined
}

function otherYear(column: Column, fiscalYear: number | undefined): boolean {
  return column.headerCells.some((cell) => {
    const year = yearOfLabel(cell.text)
    return year === 'previous' || (year !== undefined && fiscalYear !== undefined && year !== fiscalYear)
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
