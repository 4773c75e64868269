import type { GrayImage } from '@gongkai/extractor'

/** What spoils a picture; see `ScanOptions`. */
interface Spoiling {
  readonly skew: number
  readonly noise: number
  readonly blur?: number
  readonly warp?: number
  readonly shadow?: number
  readonly ink?: number
}

/** A page as a scanner sees it: bent, turned, smeared, badly lit, on gray paper and with noise, in this order. */
export function spoil(page: GrayImage, options: Spoiling, random: () => number): GrayImage {
  const { skew, noise, blur = 0, warp = 0, shadow = 0, ink = 0.92 } = options
  const bent = bend(page, skew, (warp / 100) * page.dpi)
  const { width, height, dpi, data } = smear(bent, (blur / 1000) * page.dpi)
  const shades = new Uint8Array(data.length)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      // The shadow of a binding is dark at the edge and gone within a seventh of the page.
      const light = 1 - shadow * Math.max(0, 1 - (7 * x) / width) ** 2
      const paper = (245 - (255 - (data[at] ?? 255)) * ink) * light
      // The sum of three even numbers is nearly normal, with a deviation of a half.
      const shade = paper + (random() + random() + random() - 1.5) * 2 * noise
      shades[at] = Math.max(0, Math.min(255, Math.round(shade)))
    }
  }
  return { width, height, dpi, data: shades }
}

/** Turns a page clockwise about its middle; its middle column is bent down by `depth` pixels. */
function bend({ width, height, dpi, data }: GrayImage, degrees: number, depth: number): GrayImage {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const turned = new Uint8Array(width * height).fill(255)
  const [middleX, middleY] = [width / 2, height / 2]
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const down = depth * Math.sin((Math.PI * x) / width)
      const [dx, dy] = [x - middleX, y - down - middleY]
      const [fromX, fromY] = [middleX + dx * cos + dy * sin, middleY - dx * sin + dy * cos]
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue
      const [right, below, from] = [fromX - left, fromY - top, top * width + left]
      const above = (data[from] ?? 0) * (1 - right) + (data[from + 1] ?? 0) * right
      const under = (data[from + width] ?? 0) * (1 - right) + (data[from + width + 1] ?? 0) * right
      turned[at] = Math.round(above * (1 - below) + under * below)
    }
  }
  return { width, height, dpi, data: turned }
}

/** Blurs by a bell of the given deviation, in pixels. */
function smear(image: GrayImage, deviation: number): GrayImage {
  if (deviation < 0.1) return image
  const { width, height, dpi } = image
  const reach = Math.ceil(3 * deviation)
  const shares = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const pass = (data: Uint8Array, step: number, length: number, at: (i: number) => number): Uint8Array => {
    const out = new Uint8Array(data.length)
    for (let i = 0; i < data.length; i++) {
      let sum = 0
      const place = at(i)
      for (let k = -reach; k <= reach; k++) {
        const inside = Math.max(-place, Math.min(length - 1 - place, k))
        sum += (data[i + inside * step] ?? 255) * (shares[k + reach] ?? 0)
      }
      out[i] = Math.round(sum / whole)
    }
    return out
  }
  const across = pass(image.data, 1, width, (i) => i % width)
  return { width, height, dpi, data: pass(across, width, height, (i) => Math.floor(i / width)) }
}
