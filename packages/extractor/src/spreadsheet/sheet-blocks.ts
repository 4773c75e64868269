import type { Block, Cell, Paragraph, Table } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { sideBySide } from './side-by-side.ts'
import { splitRows } from './split-rows.ts'
import type { SheetRow, VisibleSheet } from './visible-rows.ts'

/** The blocks of one sheet: its name and page header as running titles, then lines and tables. */
export function sheetBlocks(
  [name, ...header]: readonly [string, ...string[]],
  sheet: VisibleSheet,
  limits: Limits['sheet'],
): Block[] {
  const first = sheet.rows[0]?.cells[0]
  if (first === undefined) return []
  const blocks: Block[] = [name, ...header].map((text) => paragraph([text], first.place, 'header'))
  for (const part of sideBySide(sheet.rows).flatMap(splitRows)) {
    if (part.kind === 'table') blocks.push(table(name, part.rows, sheet, limits))
    else for (const row of part.rows) blocks.push(line(row))
  }
  return blocks
}

function paragraph(texts: readonly string[], place: Paragraph['place'], role: Paragraph['role']): Paragraph {
  const text = texts.join(' ')
  return { kind: 'paragraph', text, lines: [{ text, place }], place, role }
}

function line(row: SheetRow): Paragraph {
  const first = row.cells[0]
  if (first === undefined) throw new Error('a row without cells is not kept')
  return paragraph(
    row.cells.map((cell) => cell.text),
    first.place,
    'body',
  )
}

/** Empty rows inside a table and empty columns beside it are left out; the addresses tell where the rest stands. */
function table(name: string, rows: readonly SheetRow[], sheet: VisibleSheet, limits: Limits['sheet']): Table {
  const left = Math.min(...rows.map((row) => Math.min(...row.cells.map((cell) => cell.column))))
  const right = Math.max(...rows.map((row) => Math.max(...row.cells.map((cell) => cell.column))))
  const columnCount = right - left + 1
  const area = rows.length * columnCount
  if (area > limits.area) {
    throw new ReadError(
      'limit_cells',
      `a table of the sheet ${name} has ${rows.length} rows and ${columnCount} columns`,
      'Delete what stands far below and beside the tables.',
    )
  }
  const covered = new Uint8Array(area)
  const cells: Cell[] = []
  rows.forEach((row, r) => {
    for (const cell of row.cells) {
      const column = cell.column - left
      // Something in a cell that another one covers is not seen.
      if (covered[r * columnCount + column] === 1) continue
      const rowSpan = rowsWithin(rows, r, cell.rowSpan)
      const columnSpan = free(covered, r * columnCount + column, Math.min(cell.columnSpan, columnCount - column))
      for (let i = r; i < r + rowSpan; i++) {
        covered.fill(1, i * columnCount + column, i * columnCount + column + columnSpan)
      }
      cells.push({
        row: r,
        column,
        rowSpan,
        columnSpan,
        text: cell.text,
        place: cell.place,
        ...(cell.stored === undefined ? {} : { stored: cell.stored }),
      })
    }
  })
  for (let at = covered.indexOf(0); at !== -1; at = covered.indexOf(0, at + 1)) {
    const row = Math.floor(at / columnCount)
    const column = at % columnCount
    const address = sheet.addressOf(rows[row]?.row ?? 0, column + left)
    cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', place: { in: 'sheet', sheet: name, cell: address } })
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  const place = cells[0]?.place ?? { in: 'sheet', sheet: name, cell: 'A1' }
  return { kind: 'table', rowCount: rows.length, columnCount, cells, place, pageBreaks: [], foundBy: 'structure' }
}

/** How many of the rows that are kept a span over visible rows covers. */
function rowsWithin(rows: readonly SheetRow[], from: number, span: number): number {
  const end = (rows[from]?.row ?? 0) + span
  let count = 1
  while ((rows[from + count]?.row ?? end) < end) count++
  return count
}

function free(covered: Uint8Array, from: number, most: number): number {
  let span = 1
  while (span < most && covered[from + span] === 0) span++
  return span
}
