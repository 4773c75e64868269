import type { Cell, Place, Table } from '@gongkai/extractor'
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
  const covered: (FormCell | undefined)[][] = []
  let offset = 0
  const rows = new Map<number, FormCell[]>()
  for (const { table, from, to } of parts) {
    for (const cell of cellsOf({ table, from, to })) {
      const placed = toFormCell(cell, offset + cell.row - from, Math.min(cell.rowSpan, to - cell.row))
      cells.push(placed)
      const beginning = rows.get(placed.row)
      if (beginning === undefined) rows.set(placed.row, [placed])
      else beginning.push(placed)
      for (let row = placed.row; row < placed.row + placed.rowSpan; row += 1) {
        const line = covered[row] ?? []
        covered[row] = line
        for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line[column] = placed
      }
    }
    offset += to - from
  }
  return {
    rowCount: offset,
    columnCount: Math.max(0, ...parts.map(({ table }) => table.columnCount)),
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
