import type { GrayImage } from '../image.ts'

/** Black and white: 1 is ink. */
export interface InkImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly dpi: number
}

/** Ink is darker than this share of the paper around it; of a faint page than a greater share. */
const [darker, darkerOfFaint] = [0.84, 0.92]

/** Of a page whose darkest ink takes less than this share of the light, thin rules are lighter than the usual bound. */
const faint = 0.7

/**
 * Tells ink from paper by what stands around (Bradley and Roth 2007): shading, coloured heads of tables and the shadow of a
 * binding move the threshold with them.
 */
export function binarise(image: GrayImage): InkImage {
  const { width, height, data, dpi } = image
  const ink = new Uint8Array(width * height)
  const bound = boundFor(image)
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
      if ((data[y * width + x] ?? 0) * count < sum * bound) ink[y * width + x] = 1
    }
  }
  return { width, height, data: ink, dpi }
}

/** The bound for a page: nearer to the paper when its ink is faint, but never within its noise. */
function boundFor({ data }: GrayImage): number {
  const counts = new Uint32Array(256)
  for (const shade of data) counts[shade] = (counts[shade] ?? 0) + 1
  const quantile = (share: number): number => {
    let [shade, seen] = [0, counts[0] ?? 0]
    while (shade < 255 && seen < share * data.length) seen += counts[++shade] ?? 0
    return shade
  }
  const paper = Math.max(1, quantile(0.5))
  const depth = 1 - quantile(0.005) / paper
  if (depth >= faint) return darker
  // A sixth of all pixels are lighter than the paper by the deviation of its noise or more.
  const noise = (quantile(0.84) - paper) / paper
  return Math.max(darker, Math.min(darkerOfFaint, 1 - 3.5 * noise))
}
