import type { Cell, Table } from '@gongkai/extractor'
import { printable, width } from '../cli/text.ts'

/** A cell with the text to show in it. */
export interface ShownCell extends Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'> {
  readonly text: string
}

const narrowest = 4

/**
 * Draws a table with its merged cells as lines of text, texts wrapped so that the whole fits into `columns` of the
 * terminal (as long as every column keeps a few letters).
 *
 *   ┌──────┬───────────┐
 *   │ 项目 │ 决算数    │
 *   │      ├─────┬─────┤
 *   │      │ 小计│ 基本│
 *   └──────┴─────┴─────┘
 */
export function drawGrid(
  table: Pick<Table, 'rowCount' | 'columnCount'> & { cells: readonly ShownCell[] },
  columns: number,
): readonly string[] {
  const cells = table.cells.map((cell) => ({ ...cell, text: printable(cell.text) }))
  const widths = narrow(naturalWidths(cells, table.columnCount), columns - table.columnCount - 1)
  const lefts = edges(widths)
  const wrapped = cells.map((cell) => ({ ...cell, lines: wrap(cell.text, span(lefts, cell.column, cell.columnSpan)) }))
  const tops = edges(heights(wrapped, table.rowCount))
  const canvas = new Canvas((tops.at(-1) ?? 0) + 1, (lefts.at(-1) ?? 0) + 1)
  for (const cell of wrapped) {
    const [x0 = 0, x1 = 0] = [lefts[cell.column], lefts[cell.column + cell.columnSpan]]
    const [y0 = 0, y1 = 0] = [tops[cell.row], tops[cell.row + cell.rowSpan]]
    canvas.frame(x0, y0, x1, y1)
    for (const [i, line] of cell.lines.entries()) canvas.write(x0 + 1, y0 + 1 + i, line)
  }
  return canvas.lines()
}

/** Width of every column if nothing were wrapped. What a merged cell lacks is shared among its columns. */
function naturalWidths(cells: readonly ShownCell[], columnCount: number): number[] {
  const widths = new Array<number>(columnCount).fill(narrowest)
  for (const cell of [...cells].sort((a, b) => a.columnSpan - b.columnSpan)) {
    const covered = widths.slice(cell.column, cell.column + cell.columnSpan)
    const lacking = width(cell.text) - covered.reduce((sum, w) => sum + w + 1, -1)
    if (lacking <= 0) continue
    const each = Math.ceil(lacking / cell.columnSpan)
    for (const [i, w] of covered.entries()) widths[cell.column + i] = w + each
  }
  return widths
}

/** Narrows the widest columns until their sum fits. */
function narrow(widths: readonly number[], most: number): readonly number[] {
  const sorted = [...widths].sort((a, b) => a - b)
  let left = most
  for (const [i, w] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - i))
    if (w > share) return widths.map((own) => Math.min(own, Math.max(narrowest, share)))
    left -= w
  }
  return widths
}

/** Positions of the lines between parts of the given sizes. */
function edges(sizes: readonly number[]): readonly number[] {
  const at = [0]
  for (const size of sizes) at.push((at.at(-1) ?? 0) + size + 1)
  return at
}

const span = (at: readonly number[], from: number, count: number): number =>
  (at[from + count] ?? 0) - (at[from] ?? 0) - 1

function heights(cells: readonly (ShownCell & { lines: readonly string[] })[], rowCount: number): readonly number[] {
  const rows = new Array<number>(rowCount).fill(1)
  for (const cell of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const has = rows.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, h) => sum + h + 1, -1)
    const last = cell.row + cell.rowSpan - 1
    if (cell.lines.length > has) rows[last] = (rows[last] ?? 0) + cell.lines.length - has
  }
  return rows
}

/** Breaks anywhere: Chinese has no spaces, and numbers of a narrow column must not be cut off. */
function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const w = width(character)
    if (used + w > most && line !== '') {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += w
  }
  return [...lines, line]
}

/** Bits of a junction: which of its four arms are drawn. */
const up = 1
const right = 2
const down = 4
const left = 8
const junctions = ' ╵╶└╷│┌├╴┘─┴┐┤┬┼'

/** Letters and lines on a field of terminal columns. */
class Canvas {
  readonly #arms: number[][]
  readonly #texts: string[][]

  constructor(rows: number, columns: number) {
    this.#arms = Array.from({ length: rows }, () => new Array<number>(columns).fill(0))
    this.#texts = Array.from({ length: rows }, () => new Array<string>(columns).fill(' '))
  }

  frame(x0: number, y0: number, x1: number, y1: number): void {
    for (let x = x0; x < x1; x++) {
      for (const y of [y0, y1]) {
        this.#arm(x, y, right)
        this.#arm(x + 1, y, left)
      }
    }
    for (let y = y0; y < y1; y++) {
      for (const x of [x0, x1]) {
        this.#arm(x, y, down)
        this.#arm(x, y + 1, up)
      }
    }
  }

  write(x: number, y: number, text: string): void {
    const row = this.#texts[y]
    if (row === undefined) return
    let at = x
    for (const character of text) {
      row[at] = character
      // The second column of a wide character is taken; a character without width joins the one before it.
      const w = width(character)
      for (let i = 1; i < w; i++) row[at + i] = ''
      at += w
    }
  }

  lines(): readonly string[] {
    return this.#texts.map((row, y) =>
      row.map((text, x) => ((this.#arms[y]?.[x] ?? 0) === 0 ? text : junctions[this.#arms[y]?.[x] ?? 0])).join(''),
    )
  }

  #arm(x: number, y: number, arm: number): void {
    const row = this.#arms[y]
    if (row !== undefined) row[x] = (row[x] ?? 0) | arm
  }
}
