/** Long side of A4, in inches: what a picture without a resolution of its own is taken for. */
const longSideOfA4 = 11.69
/** Long sides of paper that reports are printed on, in inches: from A5 to A3, a little more. */
const [shortest, longest] = [7, 18]

/**
 * Pixels per inch of a page. The file is believed when that makes a page of the size of paper: photographs and pictures of screens
 * say 72 or 96 whatever they show.
 *
 * @param told Across and down.
 */
export function paperDpi(width: number, height: number, told: readonly [number, number] | undefined): number {
  const [across, down] = told ?? [0, 0]
  const isPaper = (dpi: number, pixels: number) => dpi > 0 && pixels / dpi >= shortest && pixels / dpi <= longest
  const long = width >= height ? isPaper(across, width) : isPaper(down, height)
  return long && Number.isFinite(across) && across > 0 ? across : Math.max(width, height) / longSideOfA4
}
