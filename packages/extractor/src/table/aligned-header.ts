import type { TextLine } from '../text/lines.ts'
import type { Extent } from './aligned-columns.ts'
import type { FilledCell } from './grid.ts'

interface Head {
  /** First and last column that it stands over. */
  first: number
  last: number
  row: number
  readonly lines: TextLine[]
}

/**
 * The heads of a table without rules. A head covers the columns over which its text stands; one that has other heads below it
 * covers those that are nearer to it than to its neighbours:
 *
 *                  本年支出
 *      合计   基本支出   项目支出
 */
export function alignedHeader(
  lines: readonly (readonly TextLine[])[],
  columns: readonly Extent[],
  xs: readonly number[],
): { readonly rows: readonly { readonly top: number }[]; readonly cells: readonly FilledCell[] } {
  const heads = joinWrapped(lines.map((line, row) => line.map((segment) => toHead(segment, row, columns))))
  const used = [...new Set(heads.map((head) => head.row))].sort((a, b) => a - b)
  for (const head of heads) head.row = used.indexOf(head.row)
  // From below, so that a head knows how far the heads below it reach.
  for (let row = used.length - 2; row >= 0; row--) widen(row, heads, columns)

  const rows = used.map((row) => ({ top: Math.min(...(lines[row] ?? []).map((segment) => segment.box[1])) }))
  const cells: FilledCell[] = []
  rows.forEach((line, row) => {
    const bottom = rows[row + 1]?.top ?? line.top + 12
    let column = 0
    const inRow = heads.filter((head) => head.row === row).sort((a, b) => a.first - b.first)
    const push = (first: number, last: number, text: readonly TextLine[]) => {
      const box = [xs[first] ?? 0, line.top, xs[last + 1] ?? 0, bottom] as const
      cells.push({ row, column: first, rowSpan: 1, columnSpan: last - first + 1, box, lines: text })
    }
    for (const head of inRow) {
      if (head.first < column) {
        // Two heads over one column: both texts stand in it.
        const before = cells.pop()
        if (before !== undefined) cells.push({ ...before, lines: [...before.lines, ...head.lines] })
        continue
      }
      for (; column < head.first; column++) push(column, column, [])
      push(head.first, head.last, head.lines)
      column = head.last + 1
    }
    for (; column < columns.length; column++) push(column, column, [])
  })
  return { rows, cells }
}

/** A head stands over the columns whose middle or most of whose width it covers, or over the nearest one. */
function toHead(segment: TextLine, row: number, columns: readonly Extent[]): Head {
  const [from, , to] = segment.box
  const over = columns.flatMap((column, i) => {
    const centre = (column.from + column.to) / 2
    const shared = Math.min(column.to, to) - Math.max(column.from, from)
    return (centre >= from && centre <= to) || shared > 0.5 * (column.to - column.from) ? [i] : []
  })
  const middle = (from + to) / 2
  const distance = (column: Extent) => Math.max(column.from - middle, middle - column.to, 0)
  const nearest = columns.reduce((best, column, i) => {
    const current = columns[best]
    return current === undefined || distance(column) < distance(current) ? i : best
  }, 0)
  return { first: over[0] ?? nearest, last: over.at(-1) ?? nearest, row, lines: [segment] }
}

/**
 * A head broken over lines: the same columns, on the next line, close below. Where the line below has more heads, they stand
 * under a common one.
 */
function joinWrapped(rows: readonly (readonly Head[])[]): Head[] {
  const heads: Head[] = []
  for (const row of rows) {
    for (const head of row) {
      const [line] = head.lines
      const above = heads.find((other) => {
        const last = other.lines.at(-1)
        const parent = (rows[other.row]?.length ?? 0) < row.length
        const near =
          !parent && last !== undefined && line !== undefined && line.baseline - last.baseline < 1.7 * line.size
        return near && other.first === head.first && other.last === head.last && last !== line && other.row < head.row
      })
      if (above === undefined || line === undefined) heads.push(head)
      else above.lines.push(line)
    }
  }
  return heads
}

/**
 * Widens the heads of a row that have other heads below them. Of the columns that are nearer to it than to its neighbours, a
 * head covers those in whose middle it stands.
 */
function widen(row: number, heads: readonly Head[], columns: readonly Extent[]): void {
  const inRow = heads.filter((head) => head.row === row)
  const below = heads.filter((head) => head.row > row)
  const isParent = (head: Head) => below.some((child) => child.first >= head.first && child.last <= head.last)
  const parents = inRow.filter(isParent)
  const centre = (head: Head) => {
    const boxes = head.lines.map((line) => line.box)
    return (Math.min(...boxes.map((box) => box[0])) + Math.max(...boxes.map((box) => box[2]))) / 2
  }
  const rowBelow = (first: number, last: number) =>
    Math.min(...below.filter((head) => head.last >= first && head.first <= last).map((head) => head.row))
  const claims = new Map<Head, number[]>(parents.map((parent) => [parent, []]))
  columns.forEach((column, i) => {
    if (inRow.some((head) => head.first <= i && head.last >= i)) return
    if (!below.some((child) => child.first <= i && child.last >= i)) return
    const middle = (column.from + column.to) / 2
    const [nearest] = [...parents].sort((a, b) => Math.abs(centre(a) - middle) - Math.abs(centre(b) - middle))
    // A head set between this one and those below it stands beside both, in a cell as high as theirs together.
    const isBeside = nearest !== undefined && rowBelow(i, i) < rowBelow(nearest.first, nearest.last)
    if (nearest !== undefined && !isBeside) claims.get(nearest)?.push(i)
  })
  for (const [parent, claimed] of claims) {
    let [first, last] = [parent.first, parent.last]
    while (claimed.includes(first - 1)) first--
    while (claimed.includes(last + 1)) last++
    let best = Number.POSITIVE_INFINITY
    const [left, right] = [parent.first, parent.last]
    for (let from = first; from <= left; from++) {
      for (let to = right; to <= last; to++) {
        const middle = ((columns[from]?.from ?? 0) + (columns[to]?.to ?? 0)) / 2
        // Of two equally centred ranges the wider one.
        const distance = Math.abs(middle - centre(parent)) - 0.01 * (to - from)
        if (distance >= best) continue
        best = distance
        parent.first = from
        parent.last = to
      }
    }
  }
}
