import type { GrayImage } from '../image.ts'
import { binarise, type InkImage } from './binarise.ts'

/** Pages lie in the scanner at most so far askew, in degrees. */
const mostSkew = 2.5

/**
 * The angle in degrees by which the lines of a page fall to the right (positive: clockwise). Seen along the right angle, ink
 * gathers in the fewest rows: rules and lines of text become sharp.
 */
export function findSkew(ink: InkImage): number {
  const points = inkPoints(ink)
  if (points.xs.length < 100) return 0
  const bins = new Uint32Array(ink.height + 2 * Math.ceil(ink.width * Math.tan((mostSkew * Math.PI) / 180)) + 4)
  const offset = Math.ceil(ink.width * Math.tan((mostSkew * Math.PI) / 180)) + 1
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    bins.fill(0)
    for (let i = 0; i < points.xs.length; i++) {
      const row = Math.round((points.ys[i] ?? 0) - (points.xs[i] ?? 0) * slope) + offset
      bins[row] = (bins[row] ?? 0) + 1
    }
    let sum = 0
    for (const count of bins) sum += count * count
    return sum
  }
  const best = (from: number, to: number, step: number): number => {
    let [angle, most] = [0, -1]
    for (let at = from; at <= to + step / 2; at += step) {
      const value = sharpness(at)
      if (value > most) [angle, most] = [at, value]
    }
    return angle
  }
  const rough = best(-mostSkew, mostSkew, 0.1)
  return best(Math.max(-mostSkew, rough - 0.1), Math.min(mostSkew, rough + 0.1), 0.01)
}

const mostPoints = 150_000

function inkPoints({ width, height, data }: InkImage): { xs: Uint16Array; ys: Uint16Array } {
  let total = 0
  for (const value of data) total += value
  const every = Math.max(1, Math.ceil(total / mostPoints))
  const [xs, ys] = [new Uint16Array(Math.floor(total / every)), new Uint16Array(Math.floor(total / every))]
  let [seen, at] = [0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 1 || ++seen % every !== 0 || at >= xs.length) continue
      xs[at] = x
      ys[at++] = y
    }
  }
  return { xs: xs.subarray(0, at), ys: ys.subarray(0, at) }
}

/** Turns a page about its middle; what comes in from outside is paper. */
export function rotate(image: GrayImage, degrees: number): GrayImage {
  const { width, height, data, dpi } = image
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const turned = new Uint8Array(width * height).fill(255)
  const [middleX, middleY] = [width / 2, height / 2]
  for (let y = 0; y < height; y++) {
    let fromX = middleX - middleX * cos - (y - middleY) * sin
    let fromY = middleY - middleX * sin + (y - middleY) * cos
    for (let x = 0; x < width; x++, fromX += cos, fromY += sin) {
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue
      const [right, below] = [fromX - left, fromY - top]
      const at = top * width + left
      const above = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right
      const under = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right
      turned[y * width + x] = above * (1 - below) + under * below + 0.5
    }
  }
  return { width, height, data: turned, dpi }
}

/** Angles below this are left as they are, in degrees: turning blurs a little. */
const straightEnough = 0.04

/** The page with its lines level, and its ink. */
export function straighten(image: GrayImage): {
  readonly gray: GrayImage
  readonly ink: InkImage
  readonly skew: number
} {
  const ink = binarise(image)
  const skew = findSkew(ink)
  if (Math.abs(skew) < straightEnough) return { gray: image, ink, skew: 0 }
  const gray = rotate(image, skew)
  return { gray, ink: binarise(gray), skew }
}
