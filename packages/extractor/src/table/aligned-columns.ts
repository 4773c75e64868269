import type { TextLine } from '../text/lines.ts'
import { pairHeads } from './pair-heads.ts'

/** Where the text of a column begins and ends. */
export interface Extent {
  readonly from: number
  readonly to: number
}

const extentOf = (segment: TextLine): Extent => ({ from: segment.box[0], to: segment.box[2] })

/**
 * The columns of a table without rules, from left to right. Columns are the stretches of x that the text of the body covers
 * line after line. Heads are centred over columns whose figures stand at the right side, so a head that stands over no text is
 * given to the column beside it that has no other and must be its own; what is left are columns without figures.
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
  const pairs = pairHeads(heads, drawn, loneHeads, headless, body)
  const paired = drawn.map((column) => {
    const head = pairs.get(column)
    return head === undefined ? column : { from: Math.min(head.from, column.from), to: Math.max(head.to, column.to) }
  })
  const used = new Set(pairs.values())
  return merge([...paired, ...loneHeads.filter((head) => !used.has(head))])
}

/**
 * Stretches that text covers. One that a single line of many covers is no column: a total set across two columns. Text that
 * reaches over stretches which nearly all other lines keep apart makes them no column either.
 */
export function bodyColumns(body: readonly (readonly TextLine[])[]): Extent[] {
  const lines = body.filter((line) => line.length > 1)
  const support = (extent: Extent) =>
    lines.filter((line) => line.some((segment) => segment.box[0] < extent.to && segment.box[2] > extent.from)).length
  const pieces = lines.flatMap((line) => line.map(extentOf))
  if (lines.length < 5) return merge(pieces)
  const sure = coveredBy(Math.max(1, Math.floor(0.1 * lines.length)), pieces)
  const reachesOver = (piece: Extent) =>
    sure.filter((stretch) => Math.min(stretch.to, piece.to) - Math.max(stretch.from, piece.from) > 0.5).length > 1
  // Text that is not in the way of others makes a column only when it stands in more than one line.
  return merge(pieces.filter((piece) => !reachesOver(piece))).filter((extent) => support(extent) > 1)
}

/** The stretches that more than `few` of the pieces cover. */
function coveredBy(few: number, pieces: readonly Extent[]): Extent[] {
  const ends = pieces.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ])
  ends.sort((a, b) => a.at - b.at || b.step - a.step)
  const stretches: { from: number; to: number }[] = []
  let depth = 0
  for (const { at, step } of ends) {
    if (step === 1 && depth === few) stretches.push({ from: at, to: at })
    depth += step
    const last = stretches.at(-1)
    if (step === -1 && depth === few && last !== undefined) last.to = at
  }
  return merge(stretches)
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
