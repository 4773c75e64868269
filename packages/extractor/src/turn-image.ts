import type { GrayImage } from './image.ts'

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3

/** Turns a picture by quarters of a circle; nothing is blurred. */
export function turnImage(image: GrayImage, quarters: QuarterTurns): GrayImage {
  if (quarters === 0) return image
  const { width, height, data, dpi } = image
  const turned = new Uint8Array(data.length)
  if (quarters === 2) {
    for (let i = 0, last = data.length - 1; i <= last; i++) turned[last - i] = data[i] ?? 0
    return { width, height, data: turned, dpi }
  }
  for (let y = 0; y < height; y++) {
    const row = y * width
    // Clockwise the top row becomes the right column, read downwards.
    let [at, step] = quarters === 1 ? [height - 1 - y, height] : [(width - 1) * height + y, -height]
    for (let x = 0; x < width; x++, at += step) turned[at] = data[row + x] ?? 0
  }
  return { width: height, height: width, data: turned, dpi }
}

/** Left becomes right. */
export function mirrorImage({ width, height, data, dpi }: GrayImage): GrayImage {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) turned.set(data.subarray(y * width, (y + 1) * width).reverse(), y * width)
  return { width, height, data: turned, dpi }
}
