import type { GrayImage } from '../../image.ts'

export type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number]

/** A white picture with black rectangles, as if scanned at 200 dpi. */
export function picture(width: number, height: number, black: readonly Rectangle[]): GrayImage {
  const data = new Uint8Array(width * height).fill(255)
  for (const [x0, y0, x1, y1] of black) {
    for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1)
  }
  return { width, height, data, dpi: 200 }
}

/** A ruled grid: lines two pixels wide at the given positions. */
export function grid(xs: readonly number[], ys: readonly number[]): Rectangle[] {
  const [left, top, right, bottom] = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0]
  return [
    ...xs.map((x): Rectangle => [x, top, x + 2, bottom + 2]),
    ...ys.map((y): Rectangle => [left, y, right + 2, y + 2]),
  ]
}

/** A figure as blocks: digits 12 by 18 pixels, points 3 by 3 on the base line. Begins at a place. */
export function figure(text: string, left: number, top: number): Rectangle[] {
  const blocks: Rectangle[] = []
  let x = left
  for (const letter of text) {
    if (letter === '.' || letter === ',') blocks.push([x, top + 15, x + 3, top + 18])
    else if (letter === '-') blocks.push([x, top + 8, x + 7, top + 10])
    else blocks.push([x, top, x + 12, top + 18])
    x += letter === '.' || letter === ',' ? 6 : 15
  }
  return blocks
}
