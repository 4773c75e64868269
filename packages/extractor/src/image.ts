/** A picture of a page in shades of gray: 0 is black, 255 white, row by row from the top left corner. */
export interface GrayImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Pixels per inch. */
  readonly dpi: number
}

/** Colours that are so much redder than green and blue are of a seal, not of a scanner that sees colours where there are none. */
const redder = 12

/**
 * The gray of a colour; each part is 0 to 255. Red seals become paper, so that what lies under them can be read: in red light red
 * ink is nearly as light as paper, and black ink is black. The edge of a seal, where colours run, is lightened as much as it is red.
 */
export function shadeOf(red: number, green: number, blue: number): number {
  const excess = red - Math.max(green, blue)
  return excess > redder ? Math.min(255, red + excess) : (red * 77 + green * 150 + blue * 29) >> 8
}

/**
 * Gray out of red, green, blue and opacity.
 *
 * @param rgba Four bytes for each pixel.
 */
export function toGray(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number, dpi: number): GrayImage {
  const data = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    const alpha = rgba[at + 3] ?? 0
    const shade = shadeOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)
    data[i] = alpha === 255 ? shade : 255 - (((255 - shade) * alpha) >> 8)
  }
  return { width, height, data, dpi }
}
