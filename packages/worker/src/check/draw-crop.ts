import type { PageContent } from '@gongkai/extractor'
import { drawGlyphs, drawRule } from '../inspect/draw-ink.ts'
import { boxElement, element, length } from '../inspect/svg.ts'
import type { Band } from './bands.ts'

/** White around what is printed, in points. */
const side = 8
/** Pixels for a point: letters of a page a little larger than on paper. */
const scale = 1.4

/**
 * Draws a strip of a page from its letters and rules, as SVG for an HTML page: the classes `crop`, `mark` and `best` are
 * coloured there. Undefined when no letters stand in it (a scan).
 */
export function drawCrop(page: PageContent, { top, bottom, marks }: Band): string | undefined {
  const glyphs = page.glyphs.filter(({ y0, y1 }) => y1 > top && y0 < bottom)
  if (glyphs.length === 0) return undefined
  const rules = page.rules.filter(
    ({ direction, at, from, to, visible }) =>
      visible && (direction === 'horizontal' ? at > top && at < bottom : to > top && from < bottom),
  )
  const [left, right] = extent([
    ...glyphs.map(({ x0, x1 }) => [x0, x1] as const),
    ...marks.map(({ box }) => [box[0], box[2]] as const),
    ...rules.map(
      ({ direction, at, from, to }) => (direction === 'horizontal' ? [from, to] : [at, at]) as [number, number],
    ),
  ])
  const x0 = Math.max(0, left) - side
  const width = Math.min(page.width, right) + side - x0
  const content = [
    ...marks.map(({ box, suspect }) => boxElement(box, { class: suspect ? 'best' : 'mark', rx: 1.5 }, '', 1)),
    ...rules.map(drawRule),
    ...drawGlyphs(glyphs),
  ]
  const viewBox = [x0, top, width, bottom - top].map(length).join(' ')
  return element('svg', { class: 'crop', viewBox, width: width * scale, role: 'img' }, content.join(''))
}

function extent(spans: readonly (readonly [number, number])[]): readonly [number, number] {
  return spans.reduce(([low, high], [from, to]) => [Math.min(low, from), Math.max(high, to)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const)
}
