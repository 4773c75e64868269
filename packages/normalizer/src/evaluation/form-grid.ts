import type { Cell, Place, Table } from '@gongkai/extractor'
import { append } from '../checks/collect.ts'
import { clean } from '../text/clean.ts'

/** A cell as it stands on the rows of one form, counted from the first row of the form. */
export interface FormCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** Cleaned, without a unit or remark in brackets behind: how labels are compared. */
  readonly label: string
  readonly place: Place
}

/** The rows of one form, from one table or from several that continue one another. */
export interface FormGrid {
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: readonly FormCell[]
  /** The cell that covers a position. */
  readonly at: (row: number, column: number) => FormCell | undefined
  /** The cells that begin on a row, from left to right. */
  readonly row: (row: number) => readonly FormCell[]
}

export interface Rows {
  readonly table: Table
  readonly from: number
  readonly to: number
}

/** The cells that begin on some rows of a table. Cells are in the order of their rows, so that the first is found by halving. */
export function cellsOf({ table: { cells }, from, to }: Rows): readonly Cell[] {
  const firstAt = (row: number): number => {
    let [low, high] = [0, cells.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cells[middle]?.row ?? row) < row) low = middle + 1
      else high = middle
    }
    return low
  }
  return cells.slice(firstAt(from), firstAt(to))
}

/** Puts rows of one or more tables below one another. A cell that reaches beyond them is cut. */
export function toFormGrid(parts: readonly Rows[]): FormGrid {
  const cells: FormCell[] = []
  let offset = 0
  for (const { table, from, to } of parts) {
    for (const cell of cellsOf({ table, from, to })) {
      cells.push(toFormCell(cell, offset + cell.row - from, Math.min(cell.rowSpan, to - cell.row)))
    }
    offset += to - from
  }
  return gridOf(cells, offset, Math.max(0, ...parts.map(({ table }) => table.columnCount)))
}

/** The same form with its columns for rows. */
export function transposed({ cells, rowCount, columnCount }: FormGrid): FormGrid {
  const turned = cells
    .map((cell) => ({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
  return gridOf(turned, columnCount, rowCount)
}

function gridOf(cells: readonly FormCell[], rowCount: number, columnCount: number): FormGrid {
  const covered: (FormCell | undefined)[][] = []
  const rows = new Map<number, FormCell[]>()
  for (const cell of cells) {
    append(rows, cell.row, cell)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const line = covered[row] ?? []
      covered[row] = line
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line[column] = cell
    }
  }
  return {
    rowCount,
    columnCount,
    cells,
    at: (row, column) => covered[row]?.[column],
    row: (row) => rows.get(row) ?? [],
  }
}

function toFormCell(cell: Cell, row: number, rowSpan: number): FormCell {
  const { column, columnSpan, text, place } = cell
  return { row, column, rowSpan, columnSpan, text: text.trim(), label: toLabel(text), place }
}

export function toLabel(text: string): string {
  return clean(text)
    .replace(/(?:\([^()]*\))+:?$/u, '')
    .replace(/:$/u, '')
    .replace(/^(?:其中:)/u, '')
}
