import type { Cell, Table } from '@gongkai/extractor'

/** A table that can be asked for the cell that covers a position. */
export interface Grid {
  readonly table: Table
  readonly rowCount: number
  readonly columnCount: number
  at(row: number, column: number): Cell | undefined
  /** Cells that begin in the row and hold text, from left to right. */
  textsOf(row: number): readonly Cell[]
}

export function gridOf(table: Table): Grid {
  const positions: (Cell | undefined)[] = new Array(table.rowCount * table.columnCount)
  const rows: Cell[][] = Array.from({ length: table.rowCount }, () => [])
  for (const cell of table.cells) {
    const bottom = Math.min(cell.row + cell.rowSpan, table.rowCount)
    const right = Math.min(cell.column + cell.columnSpan, table.columnCount)
    for (let row = cell.row; row < bottom; row++)
      for (let column = cell.column; column < right; column++) positions[row * table.columnCount + column] = cell
    if (cell.text.trim() !== '') rows[cell.row]?.push(cell)
  }
  return {
    table,
    rowCount: table.rowCount,
    columnCount: table.columnCount,
    at: (row, column) =>
      row < 0 || column < 0 || row >= table.rowCount || column >= table.columnCount
        ? undefined
        : positions[row * table.columnCount + column],
    textsOf: (row) => rows[row] ?? [],
  }
}
