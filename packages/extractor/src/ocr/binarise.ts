import type { GrayImage } from '../image.ts'

/** Black and white: 1 is ink. */
export interface InkImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly dpi: number
}

/** Ink is darker than this share of the paper around it. */
const darker = 0.84

/**
 * Tells ink from paper by what stands around (Bradley and Roth 2007): shading, coloured heads of tables and the shadow of a
 * binding move the threshold with them.
 */
export function binarise(image: GrayImage): InkImage {
  const { width, height, data, dpi } = image
  const ink = new Uint8Array(width * height)
  const radius = Math.max(4, Math.round(dpi / 6))
  // Sums of the columns over the rows of the window; each row of the page adds one row and takes one away.
  const columns = new Uint32Array(width)
  const addRow = (y: number, sign: number) => {
    if (y < 0 || y >= height) return
    const from = y * width
    for (let x = 0; x < width; x++) columns[x] = (columns[x] ?? 0) + sign * (data[from + x] ?? 0)
  }
  for (let y = 0; y < Math.min(radius, height); y++) addRow(y, 1)
  for (let y = 0; y < height; y++) {
    addRow(y + radius, 1)
    addRow(y - radius - 1, -1)
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x++) sum += columns[x] ?? 0
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += columns[x + radius] ?? 0
      if (x - radius - 1 >= 0) sum -= columns[x - radius - 1] ?? 0
      const count = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1)
      if ((data[y * width + x] ?? 0) * count < sum * darker) ink[y * width + x] = 1
    }
  }
  return { width, height, data: ink, dpi }
}
