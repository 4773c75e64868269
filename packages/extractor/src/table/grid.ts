import type { Box, Table } from '../document.ts'
import type { TextLine } from '../text/lines.ts'

/** A grid cell with its place on the page, before text is read into it. Rows and columns are counted from 0. */
export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly box: Box
}

/**
 * A grid on one page: `xs` are the column boundaries from left to right, `ys` the row boundaries from top to bottom; every
 * position between them belongs to exactly one cell.
 */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
}

/** A cell with the lines that stand in it, top to bottom. */
export interface FilledCell extends GridCell {
  readonly lines: readonly TextLine[]
}

/** The part of a table that stands on one page. */
export interface PageTable {
  readonly page: number
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly FilledCell[]
  readonly foundBy: Table['foundBy']
}

export const gridBox = (grid: { readonly xs: readonly number[]; readonly ys: readonly number[] }): Box => [
  grid.xs[0] ?? 0,
  grid.ys[0] ?? 0,
  grid.xs.at(-1) ?? 0,
  grid.ys.at(-1) ?? 0,
]

/** The index of the interval of `bounds` in which `value` lies, or -1. */
export function intervalOf(bounds: readonly number[], value: number): number {
  let [low, high] = [0, bounds.length - 1]
  if (high < 1 || value < (bounds[0] ?? 0) || value > (bounds[high] ?? 0)) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (value < (bounds[middle] ?? 0)) high = middle
    else low = middle
  }
  return low
}
