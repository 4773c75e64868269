import type { Rule } from '../page.ts'
import type { Stroke } from './drawing.ts'

/** Part of a line along one direction, before parts are joined. */
interface Piece {
  at: number
  from: number
  to: number
  thickness: number
  /** A square or a round dot: joins lines, and makes one only in a row of its kind. */
  isDot: boolean
}

/** Pieces whose middles differ by at most this lie on one line; points. */
const sameLine = 1.2
/** Pieces that are at most this far apart touch, as the eye sees it. */
const touching = 1
/** Lines at most this far apart, side by side, are one double line. */
const doubleLine = 3
const longestDash = 12
const widestDashGap = 6
/** A shorter line is no side of a cell. */
const shortestRule = 2.5
/** Neighbours that are looked at for each line: bounds the work on hostile pages. */
const mostNeighbours = 200

/**
 * Joins what was drawn piece by piece: borders per cell, dashes, dots, corner squares, double lines. Gives the
 * horizontal rules from top to bottom, then the vertical ones from left to right.
 */
export function mergeStrokes(strokes: readonly Stroke[]): Rule[] {
  return (['horizontal', 'vertical'] as const).flatMap((direction) => {
    const visible = toPieces(strokes, direction, true)
    const unseen = toPieces(strokes, direction, false)
    const rules =
      unseen.length === 0
        ? joinPieces(visible).map((piece) => toRule(piece, direction, true))
        : joinWithUnseen(visible, unseen, direction)
    return rules.sort((p, q) => p.at - q.at || p.from - q.from)
  })
}

/** Share of a line that must be seen for the eye to go on along all of it. */
const enoughSeen = 0.3

/**
 * White lines through a banded table are seen on every other row only, and are lines all the same; white lines that
 * begin in a dark header and go on over white paper are not seen there.
 */
function joinWithUnseen(visible: Piece[], unseen: Piece[], direction: Rule['direction']): Rule[] {
  const wholes = joinPieces([...visible, ...unseen])
  wholes.sort((p, q) => p.at - q.at)
  const parts = [
    ...joinPieces(visible).map((piece) => ({ piece, isSeen: true })),
    ...joinPieces(unseen).map((piece) => ({ piece, isSeen: false })),
  ].map((part) => ({ ...part, whole: findWhole(part.piece, wholes) }))
  const seenLength = new Map<Piece, number>()
  for (const { piece, isSeen, whole } of parts) {
    if (whole !== undefined && isSeen) seenLength.set(whole, (seenLength.get(whole) ?? 0) + piece.to - piece.from)
  }
  const isSeenEnough = (whole: Piece): boolean => (seenLength.get(whole) ?? 0) >= enoughSeen * (whole.to - whole.from)
  return [
    ...wholes.filter(isSeenEnough).map((whole) => toRule(whole, direction, true)),
    ...parts
      .filter(({ whole }) => whole === undefined || !isSeenEnough(whole))
      .map(({ piece, isSeen }) => toRule(piece, direction, isSeen)),
  ]
}

/** The line that a part was joined into; `wholes` are sorted by place. */
function findWhole(part: Piece, wholes: readonly Piece[]): Piece | undefined {
  let low = 0
  let high = wholes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((wholes[middle] as Piece).at < part.at - doubleLine) low = middle + 1
    else high = middle
  }
  const last = Math.min(wholes.length, low + mostNeighbours)
  for (let i = low; i < last && (wholes[i] as Piece).at <= part.at + doubleLine; i++) {
    const whole = wholes[i] as Piece
    if (whole.from <= part.from + touching && whole.to >= part.to - touching) return whole
  }
  return undefined
}

function toRule({ at, from, to, thickness }: Piece, direction: Rule['direction'], visible: boolean): Rule {
  return { direction, at, from, to, thickness, visible }
}

function toPieces(strokes: readonly Stroke[], direction: Rule['direction'], visible: boolean): Piece[] {
  const pieces: Piece[] = []
  for (const { x0, y0, x1, y1, visible: isVisible } of strokes) {
    if (isVisible !== visible) continue
    const width = x1 - x0
    const height = y1 - y0
    const length = direction === 'horizontal' ? width : height
    const thickness = direction === 'horizontal' ? height : width
    const isDot = Math.max(width, height) < 2 * Math.min(width, height)
    if (isDot ? Math.max(width, height) > doubleLine : length < thickness) continue
    pieces.push(
      direction === 'horizontal'
        ? { at: (y0 + y1) / 2, from: x0, to: x1, thickness, isDot }
        : { at: (x0 + x1) / 2, from: y0, to: y1, thickness, isDot },
    )
  }
  return pieces
}

