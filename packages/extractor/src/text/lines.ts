import type { Box } from '../document.ts'
import type { Glyph } from '../page.ts'

/** Glyphs on one baseline, left to right, nothing set far apart. */
export interface TextLine {
  /** With a blank wherever the gap between two letters is as wide as one. */
  readonly text: string
  readonly glyphs: readonly Glyph[]
  readonly box: Box
  readonly baseline: number
  /** Height of most of its letters. */
  readonly size: number
}

/** A gap of this share of the letter height reads as a blank. Word spaces are about 0.25, justified text stretches less. */
const blankGap = 0.2

/**
 * Gathers glyphs that stand on one baseline. Superscripts and the slight drift of recognised text stay in their line.
 * Lines come from top to bottom, the glyphs of each from left to right: drawing order is not reading order.
 */
export function glyphsToBaselines(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0)
  const lines: { baseline: number; size: number; glyphs: Glyph[] }[] = []
  for (const glyph of sorted) {
    const line = lines.at(-1)
    if (line !== undefined && glyph.baseline - line.baseline < 0.35 * Math.max(glyph.size, line.size)) {
      line.glyphs.push(glyph)
      // The largest letters tell the baseline: a raised or lowered small one does not move it.
      if (glyph.size > line.size + 0.5) {
        line.size = glyph.size
        line.baseline = glyph.baseline
      }
    } else {
      lines.push({ baseline: glyph.baseline, size: glyph.size, glyphs: [glyph] })
    }
  }
  return lines.map((line) => line.glyphs.sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1))
}

/** One line of text out of the glyphs of one baseline, given from left to right. */
export function toTextLine(glyphs: readonly Glyph[]): TextLine {
  const pieces: string[] = []
  let end = Number.POSITIVE_INFINITY
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const glyph of glyphs) {
    const gap = glyph.x0 - end
    if (gap > blankGap * glyph.size) {
      const blanks = Math.min(8, Math.max(1, Math.round(gap / (0.5 * glyph.size))))
      pieces.push(' '.repeat(blanks))
    }
    pieces.push(glyph.text)
    end = glyph.x1
    if (glyph.x0 < x0) x0 = glyph.x0
    if (glyph.x1 > x1) x1 = glyph.x1
    if (glyph.y0 < y0) y0 = glyph.y0
    if (glyph.y1 > y1) y1 = glyph.y1
  }
  const size = middleOf(glyphs, (glyph) => glyph.size)
  const baseline = middleOf(glyphs, (glyph) => glyph.baseline)
  return { text: pieces.join(''), glyphs, box: [x0, y0, x1, y1], baseline, size }
}

/** The median; most lines have one size and one baseline. */
function middleOf(glyphs: readonly Glyph[], of: (glyph: Glyph) => number): number {
  const [first] = glyphs
  if (first === undefined) return 0
  const value = of(first)
  if (glyphs.every((glyph) => of(glyph) === value)) return value
  const sorted = glyphs.map(of).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? value
}

/**
 * Cuts a baseline where letters stand more than `gap` letter heights apart: cells of a table without rules, or fields of one
 * line (`编制单位：…          金额单位：万元`).
 */
export function toSegments(glyphs: readonly Glyph[], gap: number): TextLine[] {
  return cutAtGaps(glyphs, gap).map(toTextLine)
}

/** The glyphs of one baseline, cut where they stand more than `gap` letter heights apart. */
export function cutAtGaps(glyphs: readonly Glyph[], gap: number): Glyph[][] {
  const segments: Glyph[][] = []
  let from = 0
  for (let i = 1; i <= glyphs.length; i++) {
    const [before, next] = [glyphs[i - 1], glyphs[i]]
    if (before === undefined) continue
    if (next !== undefined && next.x0 - before.x1 <= gap * Math.max(next.size, before.size)) continue
    segments.push(glyphs.slice(from, i))
    from = i
  }
  return segments
}
