import type { GrayImage } from '../image.ts'

/** Inches. The light changes little over a part of this size, and a letter does not fill it. */
const part = 0.2
/** Share of a part that is darker than its paper, at most: ink and rules. */
const inkShare = 0.75

/**
 * The picture with its paper white everywhere: the shadow of a binding, gray paper and shaded heads of tables are divided out.
 * Recognition takes letters on a slope of gray for others.
 */
export function evenLight(image: GrayImage): GrayImage {
  const { width, height, data, dpi } = image
  const size = Math.max(8, Math.round(part * dpi))
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)]
  const paper = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      const [right, bottom] = [Math.min(width, (column + 1) * size), Math.min(height, (row + 1) * size)]
      let total = 0
      for (let y = row * size; y < bottom; y++) {
        for (let x = column * size; x < right; x++) {
          const shade = data[y * width + x] ?? 255
          counts[shade] = (counts[shade] ?? 0) + 1
          total++
        }
      }
      let [shade, seen] = [0, 0]
      while (shade < 255 && seen + (counts[shade] ?? 0) < inkShare * total) seen += counts[shade++] ?? 0
      paper[row * columns + column] = Math.max(1, shade)
    }
  }
  const even = new Uint8Array(data.length)
  const line = new Float32Array(columns)
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min(rows - 1, (y + 0.5) / size - 0.5))
    const [above, share] = [Math.floor(down), down - Math.floor(down)]
    const below = Math.min(rows - 1, above + 1)
    for (let column = 0; column < columns; column++) {
      line[column] =
        (paper[above * columns + column] ?? 255) * (1 - share) + (paper[below * columns + column] ?? 255) * share
    }
    for (let x = 0; x < width; x++) {
      const across = Math.max(0, Math.min(columns - 1, (x + 0.5) / size - 0.5))
      const left = Math.floor(across)
      const right = Math.min(columns - 1, left + 1)
      const level = (line[left] ?? 255) * (1 - (across - left)) + (line[right] ?? 255) * (across - left)
      even[y * width + x] = Math.min(255, Math.round(((data[y * width + x] ?? 255) * 255) / level))
    }
  }
  return { width, height, data: inked(even), dpi }
}

/** Share of a page that its darkest ink covers. */
const darkestShare = 0.005
/** Ink of a shade between these becomes black, all other shades are stretched with it; what is lighter still is no ink. */
const [faint, none] = [70, 170]

/** A faint page with black ink: recognition was taught on black letters. */
function inked(data: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256)
  for (const shade of data) counts[shade] = (counts[shade] ?? 0) + 1
  let [darkest, seen] = [0, counts[0] ?? 0]
  while (darkest < none && seen < darkestShare * data.length) seen += counts[++darkest] ?? 0
  if (darkest <= faint || darkest >= none) return data
  return data.map((shade) => Math.max(0, Math.round(((shade - darkest) * 255) / (255 - darkest))))
}
