import { type Letter, toLetter } from './letters.ts'
import type { PdfGlyph } from './pdfjs.ts'

/**
 * The letters of one font, as drawn on one page. A composite font without a Unicode map gives the numbers of its letters
 * instead; pdf.js passes them on as if they were Unicode. Such numbers are spread over control characters and scripts that
 * do not stand in a report (`ଲ`, `ຑ`), while the real text of fonts whose numbers are Unicode does not.
 */
export class FontLetters {
  readonly #isComposite: boolean
  readonly #known = new Map<string, Letter>()
  #drawn = 0
  #numbered = 0
  #strange = 0

  constructor(isComposite: boolean) {
    this.#isComposite = isComposite
  }

  of(glyph: PdfGlyph): Letter {
    const { unicode } = glyph
    let letter = this.#known.get(unicode)
    if (letter === undefined) {
      letter = toLetter(unicode)
      this.#known.set(unicode, letter)
    }
    if (this.#isComposite && letter.kind !== 'space') {
      this.#drawn++
      const code = unicode.charCodeAt(0)
      if (code === glyph.originalCharCode) {
        this.#numbered++
        if (letter.kind === 'unknown' || isStrange(code)) this.#strange++
      }
    }
    return letter
  }

  /** Whether the letters are mere numbers. Known when the page has been drawn. */
  get areNumbers(): boolean {
    return this.#strange >= 3 && this.#numbered === this.#drawn && this.#strange > this.#drawn * 0.2
  }
}

/** First and last code points of the blocks that reports are written in (Unicode 16). */
const blocks: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x391, 0x3c9],
  [0x2010, 0x206f],
  [0x2100, 0x22ff],
  [0x2460, 0x26ff],
  [0x3000, 0x312f],
  [0x3200, 0x33ff],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe4f],
  [0xff00, 0xffef],
]

const isStrange = (code: number): boolean => !blocks.some(([first, last]) => code >= first && code <= last)
