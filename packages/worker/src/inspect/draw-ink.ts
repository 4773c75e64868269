import type { Glyph, Rule } from '@gongkai/extractor'
import { element, escapeXml } from './svg.ts'

/** What is printed on a page, as SVG: rules (classes `rule` and `unseen`) and letters (class `glyph`) where they stand. */
export function drawRule(rule: Rule): string {
  const { at, from, to, thickness } = rule
  const ends =
    rule.direction === 'horizontal' ? { x1: from, x2: to, y1: at, y2: at } : { x1: at, x2: at, y1: from, y2: to }
  const kind = rule.visible ? 'rule' : 'unseen'
  return element('line', { class: kind, ...ends, 'stroke-width': Math.max(thickness, 0.3) })
}

/** Letters that follow each other on one line go into one element, each with its own place. */
export function drawGlyphs(glyphs: readonly Glyph[]): readonly string[] {
  const runs: Glyph[][] = []
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && follows(last, glyph)) run.push(glyph)
    else runs.push([glyph])
  }
  return runs.map(drawRun)
}

/**
 * Places are given one a character, so a ligature (several characters in one glyph) stands alone. Some viewers know only
 * the first place of an element, so a gap begins another.
 */
function follows(last: Glyph, next: Glyph): boolean {
  const looksAlike = last.baseline === next.baseline && last.size === next.size && last.bold === next.bold
  const isNear = Math.abs(next.x0 - last.x1) < 0.1 * next.size
  return looksAlike && isNear && [last, next].every(({ text }) => [...text].length === 1)
}

function drawRun(run: readonly Glyph[]): string {
  const [first] = run
  if (first === undefined) return ''
  const attributes = {
    class: 'glyph',
    x: run.map((glyph) => Math.round(glyph.x0 * 100) / 100).join(' '),
    y: first.baseline,
    'font-size': first.size,
    'font-weight': first.bold ? 'bold' : undefined,
  }
  return element('text', attributes, escapeXml(run.map((glyph) => glyph.text).join('')))
}
