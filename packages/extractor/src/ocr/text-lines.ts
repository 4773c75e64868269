import type { InkBox } from './ink-boxes.ts'

/** A line of text as ink: where it stands, and its pieces from left to right. */
export interface InkLine {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly boxes: readonly InkBox[]
}

/**
 * Gathers ink into lines, top to bottom. Bands of ink with paper between them are lines; a band too low to be letters (the upper
 * stroke of 二, a dot) belongs to the band that it is nearest to.
 *
 * @param em Height of most letters of the page, in pixels.
 */
export function toInkLines(boxes: readonly InkBox[], em: number): InkLine[] {
  const bands: InkBox[][] = []
  let bottom = -Infinity
  for (const box of [...boxes].sort((a, b) => a.y0 - b.y0)) {
    const band = bands.at(-1)
    if (band === undefined || box.y0 > bottom) bands.push([box])
    else band.push(box)
    bottom = Math.max(bottom, box.y1)
  }
  const lines = bands.map(toLine)
  const isLow = (line: InkLine) => line.y1 - line.y0 < 0.45 * em
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as InkLine
    const [above, below] = [lines[i - 1], lines[i + 1]]
    const [up, down] = [above ? line.y0 - above.y1 : Infinity, below ? below.y0 - line.y1 : Infinity]
    if (!isLow(line) || Math.min(up, down) > 0.5 * em) {
      i++
      continue
    }
    const at = up <= down ? i - 1 : i
    const merged = toLine([...(lines[at]?.boxes ?? []), ...(lines[at + 1]?.boxes ?? [])])
    // Two lines of text never become one over a speck between them.
    if (merged.y1 - merged.y0 > 1.5 * Math.max(em, height(lines[at]), height(lines[at + 1]))) {
      i++
      continue
    }
    lines.splice(at, 2, merged)
    i = at
  }
  return lines
}

const height = (line: InkLine | undefined): number => (line === undefined ? 0 : line.y1 - line.y0)

function toLine(boxes: readonly InkBox[]): InkLine {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    x0 = Math.min(x0, box.x0)
    y0 = Math.min(y0, box.y0)
    x1 = Math.max(x1, box.x1)
    y1 = Math.max(y1, box.y1)
  }
  return { x0, y0, x1, y1, boxes: [...boxes].sort((a, b) => a.x0 - b.x0) }
}

/** Cuts a line where nothing stands for `gap` pixels: fields of one line, columns of text. */
export function cutLine(line: InkLine, gap: number): InkLine[] {
  const parts: InkBox[][] = []
  let right = -Infinity
  for (const box of line.boxes) {
    const part = parts.at(-1)
    if (part === undefined || box.x0 - right > gap) parts.push([box])
    else part.push(box)
    right = Math.max(right, box.x1)
  }
  return parts.map(toLine)
}

/** Height of most letters of a page, in pixels: of Chinese letters where there are any, they are the highest. */
export function letterHeight(boxes: readonly InkBox[], dpi: number): number {
  const heights = boxes
    .map((box) => box.y1 - box.y0)
    .filter((high) => high > 0.06 * dpi && high < 0.35 * dpi)
    .sort((a, b) => a - b)
  return heights[Math.floor(heights.length * 0.8)] ?? 0.14 * dpi
}