function joinPieces(pieces: Piece[]): Piece[] {
  const isRule = (line: Piece): boolean => line.to - line.from >= (line.isDot ? 2 * shortestRule : shortestRule)
  const lines = byLine(pieces).flatMap((line) => joinDashes(joinTouching(line, touching)))
  const single = joinDoubles(lines.filter(isRule))
  // Cells with a little space between them have double lines, and where these cross there are gaps as wide.
  return byLine(single).flatMap((line) => joinTouching(line, doubleLine))
}

/** Pieces of one line together. */
function byLine(pieces: Piece[]): Piece[][] {
  pieces.sort((p, q) => p.at - q.at)
  const lines: Piece[][] = []
  let start = -Infinity
  for (const piece of pieces) {
    if (piece.at - start > sameLine) {
      lines.push([])
      start = piece.at
    }
    lines.at(-1)?.push(piece)
  }
  return lines
}

function joinTouching(pieces: Piece[], widestGap: number): Piece[] {
  pieces.sort((p, q) => p.from - q.from)
  const joined: Piece[] = []
  // Middle of a joined line: mean over its pieces, weighted by length.
  let weight = 0
  for (const piece of pieces) {
    const last = joined.at(-1)
    const own = piece.isDot ? 1e-6 : piece.to - piece.from
    if (last === undefined || piece.from - last.to > widestGap) {
      joined.push({ ...piece })
      weight = own
      continue
    }
    last.at = (last.at * weight + piece.at * own) / (weight + own || 1)
    weight += own
    last.to = Math.max(last.to, piece.to)
    last.thickness = last.isDot || !piece.isDot ? Math.max(last.thickness, piece.thickness) : last.thickness
    last.isDot &&= piece.isDot
  }
  return joined
}

/** `-- -- -- --`: at least four short pieces at even distances are one line. */
function joinDashes(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (let start = 0; start < pieces.length; ) {
    const first = pieces[start] as Piece
    let end = start + 1
    let gap = 0
    for (; end < pieces.length; end++) {
      const before = pieces[end - 1] as Piece
      const after = pieces[end] as Piece
      const width = after.from - before.to
      const isShort = before.to - before.from <= longestDash && after.to - after.from <= longestDash
      if (!isShort || width > widestDashGap) break
      if (gap > 0 && (width > gap * 2 + 0.5 || gap > width * 2 + 0.5)) break
      gap = width
    }
    if (end - start >= 4) {
      const last = pieces[end - 1] as Piece
      joined.push({ ...first, to: last.to, isDot: false })
    } else {
      joined.push(...pieces.slice(start, end))
    }
    start = end
  }
  return joined
}

function joinDoubles(lines: Piece[]): Piece[] {
  lines.sort((p, q) => p.at - q.at)
  const joined: Piece[] = []
  for (const line of lines) {
    let twin: Piece | undefined
    for (let i = joined.length - 1; i >= 0 && i >= joined.length - mostNeighbours; i--) {
      const other = joined[i] as Piece
      if (line.at - other.at > doubleLine) break
      const overlap = Math.min(line.to, other.to) - Math.max(line.from, other.from)
      const shorter = Math.min(line.to - line.from, other.to - other.from)
      const span = line.at + line.thickness / 2 - (other.at - other.thickness / 2)
      if (shorter >= 2 * doubleLine && overlap >= shorter * 0.5 && span <= 2 * doubleLine) {
        twin = other
        break
      }
    }
    if (twin === undefined) {
      joined.push({ ...line })
      continue
    }
    const top = Math.min(twin.at - twin.thickness / 2, line.at - line.thickness / 2)
    const bottom = Math.max(twin.at + twin.thickness / 2, line.at + line.thickness / 2)
    twin.at = (top + bottom) / 2
    twin.thickness = bottom - top
    twin.from = Math.min(twin.from, line.from)
    twin.to = Math.max(twin.to, line.to)
  }
  return joined
}
