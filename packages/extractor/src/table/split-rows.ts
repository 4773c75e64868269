import type { TextLine } from '../text/lines.ts'
import type { FilledCell, PageTable } from './grid.ts'
import { toEntries } from './wrapped.ts'

/** A whole printed figure: digits with separators, or a sign that stands for none. */
export const figure = /^\s*(?:[-－−△▲(（]?\s*[\d０-９][\d０-９,，.．\s]*[)）]?\s*[%％]?|[-－—–]+)\s*$/

/**
 * Splits rows that rules do not tell apart. Where a table has column rules but no rules between its rows, one ruled row
 * holds many printed ones; a person tells them apart by the figures that stand below one another:
 *
 *     | 208   | 社会保障和就业支出     | 56.66 |
 *     | 20805 | 行政事业单位养老支出   | 52.06 |
 *
 * A row is split when a column holds several whole figures below one another. One wrapped figure is not several: it fills
 * its column to the right side.
 */
export function splitRows(table: PageTable): PageTable {
  const rowCount = table.ys.length - 1
  const cellsOfRow: FilledCell[][] = Array.from({ length: rowCount }, () => [])
  for (const cell of table.cells) if (cell.rowSpan === 1) cellsOfRow[cell.row]?.push(cell)

  const wraps = table.foundBy === 'rules'
  const cuts = cellsOfRow.map((cells) => rowCuts(cells, wraps))
  if (cuts.every((cut) => cut.length === 0)) return table

  const ys: number[] = []
  const firstRow: number[] = []
  for (let row = 0; row < rowCount; row++) {
    firstRow.push(ys.length)
    ys.push(table.ys[row] ?? 0, ...(cuts[row] ?? []))
  }
  firstRow.push(ys.length)
  ys.push(table.ys.at(-1) ?? 0)

  const cells = table.cells.flatMap((cell): FilledCell[] => {
    const [from, to] = [firstRow[cell.row] ?? 0, firstRow[cell.row + cell.rowSpan] ?? 0]
    if (cell.rowSpan > 1 || to - from === 1) return [{ ...cell, row: from, rowSpan: to - from }]
    return Array.from({ length: to - from }, (_, i) => {
      const [top, bottom] = [ys[from + i] ?? 0, ys[from + i + 1] ?? 0]
      return {
        ...cell,
        row: from + i,
        rowSpan: 1,
        box: [cell.box[0], top, cell.box[2], bottom],
        lines: cell.lines.filter((line) => middle(line) >= top && middle(line) < bottom),
      }
    })
  })
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { ...table, ys, cells }
}

const middle = (line: TextLine): number => (line.box[1] + line.box[3]) / 2

/** The positions at which a ruled row is to be cut; none where it is one row. */
function rowCuts(cells: readonly FilledCell[], wraps: boolean): number[] {
  if (!cells.some((cell) => holdsSeveralFigures(cell, wraps)) || (wraps && !hasSeveralLabels(cells))) return []
  const anchors = cells.flatMap((cell) =>
    cell.lines.filter((line) => figure.test(line.text)).map((line) => line.baseline),
  )
  const isAnchored = (line: TextLine) => anchors.some((at) => Math.abs(at - line.baseline) < 0.3 * line.size)
  const isAround = (before: TextLine, next: TextLine) =>
    next.baseline - before.baseline < 1.7 * next.size &&
    anchors.some((at) => Math.abs(at - (before.baseline + next.baseline) / 2) < 0.2 * next.size)
  const bands: { top: number; bottom: number }[] = []
  for (const cell of cells) {
    for (const entry of toEntries(cell.lines, cell.box[2], isAnchored, isAround)) {
      bands.push({
        top: Math.min(...entry.map((line) => line.box[1])),
        bottom: Math.max(...entry.map((line) => line.box[3])),
      })
    }
  }
  bands.sort((a, b) => a.top + a.bottom - b.top - b.bottom)
  const rows: { top: number; bottom: number }[] = []
  for (const band of bands) {
    const row = rows.at(-1)
    const overlap = row === undefined ? 0 : Math.min(row.bottom, band.bottom) - Math.max(row.top, band.top)
    const smaller = row === undefined ? 1 : Math.min(row.bottom - row.top, band.bottom - band.top)
    if (row !== undefined && overlap > 0.5 * smaller) {
      row.top = Math.min(row.top, band.top)
      row.bottom = Math.max(row.bottom, band.bottom)
    } else {
      rows.push({ ...band })
    }
  }
  return rows.slice(1).map((row, i) => ((rows[i]?.bottom ?? row.top) + row.top) / 2)
}

/** Rows have labels of their own. Where only figures stand (a line of column numbers over one of amounts) they are enough. */
function hasSeveralLabels(cells: readonly FilledCell[]): boolean {
  const labels = cells.filter((cell) => cell.lines.some((line) => !figure.test(line.text)))
  return labels.length === 0 || labels.some((cell) => toEntries(cell.lines, cell.box[2], () => false).length > 1)
}

/**
 * Whether figures stand below one another. A wrapped figure fills its column to the side.
 *
 * @param wraps Whether the column has walls at which a figure may be wrapped.
 */
function holdsSeveralFigures(cell: FilledCell, wraps: boolean): boolean {
  if (cell.lines.length < 2) return false
  const figures = cell.lines.filter((line) => figure.test(line.text) && /\d/.test(line.text))
  if (figures.length < 2 || figures.length < 0.8 * cell.lines.length) return false
  if (!wraps) return true
  return figures.slice(0, -1).every((line, i) => {
    if (/[.．,，]\s*$/.test(line.text) || /^\s*[.．,，]/.test(figures[i + 1]?.text ?? '')) return false
    const width = line.box[2] - line.box[0]
    const digit = width / Math.max(1, line.glyphs.length)
    return width < cell.box[2] - cell.box[0] - 1.5 * digit - 2
  })
}
