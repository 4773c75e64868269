import { type Letter, toLetter } from './letters.ts'
import type { PdfFont, PdfGlyph } from './pdfjs.ts'

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
  readonly letterOf: (glyph: PdfGlyph) => Letter
}

/** CJK fonts stand 0.88 above and 0.12 below the baseline (Adobe-GB1 and its kin). */
const usualAscent = 0.88
const usualDescent = -0.12

const boldName = /bold|black|heavy|demi/i

export function lookOf(font: PdfFont): FontLook {
  const matrix = font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]
  const letters = new Map<string, Letter>()
  const letterOf = (glyph: PdfGlyph): Letter => {
    let letter = letters.get(glyph.unicode)
    if (letter === undefined) {
      letter = toLetter(glyph.unicode)
      letters.set(glyph.unicode, letter)
    }
    return letter
  }
  const bold = font.bold === true || font.black === true || boldName.test(font.name ?? '')
  const vertical = font.vertical === true
  if (font.isType3Font) return { bold, vertical, widthUnit: matrix[0] ?? 0.001, ...type3Height(font, matrix), letterOf }

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
    letterOf,
  }
}

/** The font size of a Type 3 font says nothing without its matrix: its letters are as high as its box. */
function type3Height(font: PdfFont, matrix: readonly number[]): { height: number; ascent: number; descent: number } {
  const [, bottom = 0, , top = 0] = font.bbox ?? []
  const scale = Math.abs(matrix[3] ?? 0.001)
  const height = (top - bottom) * scale
  if (!(height > 0) || height > 10) return { height: 1, ascent: usualAscent, descent: usualDescent }
  return {
    height,
    ascent: Math.min(1, Math.max(0.5, (top * scale) / height)),
    descent: Math.max(-0.5, Math.min(0, (bottom * scale) / height)),
  }
}
