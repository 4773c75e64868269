import type { Glyph } from '../page.ts'
import { cutAtGaps, glyphsToBaselines, toTextLine } from '../text/lines.ts'
import { type FilledCell, type Grid, intervalOf } from './grid.ts'

/** Letters closer than this (in letter heights) are one word; a word that a wall cuts belongs to one cell. */
const wordGap = 0.3

/** Letters set one by one stand this close, in letter heights. Two cells of their own keep room at the wall between them. */
const noGap = 0.03

/**
 * Puts each glyph into the cell in which its middle lies, and reads each cell line by line. A word that runs over the wall of
 * its cell (longer than its column) stays whole: the cell that holds most of it has it.
 */
export function fillCells(grid: Grid, glyphs: readonly Glyph[]): FilledCell[] {
  const owner = owners(grid)
  const columns = grid.xs.length - 1
  const cellAt = (x: number, y: number): number => {
    const [row, column] = [intervalOf(grid.ys, y), intervalOf(grid.xs, x)]
    return row < 0 || column < 0 ? -1 : (owner[row * columns + column] ?? -1)
  }
  const held: Glyph[][] = grid.cells.map(() => [])
  for (const baseline of glyphsToBaselines(glyphs)) {
    for (const word of cutAtGaps(baseline, wordGap)) {
      const at = word.map((glyph) => cellAt((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2))
      const isCut = at.some((cell) => cell !== at[0]) && (wallCutsLetter(word, at, grid) || wallCutsLabel(word, at))
      const whole = isCut ? mostFrequent(at) : undefined
      word.forEach((glyph, i) => {
        held[whole ?? at[i] ?? -1]?.push(glyph)
      })
    }
  }
  return grid.cells.map((cell, i) => {
    const lines = glyphsToBaselines(held[i] ?? []).map(toTextLine)
    return { ...cell, lines }
  })
}

/** For every grid position the index of the cell that covers it. */
export function owners(grid: Grid): Int32Array {
  const columns = grid.xs.length - 1
  const owner = new Int32Array(columns * (grid.ys.length - 1)).fill(-1)
  grid.cells.forEach((cell, i) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      owner.fill(i, row * columns + cell.column, row * columns + cell.column + cell.columnSpan)
    }
  })
  return owner
}

/** Whether, where the word changes its cell, the wall goes through a letter and not between two. */
function wallCutsLetter(word: readonly Glyph[], at: readonly number[], grid: Grid): boolean {
  return word.some((glyph, i) => {
    const next = word[i + 1]
    if (next === undefined || at[i] === at[i + 1]) return false
    return [at[i], at[i + 1]].some((cell) => {
      const box = grid.cells[cell ?? -1]?.box
      if (box === undefined) return false
      return [box[0], box[2]].some((wall) => cuts(glyph, wall) || cuts(next, wall))
    })
  })
}

const han = /^\p{Script=Han}$/u

/**
 * Whether a label goes on beyond a wall as if none stood there, its letters close together: `公用经费合|计`, where the
 * label was set over two cells without a wall between them and the columns of the page have one.
 */
function wallCutsLabel(word: readonly Glyph[], at: readonly number[]): boolean {
  const cut = at.findIndex((cell, i) => i > 0 && cell !== at[i - 1])
  const [left, right] = [word[cut - 1], word[cut]]
  if (left === undefined || right === undefined || cut < 2) return false
  if (!han.test(left.text) || !han.test(right.text)) return false
  // One label is cut once; where every letter has its cell, each is a label.
  return Math.abs(right.x0 - left.x1) <= noGap * left.size && at.slice(cut).every((cell) => cell === at[cut])
}

const cuts = (glyph: Glyph, wall: number): boolean => {
  const margin = 0.2 * (glyph.x1 - glyph.x0)
  return wall > glyph.x0 + margin && wall < glyph.x1 - margin
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = values[0] ?? -1
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (value >= 0 && count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
