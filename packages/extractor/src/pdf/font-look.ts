import { FontLetters } from './font-letters.ts'
import type { PdfFont } from './pdfjs.ts'

/** What the reader needs of a font, in shares of the font size. */
export interface FontLook {
  readonly bold: boolean
  readonly vertical: boolean
  /** Text space units of one unit of a letter's width. */
  readonly widthUnit: number
  /** Letter height over the font size: 1, but for fonts that have units of their own (Type 3). */
  readonly height: number
  /** Above the baseline. */
  readonly ascent: number
  /** Below the baseline, negative. */
  readonly descent: number
  readonly letters: FontLetters
}

/** CJK fonts stand 0.88 above and 0.12 below the baseline (Adobe-GB1 and its kin). */
const usualAscent = 0.88
const usualDescent = -0.12

const boldName = /bold|black|heavy|demi/i

export function lookOf(font: PdfFont): FontLook {
  const matrix = font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]
  const letters = new FontLetters(font.composite === true)
  const bold = font.bold === true || font.black === true || boldName.test(font.name ?? '')
  const vertical = font.vertical === true
  if (font.isType3Font) return { bold, vertical, widthUnit: matrix[0] ?? 0.001, ...type3Height(font, matrix), letters }

  const { ascent, descent } = font
  const isSane =
    ascent !== undefined &&
    descent !== undefined &&
    ascent >= 0.5 &&
    ascent <= 1.2 &&
    descent <= 0 &&
    descent >= -0.5 &&
    ascent - descent >= 0.7
  return {
    bold,
    vertical,
    widthUnit: matrix[0] ?? 0.001,
    height: 1,
    ascent: isSane ? ascent : usualAscent,
    descent: isSane ? descent : usualDescent,
    letters,
  }
}

/**
 * Type 3 fonts have units of their own. With about 1000 units (or 2048) to the font size they are as other fonts; with
 * other matrices the font size says nothing, and letters are taken to be as high as the box of the font.
 */
function type3Height(font: PdfFont, matrix: readonly number[]): { height: number; ascent: number; descent: number } {
  const scale = matrix[3] ?? 0.001
  const usual = { height: 1, ascent: usualAscent, descent: usualDescent }
  if (Math.abs(scale) < 0.0021) return usual
  const [, y0 = 0, , y1 = 0] = font.bbox ?? []
  const bottom = Math.min(y0 * scale, y1 * scale)
  const top = Math.max(y0 * scale, y1 * scale)
  const height = top - bottom
  if (!(height > 0) || height > 10) return usual
  return {
    height,
    ascent: Math.min(1, Math.max(0.5, top / height)),
    descent: Math.max(-0.5, Math.min(0, bottom / height)),
  }
}
