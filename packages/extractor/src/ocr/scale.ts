import type { GrayImage } from '../image.ts'

/**
 * A part of a picture made larger or smaller: averages of areas when smaller, straight lines between pixels when larger.
 *
 * @param stretch How much more it is scaled across than down.
 */
export function cutScaled(
  image: GrayImage,
  [left, top, right, bottom]: readonly [number, number, number, number],
  factor: number,
  stretch = 1,
): GrayImage {
  const [x0, y0] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))]
  const [x1, y1] = [Math.min(image.width, Math.ceil(right)), Math.min(image.height, Math.ceil(bottom))]
  const width = Math.max(1, Math.round((x1 - x0) * factor * stretch))
  const height = Math.max(1, Math.round((y1 - y0) * factor))
  const across = weights(x0, x1, width)
  const down = weights(y0, y1, height)
  // First every row is scaled across, then the rows among themselves.
  const rows = new Float32Array((y1 - y0) * width)
  for (let y = y0; y < y1; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      const { first, shares } = across[x] as Weight
      for (let i = 0; i < shares.length; i++) sum += (image.data[y * image.width + first + i] ?? 255) * (shares[i] ?? 0)
      rows[(y - y0) * width + x] = sum
    }
  }
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const { first, shares } = down[y] as Weight
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = 0; i < shares.length; i++) sum += (rows[(first - y0 + i) * width + x] ?? 255) * (shares[i] ?? 0)
      data[y * width + x] = sum + 0.5
    }
  }
  return { width, height, data, dpi: image.dpi * factor }
}

/** Which pixels make a new one, and their shares, which add up to 1. */
interface Weight {
  readonly first: number
  readonly shares: readonly number[]
}

function weights(from: number, to: number, count: number): Weight[] {
  const step = (to - from) / count
  return Array.from({ length: count }, (_, i): Weight => {
    if (step > 1) {
      const [begin, end] = [from + i * step, from + (i + 1) * step]
      const first = Math.floor(begin)
      const shares: number[] = []
      for (let at = first; at < Math.min(to, Math.ceil(end)); at++) {
        shares.push((Math.min(at + 1, end) - Math.max(at, begin)) / step)
      }
      return { first, shares }
    }
    const middle = from + (i + 0.5) * step - 0.5
    const first = Math.max(from, Math.min(to - 1, Math.floor(middle)))
    const right = Math.max(0, Math.min(1, middle - first))
    return first + 1 < to ? { first, shares: [1 - right, right] } : { first, shares: [1] }
  })
}
