import type { Glyph } from '../page.ts'
import type { LineReading } from './read-lines.ts'
import type { InkLine } from './text-lines.ts'

const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u

/**
 * The letters of a line as recognised. Recognition tells words; where each letter stands is told by the ink: letters share the
 * width of the line, a Chinese one takes twice as much as another.
 *
 * @param points Points of a pixel.
 * @param em Height of most letters of the page, in pixels.
 */
export function toGlyphs(
  line: InkLine,
  { text, confidence, others }: LineReading,
  points: number,
  em: number,
): Glyph[] {
  const letters = [...closeGaps(text)]
  const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0)
  if (total === 0) return []
  const isFigure = !letters.some((letter) => han.test(letter))
  const [y0, y1] = [line.y0 * points, line.y1 * points]
  const size = Math.max(4, bodyHeight(isFigure ? 1.35 * (line.y1 - line.y0) : line.y1 - line.y0, em) * points)
  const glyphs: Glyph[] = []
  let x = line.x0 * points
  const unit = ((line.x1 - line.x0) * points) / total
  for (const letter of letters) {
    const wide = widthOf(letter) * unit
    if (letter !== ' ') {
      const baseline = isFigure ? y1 : y1 - 0.1 * (y1 - y0)
      glyphs.push({
        text: letter,
        x0: x,
        x1: x + wide,
        y0,
        y1,
        baseline,
        size,
        bold: false,
        confidence: Math.round(confidence),
        ...(glyphs.length === 0 && others.length > 0 ? { alternatives: others } : {}),
      })
    }
    x += wide
  }
  return glyphs
}

/**
 * Height of the letters of a line. Brackets and commas reach below them, and a line of low letters has less ink: lines of one height
 * are one paragraph.
 */
const bodyHeight = (high: number, em: number): number => (high > 0.75 * em && high < 1.3 * em ? em : high)

const widthOf = (letter: string): number => (han.test(letter) ? 2 : 1)

/** Recognition sets blanks between Chinese letters at will, and inside figures. */
function closeGaps(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(
      /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”]) | (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”])/gu,
      '',
    )
    .replace(/(?<=[\d.,-]) (?=[\d.,])/gu, '')
    .trim()
}
