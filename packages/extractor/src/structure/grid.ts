import type { Cell, Place, Table } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'

/** A cell as a file states it: in the row that it begins in, with the spans that the file claims. */
export interface StatedCell {
  readonly text: string
  /** As stated; anything, also nonsense. `rowSpan` 0 reaches to the last row (HTML). */
  readonly rowSpan: number
  readonly columnSpan: number
  readonly indent?: number
}

/** HTML, section 4.9.11: wider spans are cut to this. */
const widestSpan = 1_000

const tooLarge = (what: string): ReadError =>
  new ReadError(
    'limit_cells',
    `a table is too large: ${what}`,
    'If the file can be trusted, raise the limits of `sheet`.',
  )

/** A cell with its position and its spans cut to the grid. */
interface Placed {
  readonly cell: StatedCell
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/**
 * Lays stated cells out on a grid (the table model of HTML, section 4.9.12; Word's is the same): each takes the first free position of
 * its row. Columns in which no cell begins are no columns; positions that no cell covers become empty cells.
 *
 *     | a (2 columns) | b |        | a  a  b |
 *     | c | d |             gives  | c  d  · |
 *
 * @param placeOf place of a cell by its row and column in the grid, from 0
 * @throws ReadError `limit_cells`
 */
export function layOut(
  rows: readonly (readonly StatedCell[])[],
  placeOf: (row: number, column: number) => Place,
  place: Place,
  limits: Limits['sheet'],
): Table {
  const placed = position(rows, limits)
  const { columnCount, columnOf } = realColumns(placed)
  const area = rows.length * columnCount
  if (area > limits.cells) throw tooLarge(`${rows.length} rows and ${columnCount} columns`)
  const covered = new Uint8Array(area)
  const cells: Cell[] = []
  for (const { cell, row, column, rowSpan, columnSpan } of placed) {
    const from = columnOf(column)
    const to = columnOf(column + columnSpan)
    for (let r = row; r < row + rowSpan; r++) covered.fill(1, r * columnCount + from, r * columnCount + to)
    cells.push({
      row,
      column: from,
      rowSpan,
      columnSpan: to - from,
      text: cell.text,
      place: placeOf(row, from),
      ...(cell.indent === undefined ? {} : { indent: cell.indent }),
    })
  }
  for (let at = covered.indexOf(0); at !== -1; at = covered.indexOf(0, at + 1)) {
    const row = Math.floor(at / columnCount)
    const column = at % columnCount
    cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', place: placeOf(row, column) })
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { kind: 'table', rowCount: rows.length, columnCount, cells, place, pageBreaks: [], foundBy: 'structure' }
}

function position(rows: readonly (readonly StatedCell[])[], limits: Limits['sheet']): Placed[] {
  const placed: Placed[] = []
  /** Per column, the first row that is free. */
  const freeFrom: number[] = []
  let covered = 0
  rows.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column++
      const rowSpan = spanOf(cell.rowSpan, rows.length - row)
      let columnSpan = 0
      const widest = Math.max(1, Math.min(widestSpan, Math.trunc(cell.columnSpan) || 1))
      while (columnSpan < widest && (freeFrom[column + columnSpan] ?? 0) <= row) {
        freeFrom[column + columnSpan++] = row + rowSpan
      }
      covered += rowSpan * columnSpan
      if (covered > limits.area) throw tooLarge(`its cells cover more than ${limits.area} positions`)
      placed.push({ cell, row, column, rowSpan, columnSpan })
      column += columnSpan
    }
  })
  return placed
}

const spanOf = (stated: number, rest: number): number =>
  stated === 0 ? rest : Math.max(1, Math.min(rest, Math.trunc(stated) || 1))

/** Renumbers the columns so that only those remain in which a cell begins. */
function realColumns(placed: readonly Placed[]): { columnCount: number; columnOf: (column: number) => number } {
  const begins: boolean[] = []
  let width = 0
  for (const { column, columnSpan } of placed) {
    begins[column] = true
    width = Math.max(width, column + columnSpan)
  }
  const numbers: number[] = []
  let count = 0
  for (let column = 0; column < width; column++) {
    numbers.push(count)
    if (begins[column]) count++
  }
  numbers.push(count)
  return { columnCount: count, columnOf: (column) => numbers[column] ?? count }
}
