import type { Rule } from '../page.ts'
import type { Grid, GridCell } from './grid.ts'
import type { RuleGroup } from './rules-to-groups.ts'
import { nearest, snap } from './snap.ts'
import { unionFind } from './union-find.ts'

/** Rules closer than this are one boundary: double lines, and borders that neighbouring cells draw each for itself. */
const snapTolerance = 3

/** A side is open when rules run on this far past the last one that closes them, in points. */
const openSide = 5

/** A wall stands between two cells when rules cover this share of their common side. */
const coveredShare = 0.5

/** Grids above this many positions are not tables that a person could read. */
const mostPositions = 200_000

/**
 * The grid that a group of rules draws:
 *
 *     edges → boundaries → elementary cells → cells with spans
 *
 * Boundaries are the distinct positions of rules; an outer side without a rule (open on the left, right, top or bottom) is
 * where the rules of the other direction end. Elementary cells between which no wall stands are one cell. `undefined` for
 * what is no grid of at least two cells.
 */
export function groupToGrid(group: RuleGroup): Grid | undefined {
  const xs = boundaries(group.vertical, group.horizontal)
  const ys = boundaries(group.horizontal, group.vertical)
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > mostPositions) return undefined

  const walls = { vertical: wallCover(group.vertical, xs), horizontal: wallCover(group.horizontal, ys) }
  const stands = (cover: readonly (readonly Interval[])[], line: number, from: number, to: number) =>
    covered(cover[line] ?? [], from, to) >= coveredShare * (to - from)

  const sets = unionFind(columns * rows)
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0]
    for (let column = 0; column < columns; column++) {
      const [left, right] = [xs[column] ?? 0, xs[column + 1] ?? 0]
      const here = row * columns + column
      if (column + 1 < columns && !stands(walls.vertical, column + 1, top, bottom)) sets.union(here, here + 1)
      if (row + 1 < rows && !stands(walls.horizontal, row + 1, left, right)) sets.union(here, here + columns)
    }
  }
  const owner = Array.from({ length: columns * rows }, (_, i) => sets.find(i))
  return compact(xs, ys, toRectangles(owner, columns, rows))
}

/** Positions of the rules of one direction, and the open outer sides, where the rules across run on. */
function boundaries(rules: readonly Rule[], across: readonly Rule[]): number[] {
  const drawn = snap(
    rules.map((rule) => ({ at: rule.at, weight: Math.max(rule.to - rule.from, 0.1) })),
    snapTolerance,
  )
  let [from, to] = [Infinity, -Infinity]
  for (const rule of across) {
    if (rule.from < from) from = rule.from
    if (rule.to > to) to = rule.to
  }
  const [first, last] = [drawn[0], drawn.at(-1)]
  if (first === undefined || last === undefined) return across.length > 0 ? [from, to] : []
  return [...(from < first - openSide ? [from] : []), ...drawn, ...(to > last + openSide ? [to] : [])]
}

type Interval = [from: number, to: number]

/** For each boundary the stretches that rules cover, merged and ascending. */
function wallCover(rules: readonly Rule[], at: readonly number[]): Interval[][] {
  const cover: Interval[][] = at.map(() => [])
  for (const rule of rules) cover[nearest(at, rule.at)]?.push([rule.from - 1.5, rule.to + 1.5])
  return cover.map((intervals) => {
    intervals.sort((a, b) => a[0] - b[0])
    const merged: Interval[] = []
    for (const [from, to] of intervals) {
      const last = merged.at(-1)
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
      else merged.push([from, to])
    }
    return merged
  })
}

function covered(intervals: readonly Interval[], from: number, to: number): number {
  let sum = 0
  for (const interval of intervals) {
    if (interval[0] >= to) break
    sum += Math.max(0, Math.min(to, interval[1]) - Math.max(from, interval[0]))
  }
  return sum
}

interface Rectangle {
  top: number
  left: number
  /** Inclusive. */
  bottom: number
  right: number
}

/**
 * Cells are rectangles. A set of elementary cells that is not one (a wall is broken off inside) is cut into runs of a row,
 * and equal runs of rows below one another are put together again.
 */
function toRectangles(owner: readonly number[], columns: number, rows: number): Rectangle[] {
  const bounds = new Map<number, Rectangle & { count: number }>()
  owner.forEach((root, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns]
    const box = bounds.get(root)
    if (box === undefined) {
      bounds.set(root, { top: row, bottom: row, left: column, right: column, count: 1 })
      return
    }
    box.bottom = Math.max(box.bottom, row)
    box.left = Math.min(box.left, column)
    box.right = Math.max(box.right, column)
    box.count++
  })
  const result: Rectangle[] = []
  const broken = new Set<number>()
  for (const [root, box] of bounds) {
    if (box.count === (box.bottom - box.top + 1) * (box.right - box.left + 1)) result.push(box)
    else broken.add(root)
  }
  if (broken.size === 0) return result

  let open = new Map<string, Rectangle>()
  for (let row = 0; row < rows; row++) {
    const next = new Map<string, Rectangle>()
    for (let left = 0; left < columns; ) {
      const root = owner[row * columns + left] ?? -1
      let right = left
      while (right + 1 < columns && owner[row * columns + right + 1] === root) right++
      if (broken.has(root)) {
        const key = `${root} ${left} ${right}`
        const above = open.get(key)
        if (above === undefined) {
          const run = { top: row, bottom: row, left, right }
          result.push(run)
          next.set(key, run)
        } else {
          above.bottom = row
          next.set(key, above)
        }
      }
      left = right + 1
    }
    open = next
  }
  return result
}

/** Drops boundaries at which no cell begins (a short rule, such as an underline, made them). */
function compact(xs: readonly number[], ys: readonly number[], cells: readonly Rectangle[]): Grid | undefined {
  const keep = (count: number, begins: (cell: Rectangle) => number) => {
    const used = new Set(cells.map(begins))
    const index: number[] = []
    const kept: number[] = []
    for (let i = 0; i < count; i++) {
      if (used.has(i)) kept.push(i)
      index.push(kept.length - 1)
    }
    return { index, kept }
  }
  const x = keep(xs.length - 1, (cell) => cell.left)
  const y = keep(ys.length - 1, (cell) => cell.top)
  if (x.kept.length * y.kept.length < 2) return undefined
  const gridXs = [...x.kept.map((i) => xs[i] ?? 0), xs.at(-1) ?? 0]
  const gridYs = [...y.kept.map((i) => ys[i] ?? 0), ys.at(-1) ?? 0]
  const gridCells = cells.map((cell): GridCell => {
    const [row, column] = [y.index[cell.top] ?? 0, x.index[cell.left] ?? 0]
    const [rowEnd, columnEnd] = [y.index[cell.bottom] ?? row, x.index[cell.right] ?? column]
    return {
      row,
      column,
      rowSpan: rowEnd - row + 1,
      columnSpan: columnEnd - column + 1,
      box: [gridXs[column] ?? 0, gridYs[row] ?? 0, gridXs[columnEnd + 1] ?? 0, gridYs[rowEnd + 1] ?? 0],
    }
  })
  gridCells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { xs: gridXs, ys: gridYs, cells: gridCells }
}
