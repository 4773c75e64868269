import type { InkBox } from './ink-boxes.ts'
import type { InkLine } from './text-lines.ts'

/** A point of small type has at least so many pixels. */
const leastArea = 3

/**
 * Finds among the dust of a page what may be a decimal point: in small type it is no larger than a speck. It stands at the foot of
 * a line, close between two letters and below neither.
 *
 *     1 2 3 4 . 5 6
 *             ↑ here, and nowhere else
 */
export function withPoints(lines: readonly InkLine[], specks: readonly InkBox[]): { lines: InkLine[]; rest: InkBox[] } {
  const sorted = specks.filter(({ area }) => area >= leastArea).sort((a, b) => a.y0 - b.y0)
  const taken = new Set<InkBox>()
  const withTheirs = lines.map((line): InkLine => {
    const high = line.y1 - line.y0
    const boxes = [...line.boxes]
    for (let i = firstAtOrBelow(sorted, line.y0 + 0.6 * high); i < sorted.length; i++) {
      const speck = sorted[i] as InkBox
      if (speck.y0 >= line.y1) break
      if (taken.has(speck) || speck.y1 > line.y1 + 0.1 * high || !standsBetween(speck, boxes, high)) continue
      taken.add(speck)
      boxes.push(speck)
    }
    return boxes.length === line.boxes.length ? line : { ...line, boxes: boxes.sort((a, b) => a.x0 - b.x0) }
  })
  return { lines: withTheirs, rest: specks.filter((speck) => !taken.has(speck)) }
}

function firstAtOrBelow(sorted: readonly InkBox[], y: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.y0 ?? 0) < y) low = middle + 1
    else high = middle
  }
  return low
}

/** Both neighbours are tall and near, and there is paper between. */
function standsBetween(speck: InkBox, boxes: readonly InkBox[], high: number): boolean {
  let [left, right] = [Infinity, Infinity]
  for (const box of boxes) {
    if (box.y1 - box.y0 < 0.6 * high) {
      if (box.x0 < speck.x1 && box.x1 > speck.x0) return false
      continue
    }
    if (box.x1 <= speck.x0) left = Math.min(left, speck.x0 - box.x1)
    else if (box.x0 >= speck.x1) right = Math.min(right, box.x0 - speck.x1)
    else return false
  }
  return left < 0.5 * high && right < 0.5 * high
}
