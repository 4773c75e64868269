import type { TextLine } from '../text/lines.ts'

/** Where the text of a column begins and ends. */
export interface Extent {
  readonly from: number
  readonly to: number
}

const extentOf = (segment: TextLine): Extent => ({ from: segment.box[0], to: segment.box[2] })

/**
 * The columns of a table without rules, from left to right. Columns are the stretches of x that the text of the body covers
 * line after line. Heads are centred over columns whose figures stand at the right side, so a head that stands over no text is
 * given to the column beside it that has no other; what is left are columns without figures.
 *
 *          合计        基本支出        项目支出
 *            56.66          51.12
 */
export function alignedColumns(
  header: readonly (readonly TextLine[])[],
  body: readonly (readonly TextLine[])[],
): Extent[] {
  const drawn = bodyColumns(body)
  const heads = merge(leafHeads(header).map(extentOf))
  const overlaps = (a: Extent, b: Extent) => a.from < b.to && b.from < a.to
  const loneHeads = heads.filter((head) => !drawn.some((column) => overlaps(head, column)))
  const headless = drawn.filter((column) => !heads.some((head) => overlaps(head, column)))
  const pairs = pairInOrder(loneHeads, headless)
  const paired = drawn.map((column) => {
    const head = pairs.get(column)
    return head === undefined ? column : { from: Math.min(head.from, column.from), to: Math.max(head.to, column.to) }
  })
  const used = new Set(pairs.values())
  return merge([...paired, ...loneHeads.filter((head) => !used.has(head))])
}

/** Stretches that text covers. One that a single line of many covers is no column: a total set across two columns. */
export function bodyColumns(body: readonly (readonly TextLine[])[]): Extent[] {
  const lines = body.filter((line) => line.length > 1)
  const support = (extent: Extent) =>
    lines.filter((line) => line.some((segment) => segment.box[0] < extent.to && segment.box[2] > extent.from)).length
  const all = merge(lines.flatMap((line) => line.map(extentOf)))
  if (lines.length < 5) return all
  // Text that is not in the way of others makes a column only when it stands in more than one line.
  return all.filter((extent) => support(extent) > 1)
}

/** Heads under which no other stands. */
function leafHeads(header: readonly (readonly TextLine[])[]): TextLine[] {
  return header.flatMap((line, row) =>
    line.filter((head) => {
      const below = header.slice(row + 1).flat()
      const under = below.filter((other) => other.box[0] < head.box[2] && other.box[2] > head.box[0])
      return under.length === 0
    }),
  )
}

export function merge(extents: readonly Extent[]): Extent[] {
  const merged: { from: number; to: number }[] = []
  for (const extent of [...extents].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && extent.from < last.to + 1) last.to = Math.max(last.to, extent.to)
    else merged.push({ ...extent })
  }
  return merged
}

/**
 * Pairs heads and columns without changing the order of either, as many as can be, at the smallest sum of distances.
 * Both lists ascend.
 */
function pairInOrder(heads: readonly Extent[], columns: readonly Extent[]): Map<Extent, Extent> {
  const distance = (a: Extent, b: Extent) => Math.max(a.from - b.to, b.from - a.to, 0)
  const unpaired = 1e4
  const cost = Array.from({ length: heads.length + 1 }, () => new Float64Array(columns.length + 1))
  const at = (i: number, j: number) => cost[i]?.[j] ?? 0
  for (let i = heads.length; i >= 0; i--) {
    for (let j = columns.length; j >= 0; j--) {
      const [head, column] = [heads[i], columns[j]]
      const options = [
        ...(head === undefined ? [] : [at(i + 1, j) + unpaired]),
        ...(column === undefined ? [] : [at(i, j + 1) + unpaired]),
        ...(head === undefined || column === undefined ? [] : [at(i + 1, j + 1) + distance(head, column)]),
      ]
      const row = cost[i]
      if (row !== undefined) row[j] = options.length === 0 ? 0 : Math.min(...options)
    }
  }
  const pairs = new Map<Extent, Extent>()
  let [i, j] = [0, 0]
  while (i < heads.length && j < columns.length) {
    const [head, column] = [heads[i], columns[j]]
    if (head === undefined || column === undefined) break
    if (at(i, j) === at(i + 1, j + 1) + distance(head, column)) {
      pairs.set(column, head)
      i++
      j++
    } else if (at(i, j) === at(i + 1, j) + unpaired) i++
    else j++
  }
  return pairs
}
