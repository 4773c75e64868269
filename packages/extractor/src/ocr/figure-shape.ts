import { toLetters } from './tell-figures.ts'
import type { InkLine } from './text-lines.ts'

/** What the ink of a figure says before it is read: how many digits, points and dashes it has. */
export interface FigureShape {
  readonly digits: { readonly least: number; readonly most: number }
  readonly points: number
  readonly dashes: number
  /** Letters that may be a percent sign: wide, or in pieces. */
  readonly percents: number
}

/** Counts the marks of a figure. Digits that touch are one wide piece of ink: of those only bounds are known. */
export function figureShape(line: InkLine): FigureShape {
  const letters = toLetters(line.boxes)
  const high = line.y1 - line.y0
  let [least, most, points, dashes, percents] = [0, 0, 0, 0, 0]
  for (const letter of letters) {
    const [wide, tall] = [letter.x1 - letter.x0, letter.y1 - letter.y0]
    if (tall > 0.6 * high) {
      least += wide > 0.95 * high ? 2 : 1
      most += wide > 0.82 * high ? Math.ceil(wide / (0.4 * high)) : 1
      if (letter.pieces > 1 || wide > 0.75 * high) percents++
    } else if (letter.y0 - line.y0 > 0.55 * high) points++
    else dashes++
  }
  return { digits: { least, most }, points, dashes, percents }
}

/** Whether a reading has as many digits, points and dashes as the ink. It catches lost points, 99 read as 9, doubled signs. */
export function fitsShape(text: string, shape: FigureShape): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0
  const digits = count(/[\d%]/g)
  return (
    /^-?[\d.,]*%?$/.test(text) &&
    // A percent sign is as wide as two digits.
    digits + count(/%/g) >= shape.digits.least &&
    digits <= shape.digits.most &&
    count(/[.,]/g) === shape.points &&
    count(/-/g) === shape.dashes &&
    count(/%/g) <= shape.percents
  )
}
