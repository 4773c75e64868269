import type { GrayImage } from '../image.ts'
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

/** A faint point is at least so dark, as a share of the digits beside it, and parted from both by paper so much lighter than it. */
const [faintest, parted] = [0.3, 0.65]

/**
 * Finds points too faint for ink in the gaps of a figure: a small dark spot at its foot with lighter paper on both sides.
 *
 * @param page Evenly lit.
 */
export function withFaintPoints(page: GrayImage, line: InkLine): InkLine {
  const high = line.y1 - line.y0
  const digits = line.boxes.filter((box) => box.y1 - box.y0 > 0.6 * high)
  const darkest = digits.map((box) => darkestIn(page, box)).sort((a, b) => a - b)
  const ink = darkest[darkest.length >> 1] ?? 0
  const points = digits.slice(1).flatMap((right, i): InkBox[] => {
    const left = digits[i] as InkBox
    const gap = right.x0 - left.x1
    const taken = line.boxes.some((box) => box.x0 < right.x0 && box.x1 > left.x1 && box !== left && box !== right)
    if (taken || gap < 3 || gap > 0.7 * high) return []
    const point = faintPoint(page, left.x1, right.x0, Math.round(line.y1 - 0.3 * high), line.y1, ink)
    return point === undefined ? [] : [point]
  })
  if (points.length === 0) return line
  return { ...line, boxes: [...line.boxes, ...points].sort((a, b) => a.x0 - b.x0) }
}

const darkness = (page: GrayImage, x: number, y: number): number => 255 - (page.data[y * page.width + x] ?? 255)

function darkestIn(page: GrayImage, { x0, x1, y0, y1 }: InkBox): number {
  let most = 0
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) most = Math.max(most, darkness(page, x, y))
  return most
}

function faintPoint(page: GrayImage, x0: number, x1: number, y0: number, y1: number, ink: number): InkBox | undefined {
  const columns = Array.from({ length: x1 - x0 }, (_, i) => {
    let most = 0
    // Two pixels above one another: noise is single.
    for (let y = y0; y + 1 < Math.min(page.height, y1 + 1); y++) {
      most = Math.max(most, (darkness(page, x0 + i, y) + darkness(page, x0 + i, y + 1)) / 2)
    }
    return most
  })
  const peak = Math.max(...columns)
  const at = columns.indexOf(peak)
  const [before, after] = [columns.slice(0, at), columns.slice(at + 1)]
  if (peak < faintest * ink || before.length === 0 || after.length === 0) return undefined
  if (Math.min(...before) > parted * peak || Math.min(...after) > parted * peak) return undefined
  return { x0: x0 + at, x1: x0 + at + 2, y0: y1 - 2, y1, area: 4 }
}
