import type { Glyph, PageContent, Rule } from '../../page.ts'

/** A page for tests: text is put at a left edge and a baseline; Chinese letters are as wide as high, others half as wide. */
export interface Drawing {
  readonly number?: number
  readonly text?: readonly (readonly [x: number, baseline: number, text: string, size?: number])[]
  readonly rules?: readonly Rule[]
}

export function drawPage({ number = 1, text = [], rules = [] }: Drawing): PageContent {
  return {
    number,
    width: 600,
    height: 800,
    textLayer: 'present',
    glyphs: text.flatMap(([x, baseline, letters, size = 10]) => glyphs(x, baseline, letters, size)),
    rules,
    diagnostics: [],
  }
}

function glyphs(x: number, baseline: number, letters: string, size: number): Glyph[] {
  let at = x
  return [...letters].flatMap((text) => {
    const width = text.charCodeAt(0) > 0xff ? size : size / 2
    const glyph: Glyph = {
      text,
      x0: at,
      x1: at + width,
      y0: baseline - 0.88 * size,
      y1: baseline + 0.12 * size,
      baseline,
      size,
      bold: false,
    }
    at += width
    return text === ' ' ? [] : [glyph]
  })
}

export const horizontal = (at: number, from: number, to: number, visible = true): Rule => ({
  direction: 'horizontal',
  at,
  from,
  to,
  thickness: 0.5,
  visible,
})

export const vertical = (at: number, from: number, to: number, visible = true): Rule => ({
  direction: 'vertical',
  at,
  from,
  to,
  thickness: 0.5,
  visible,
})

/** All rules of a plain grid. */
export function lattice(xs: readonly number[], ys: readonly number[], visible = true): Rule[] {
  const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0]
  return [...ys.map((y) => horizontal(y, left, right, visible)), ...xs.map((x) => vertical(x, top, bottom, visible))]
}
