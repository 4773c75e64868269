import type { Box, Diagnostic, PageSummary } from './document.ts'

/**
 * The page model: what stands on one page, before tables and paragraphs are found. A PDF page with a text layer and a
 * recognised scan give the same model, so that everything after is written once. All lengths are points, the origin is
 * the top left corner of the page as displayed, y grows downwards.
 */
export interface PageContent extends PageSummary {
  /** Visible text, upright after the page was turned; in drawing order. */
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** On a page with text: large pictures on which no text stands. A table may be one of them. */
  readonly pictures?: readonly PagePicture[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a picture is drawn, and how many of its pixels make an inch there. */
export interface PagePicture {
  readonly box: Box
  readonly dpi: number
}

/** One drawn character (a PDF) or one recognised word (a scan). */
export interface Glyph {
  /** Never empty, never only white space. A ligature may give several characters. */
  readonly text: string
  /** Advance box: from the pen position before it to the one after it. */
  readonly x0: number
  readonly x1: number
  /** Top and bottom of the letter body (ascent and descent of the font). */
  readonly y0: number
  readonly y1: number
  readonly baseline: number
  /** Font size in points, after scaling. */
  readonly size: number
  readonly bold: boolean
  /** Of recognition, 0 to 100. */
  readonly confidence?: number
  /** At the first letter of a recognised line: what else the whole line may say, the likelier first. */
  readonly alternatives?: readonly string[]
}

/** A ruling line: a horizontal or vertical segment, however it was drawn. */
export interface Rule {
  readonly direction: 'horizontal' | 'vertical'
  /** Position across the direction: y of a horizontal rule, x of a vertical one (middle of the stroke). */
  readonly at: number
  /** Extent along the direction, from < to. */
  readonly from: number
  readonly to: number
  /** Width of the stroke. */
  readonly thickness: number
  /** False when it has the colour of what lies under it (white on white): nobody sees it. */
  readonly visible: boolean
}
