import type { Box, Cell, Table } from '../document.ts'
import type { TextLine } from '../text/lines.ts'
import { joinLines, tidy } from '../text/reading.ts'
import type { PartCell, TablePart } from './part.ts'
import { figure } from './split-rows.ts'

/** The finished table: a grid without holes, each cell with its text and place. */
export function toTable(part: TablePart): Table {
  const columnCount = part.xs.length - 1
  const cells = fillHoles(part, columnCount).map(toCell)
  return {
    kind: 'table',
    rowCount: part.rowCount,
    columnCount,
    cells,
    place: { in: 'page', page: part.firstPage, box: union(part.cells.filter((cell) => cell.page === part.firstPage)) },
    pageBreaks: part.pageBreaks,
    foundBy: part.foundBy,
  }
}

function toCell(cell: PartCell): Cell {
  const confidences = cell.lines.flatMap((line) => line.glyphs.flatMap((glyph) => glyph.confidence ?? []))
  const [first] = cell.lines
  const alternatives =
    cell.lines.length === 1 ? first?.glyphs.find((glyph) => glyph.alternatives)?.alternatives : undefined
  const indent = first === undefined ? 0 : Math.round((2 * (first.box[0] - cell.box[0])) / Math.max(1, first.size)) / 2
  return {
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: cellText(cell.lines, cell.box),
    place: { in: 'page', page: cell.page, box: round(cell.box) },
    ...(first === undefined ? {} : { indent }),
    ...(confidences.length === 0 ? {} : { confidence: Math.min(...confidences) }),
    ...(alternatives === undefined ? {} : { alternatives }),
  }
}

/** Lines joined; a figure that was too wide for its column is closed again (`5,627,31` `4.43`). */
function cellText(lines: readonly TextLine[], cell: Box): string {
  const whole: string[] = []
  lines.forEach((line, i) => {
    const [before, text] = [lines[i - 1], tidy(line.text)]
    const last = whole.length - 1
    const wrapped =
      before !== undefined && figure.test(before.text) && figure.test(line.text) && continuesFigure(before, line, cell)
    if (wrapped) whole[last] = `${whole[last] ?? ''}${text}`
    else whole.push(text)
  })
  return tidy(joinLines(whole))
}

/**
 * A figure is broken anywhere, where not one more digit found room; it has one decimal point. Its lines stand close, as two
 * figures of two rows do not.
 */
function continuesFigure(before: TextLine, next: TextLine, cell: Box): boolean {
  const points = (before.text + next.text).match(/[.．]/g)?.length ?? 0
  if (points > 1 || /^\s*\d{3,7}\s*$/.test(next.text)) return false
  const isClose = next.baseline - before.baseline < 1.7 * next.size
  const isWide = before.box[2] - before.box[0] > 0.4 * (cell[2] - cell[0])
  return isClose && isWide
}

function fillHoles(part: TablePart, columnCount: number): PartCell[] {
  const taken = new Uint8Array(part.rowCount * columnCount)
  for (const cell of part.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      taken.fill(1, row * columnCount + cell.column, row * columnCount + cell.column + cell.columnSpan)
    }
  }
  const cells = [...part.cells]
  taken.forEach((is, i) => {
    if (is === 1) return
    const [row, column] = [Math.floor(i / columnCount), i % columnCount]
    const beside = part.cells.find((cell) => cell.row === row) ?? part.cells[0]
    const [, top, , bottom] = beside?.box ?? [0, 0, 0, 0]
    const box: Box = [part.xs[column] ?? 0, top, part.xs[column + 1] ?? 0, bottom]
    cells.push({ row, column, rowSpan: 1, columnSpan: 1, box, lines: [], page: beside?.page ?? part.firstPage })
  })
  return cells.sort((a, b) => a.row - b.row || a.column - b.column)
}

export const round = ([x0, y0, x1, y1]: Box): Box => {
  const to = (value: number) => Math.round(value * 10) / 10
  return [to(x0), to(y0), to(x1), to(y1)]
}

export function union(items: readonly { readonly box: Box }[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { box } of items) {
    x0 = Math.min(x0, box[0])
    y0 = Math.min(y0, box[1])
    x1 = Math.max(x1, box[2])
    y1 = Math.max(y1, box[3])
  }
  return items.length === 0 ? [0, 0, 0, 0] : round([x0, y0, x1, y1])
}
