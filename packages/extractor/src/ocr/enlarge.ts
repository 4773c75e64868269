import type { GrayImage } from '../image.ts'

/**
 * A small picture made larger along cubic curves through its pixels (Catmull and Rom 1974): edges stay sharper than along straight
 * lines, so that recognition sees other letters than before.
 */
export function enlarge(image: GrayImage, factor: number): GrayImage {
  const across = resample(image, factor)
  return turn(resample(turn(across), factor))
}

/** Ink black, paper white, at the shade that parts the two best (Otsu 1979). */
export function twoTone(image: GrayImage): GrayImage {
  const shade = parting(image.data)
  return { ...image, data: image.data.map((value) => (value <= shade ? 0 : 255)) }
}

function resample({ width, height, data, dpi }: GrayImage, factor: number): GrayImage {
  const wide = Math.max(1, Math.round(width * factor))
  const out = new Uint8Array(wide * height)
  for (let x = 0; x < wide; x++) {
    const from = ((x + 0.5) * width) / wide - 0.5
    const left = Math.floor(from)
    const t = from - left
    const shares = [
      -0.5 * t + t * t - 0.5 * t ** 3,
      1 - 2.5 * t * t + 1.5 * t ** 3,
      0.5 * t + 2 * t * t - 1.5 * t ** 3,
      -0.5 * t * t + 0.5 * t ** 3,
    ]
    for (let y = 0; y < height; y++) {
      let sum = 0
      for (let i = 0; i < 4; i++) {
        const at = Math.max(0, Math.min(width - 1, left - 1 + i))
        sum += (data[y * width + at] ?? 255) * (shares[i] ?? 0)
      }
      out[y * wide + x] = Math.max(0, Math.min(255, Math.round(sum)))
    }
  }
  return { width: wide, height, data: out, dpi: dpi * factor }
}

function turn({ width, height, data, dpi }: GrayImage): GrayImage {
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] ?? 255
  return { width: height, height: width, data: out, dpi }
}

function parting(data: Uint8Array): number {
  const counts = new Uint32Array(256)
  let total = 0
  for (const value of data) {
    counts[value] = (counts[value] ?? 0) + 1
    total += value
  }
  let [best, most, dark, darkSum] = [127, -1, 0, 0]
  for (let shade = 0; shade < 255; shade++) {
    dark += counts[shade] ?? 0
    darkSum += shade * (counts[shade] ?? 0)
    const light = data.length - dark
    if (dark === 0 || light === 0) continue
    const between = dark * light * (darkSum / dark - (total - darkSum) / light) ** 2
    if (between > most) [best, most] = [shade, between]
  }
  return best
}
