import type { Cell } from './grid.ts'
import type { TableBlock } from './markup.ts'
import { wrap } from './wrap.ts'

const PAD = 2.5
const LEADING = 1.25

/** A part of a cell on one page, in points from the top left of the table's part on that page. */
export interface Portion {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  readonly align: string
  /** A line stays at the top when the cell is cut. */
  readonly top: boolean
  /** Sides without a rule. */
  readonly open: { readonly left: boolean; readonly right: boolean }
}

/** What of a table stands on one page. */
export interface TablePart {
  readonly height: number
  readonly portions: readonly Portion[]
}

export interface Room {
  readonly width: number
  readonly first: number
  readonly full: number
}

interface Measured {
  readonly cell: Cell
  readonly lines: string[]
}

export const lineHeightOf = (size: number): number => size * LEADING

/**
 * Lays a table out over pages. All rows stand on one tall strip; the strip is cut where a page ends, between two
 * rows or, if the table allows it, through a row:
 *
 *     row 1 ┄┄┄┄┄┄┄┄            page 1
 *     row 2 first line
 *     ────────────── cut ────
 *           second line         page 2
 *     row 3 ┄┄┄┄┄┄┄┄
 */
export function layTable(table: TableBlock, room: Room, measure: (text: string, size: number) => number): TablePart[] {
  const { style, grid } = table
  const unit = room.width / style.widths.reduce((a, b) => a + b, 0)
  const lefts = edgesOf(style.widths.map((width) => width * unit))
  const at = (column: number): number => lefts[column] ?? 0
  const lineHeight = lineHeightOf(style.size)
  const measured: Measured[] = grid.cells.map((cell) => ({
    cell,
    lines: wrap(cell.text, at(cell.column + cell.columns) - at(cell.column) - 2 * PAD, (t) => measure(t, style.size)),
  }))
  const heights = rowHeights(measured, grid.rows, style.row, lineHeight)
  const head = style.repeat ? sum(heights, 0, style.head) : 0
  const breaks = breaksOf(heights, room, head, style.cut ? lineHeight : undefined)
  const tops = edgesOf(heights)
  const bottom = tops.at(-1) ?? 0

  return breaks.map((start, page) => {
    const end = breaks[page + 1] ?? bottom
    const shift = page > 0 ? head : 0
    const portions: Portion[] = []
    for (const { cell, lines } of measured) {
      const y0 = tops[cell.row] ?? 0
      const y1 = tops[cell.row + cell.rows] ?? bottom
      const common = {
        x: at(cell.column),
        width: at(cell.column + cell.columns) - at(cell.column),
        align: alignOf(cell, style.align, style.head),
        open: {
          left: cell.column === 0 && style.open,
          right: cell.column + cell.columns === grid.columns && style.open,
        },
      }
      if (page > 0 && style.repeat && cell.row < style.head)
        portions.push({ ...common, y: y0, height: y1 - y0, lines, top: false })
      if (y1 <= start + 0.01 || y0 >= end - 0.01) continue
      const from = Math.max(y0, start)
      const to = Math.min(y1, end)
      const share = linesOn(lines, y0, y1, page, breaks, lineHeight)
      const y = from - start + shift
      portions.push({
        ...common,
        y,
        height: to - from,
        lines: share,
        top: share.length < lines.length && share.length > 0,
      })
    }
    return { height: end - start + shift, portions }
  })
}

/** Where each column or row begins, and where the last one ends. */
function edgesOf(sizes: readonly number[]): number[] {
  const edges = [0]
  for (const size of sizes) edges.push((edges.at(-1) ?? 0) + size)
  return edges
}

function alignOf(cell: Cell, align: string, head: number): string {
  if (cell.align !== undefined) return cell.align
  if (cell.row < head || cell.columns > 1) return 'c'
  return align[cell.column] ?? 'c'
}

function rowHeights(measured: readonly Measured[], rows: number, least: number, lineHeight: number): number[] {
  const heights = new Array<number>(rows).fill(least)
  const byRows = [...measured].sort((a, b) => a.cell.rows - b.cell.rows)
  for (const { cell, lines } of byRows) {
    const wanted = lines.length * lineHeight + 2 * PAD
    const last = cell.row + cell.rows - 1
    const missing = wanted - sum(heights, cell.row, last + 1)
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing
  }
  return heights
}

/** The starts of the pages on the strip; a row that is cut grows by a line, so that nothing is squeezed. */
function breaksOf(heights: number[], room: Room, head: number, cutLine: number | undefined): number[] {
  const breaks = [0]
  let top = 0
  let space = room.first
  for (let row = 0; row < heights.length; row++) {
    const height = heights[row] ?? 0
    const start = breaks.at(-1) ?? 0
    const left = space - (top - start)
    if (height > left) {
      const cut = cutLine !== undefined && left >= cutLine + 2 * PAD && height >= 2 * cutLine + 2 * PAD - 0.01
      if (cut) heights[row] = Math.max(height, left) + cutLine + 2 * PAD
      breaks.push(cut ? top + left : top)
      space = room.full - head
    }
    top += heights[row] ?? 0
  }
  return breaks
}

/** The lines of a cell that fall on a page: each page takes as many as it has room for, the last one the rest. */
function linesOn(
  lines: readonly string[],
  y0: number,
  y1: number,
  page: number,
  breaks: readonly number[],
  lineHeight: number,
): string[] {
  let from = 0
  for (let p = 0; p < breaks.length; p++) {
    const start = Math.max(y0, breaks[p] ?? 0)
    const end = Math.min(y1, breaks[p + 1] ?? y1)
    if (end - start <= 0.01) continue
    const rest = y1 > end + 0.01
    const fits = rest ? Math.max(0, Math.floor((end - start - 2 * PAD + 0.01) / lineHeight)) : lines.length
    const to = Math.min(lines.length, from + fits)
    if (p === page) return lines.slice(from, to)
    from = to
  }
  return []
}

function sum(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to).reduce((a, b) => a + b, 0)
}
