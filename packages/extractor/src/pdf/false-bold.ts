import type { Mark } from './drawing.ts'

/** Side of the squares in which equal letters are looked for, in points: few letters of common size stand in one. */
const square = 16
/** Letters in one square that are compared: bounds the work on hostile pages. */
const mostCompared = 64

/**
 * Letters drawn twice a little apart (false bold) or twice in the same place become one letter. Two equal letters that
 * merely stand side by side are more than half a letter apart.
 */
export function dropRepeated(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  const bySquare = new Map<number, Mark[]>()
  for (const mark of marks) {
    const middleX = (mark.x0 + mark.x1) / 2
    const middleY = (mark.y0 + mark.y1) / 2
    const reachX = Math.min(mark.size * 0.3, (mark.x1 - mark.x0) * 0.5)
    const reachY = Math.min(mark.size * 0.3, (mark.y1 - mark.y0) * 0.5)
    const twin = findTwin(bySquare, mark, middleX, middleY, reachX, reachY)
    if (twin !== undefined) {
      if (twin.colour === mark.colour) twin.bold = true
      continue
    }
    kept.push(mark)
    const key = keyOf(Math.floor(middleX / square), Math.floor(middleY / square))
    const near = bySquare.get(key)
    if (near === undefined) bySquare.set(key, [mark])
    else if (near.length < mostCompared) near.push(mark)
  }
  return kept
}

const keyOf = (column: number, row: number): number => column * 0x1_0000 + row

function findTwin(
  bySquare: ReadonlyMap<number, readonly Mark[]>,
  mark: Mark,
  middleX: number,
  middleY: number,
  reachX: number,
  reachY: number,
): Mark | undefined {
  const lastColumn = Math.floor((middleX + reachX) / square)
  const lastRow = Math.floor((middleY + reachY) / square)
  for (let column = Math.floor((middleX - reachX) / square); column <= lastColumn; column++) {
    for (let row = Math.floor((middleY - reachY) / square); row <= lastRow; row++) {
      for (const other of bySquare.get(keyOf(column, row)) ?? []) {
        if (other.text !== mark.text) continue
        const isNear =
          Math.abs((other.x0 + other.x1) / 2 - middleX) < reachX &&
          Math.abs((other.y0 + other.y1) / 2 - middleY) < reachY
        const isAlike = other.turn === mark.turn && Math.abs(other.size - mark.size) < mark.size * 0.1
        if (isNear && isAlike) return other
      }
    }
  }
  return undefined
}
