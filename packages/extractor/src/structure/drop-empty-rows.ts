import type { Cell, Table } from '../document.ts'

/**
 * Takes out the rows in which nothing begins: spacing rows of pages that a spreadsheet was saved as, and rows that are there only
 * because cells reach over them. The places of the other rows stay what they were.
 */
export function dropEmptyRows(table: Table): Table {
  const filled = new Uint8Array(table.rowCount)
  for (const cell of table.cells) if (cell.text !== '') filled[cell.row] = 1
  if (!filled.includes(0) || !filled.includes(1)) return table
  /** For every row, and for the end, how many rows that stay stand before it. */
  const before = new Uint32Array(table.rowCount + 1)
  for (let row = 0; row < table.rowCount; row++) before[row + 1] = (before[row] ?? 0) + (filled[row] ?? 0)
  const cells: Cell[] = []
  for (const cell of table.cells) {
    const row = before[cell.row] ?? 0
    const rowSpan = (before[cell.row + cell.rowSpan] ?? 0) - row
    if (rowSpan > 0) cells.push({ ...cell, row, rowSpan })
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { ...table, rowCount: before[table.rowCount] ?? 0, cells }
}
