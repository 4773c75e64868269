import { shadeOf } from '../../image.ts'
import type { PageLayout } from './layout.ts'

/** Undoes differences to the pixel on the left (TIFF 6.0, section 14), for numbers of 8 or 16 bits. */
export function addUp(data: Uint8Array, rowBytes: number, bits: number, stride: number, littleEndian: boolean): void {
  const step = stride * (bits >> 3)
  const high = littleEndian ? 1 : 0
  for (let row = 0; row + rowBytes <= data.length; row += rowBytes) {
    for (let at = row + step; at < row + rowBytes; at += bits >> 3) {
      if (bits === 8) {
        data[at] = (data[at] ?? 0) + (data[at - step] ?? 0)
        continue
      }
      const low = (data[at + 1 - high] ?? 0) + (data[at + 1 - high - step] ?? 0)
      data[at + 1 - high] = low
      data[at + high] = (data[at + high] ?? 0) + (data[at + high - step] ?? 0) + (low >> 8)
    }
  }
}

/** Gives the numbers of one row of a part as they are, those of 16 bits by their higher byte. */
export function readRow(
  data: Uint8Array,
  from: number,
  count: number,
  bits: number,
  littleEndian: boolean,
  out: Uint8Array,
): void {
  if (bits === 8) {
    out.set(data.subarray(from, from + count))
  } else if (bits === 16) {
    const high = from + (littleEndian ? 1 : 0)
    for (let i = 0; i < count; i++) out[i] = data[high + 2 * i] ?? 0
  } else {
    const mask = (1 << bits) - 1
    for (let i = 0; i < count; i++) {
      const bit = i * bits
      out[i] = ((data[from + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & mask
    }
  }
}

/**
 * The shade of gray of each pixel, out of its samples.
 *
 * @param samples The samples of a row, one plane after the other pixel by pixel.
 */
export function toShades(layout: PageLayout): (samples: Uint8Array, count: number, out: Uint8Array) => void {
  const { photometric, bits, samples: stride, hasAlpha } = layout
  const colours = photometric === 2 || photometric === 6 ? 3 : photometric === 5 ? 4 : 1
  const alphaAt = hasAlpha && stride > colours ? colours : undefined
  const scale = bits >= 8 ? 1 : 255 / (2 ** bits - 1)
  const table = new Uint8Array(256)
  if (colours === 1) for (let i = 0; i < 256; i++) table[i] = oneSample(layout, i, scale)
  return (samples, count, out) => {
    for (let i = 0, at = 0; i < count; i++, at += stride) {
      const [a, b, c] = [samples[at] ?? 0, samples[at + 1] ?? 0, samples[at + 2] ?? 0]
      let shade = table[a] ?? 0
      if (colours === 3) shade = shadeOf(a * scale, b * scale, c * scale)
      else if (colours === 4) {
        const light = 1 - ((samples[at + 3] ?? 0) * scale) / 255
        shade = shadeOf((255 - a * scale) * light, (255 - b * scale) * light, (255 - c * scale) * light)
      }
      const alpha = alphaAt === undefined ? 255 : (samples[at + alphaAt] ?? 0) * scale
      out[i] = alpha === 255 ? shade : 255 - ((255 - shade) * alpha) / 255
    }
  }
}

function oneSample({ photometric, bits, palette }: PageLayout, value: number, scale: number): number {
  if (photometric === 3 && palette !== undefined) {
    const colours = 2 ** bits
    // Stored in 16 bits.
    return shadeOf(palette(value) >> 8, palette(colours + value) >> 8, palette(2 * colours + value) >> 8)
  }
  const shade = Math.min(255, value * scale)
  return photometric === 0 ? 255 - shade : shade
}
