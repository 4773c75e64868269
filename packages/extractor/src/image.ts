/** A picture of a page in shades of gray: 0 is black, 255 white, row by row from the top left corner. */
export interface GrayImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Pixels per inch. */
  readonly dpi: number
}

/** Ink that is clearly red on white paper: seals are stamped over text and figures, and say nothing themselves. */
const redder = 60

/** The gray of a colour; each part is 0 to 255. Red seals become paper, so that what lies under them can be read. */
export function shadeOf(red: number, green: number, blue: number): number {
  const isSeal = red - green > redder && red - blue > redder
  return isSeal ? 255 : (red * 77 + green * 150 + blue * 29) >> 8
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
