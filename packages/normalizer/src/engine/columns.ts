import { type Layout, matchLength, type Panel } from '../layout.ts'
import { yearOfLabel } from '../text/label.ts'
import { entriesOf, type Match, matchPath } from './match.ts'
import type { Column, Structure } from './structure.ts'

/** What the value columns of a statement mean, by index of the grid column. */
export interface MatchedColumns {
  readonly columnIds: ReadonlyMap<number, string>
  /** Columns that are understood, but whose numbers have no place. */
  readonly known: ReadonlyMap<number, 'other_year' | 'column_without_id'>
  /** Items named by the header. */
  readonly headerItems: ReadonlyMap<number, Match>
  /** The items stand in the header and not in the lines. */
  readonly itemsInHeader: boolean
  /** The column that is meant where nothing names one. */
  readonly otherwise: string | undefined
}

/** Matches the header path of every value column to the columns, and where they stand there, the items of the layout. */
export function matchColumns(
  structure: Structure,
  layout: Layout,
  assigned: readonly (Panel | undefined)[],
  reportYear: number | undefined,
): MatchedColumns {
  const columnIds = new Map<number, string>()
  const known = new Map<number, 'other_year' | 'column_without_id'>()
  const headerItems = new Map<number, Match>()
  const fiscalYear = reportYear ?? newestYear(structure)

  for (const [index, panel] of structure.panels.entries()) {
    const declared = assigned[index]
    if (!declared) continue
    const columns = entriesOf(declared.columns)
    const items = entriesOf(declared.items)
    const hasBudget = columns.some(([id]) => id.startsWith('budget'))
    const matches = panel.values.map((column) => matchPath(column.path, columns, items))
    const years = panel.values.map((column) => otherYear(column, fiscalYear))
    const someOfThisYear = years.some((other) => !other)
    panel.values.forEach((column, at) => {
      const item = matchPath(column.path, items, columns)
      if (item) headerItems.set(column.index, item)
      if (years[at] && someOfThisYear) known.set(column.index, 'other_year')
      else if (!hasBudget && column.path.some((label) => ofBudget.test(label)))
        known.set(column.index, 'column_without_id')
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
  const named = [...headerItems.values()].filter((match) => match.by === 'word').map((match) => match.id)
  const differing = new Set(named).size
  const itemsInHeader = !coded && differing >= 2

  // Nothing names a column: the items stand in the header, once each, and the lines carry no word for one. Items that stand
  // there twice, for budget and accounts, have lost the head that told them apart.
  const otherwise = itemsInHeader && columnIds.size === 0 && named.length === differing ? layout.otherwise : undefined
  return { columnIds, known, headerItems, itemsInHeader, otherwise }
}

/** Figures of the budget beside those of the accounts. `一般公共预算` and its like are names of funds. */
const ofBudget = /(?:年初|全年|年度|调整后?|本年|当年|追加)的?预算|预算(?:数|金额|安排)$/u

/** The newest year that the header names: that of the report, where nothing else tells. */
function newestYear(structure: Structure): number | undefined {
  const years = structure.columns.flatMap((column) => column.headerCells.map((cell) => yearOfLabel(cell.text)))
  const numbers = years.filter((year) => typeof year === 'number')
  return numbers.length > 0 ? Math.max(...numbers) : undefined
}

function otherYear(column: Column, fiscalYear: number | undefined): boolean {
  return column.headerCells.some((cell) => isOfOtherYear(cell.text, fiscalYear))
}

/** The text says that figures are of another year than that of the report: `上年决算数`, `2022年决算数`. */
export function isOfOtherYear(text: string, fiscalYear: number | undefined): boolean {
  const year = yearOfLabel(text)
  return year === 'previous' || (year !== undefined && fiscalYear !== undefined && year !== fiscalYear)
}
