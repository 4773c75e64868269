import type { Portion } from './tables.ts'

/** Where a table stands on the page. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** Draws the rules of the cells of one page as PDF operators. */
export type Rules = (portions: readonly Portion[], place: Place) => string

const THIN = 0.48

/** Every cell strokes its own border, so that most rules are drawn twice. */
export const strokedCells: Rules = (portions, place) => {
  const paths = portions.map((p) => `${n(place.x + p.x)} ${n(place.y + p.y)} ${n(p.width)} ${n(p.height)} re S`)
  return `0.5 w 0 G\n${paths.join('\n')}`
}

/** Filled rectangles with a small square at each corner: the way of word processors. */
export const filledBars: Rules = (portions, place) => {
  const seen = new Set<string>()
  const bar = (x: number, y: number, width: number, height: number): void => {
    seen.add(`${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`)
  }
  for (const p of portions) {
    const [x0, y0] = [place.x + p.x, place.y + p.y]
    const [x1, y1] = [x0 + p.width, y0 + p.height]
    for (const x of [x0, x1]) for (const y of [y0, y1]) bar(x, y, THIN, THIN)
    for (const y of [y0, y1]) bar(x0 + THIN, y, p.width - THIN, THIN)
    for (const x of [x0, x1]) bar(x, y0 + THIN, THIN, p.height - THIN)
  }
  return `0 g\n${[...seen].join('\n')}`
}

/** Each edge once as a line; tables with open sides have no outermost vertical rules. */
export const singleLines: Rules = (portions, place) => {
  const seen = new Set<string>()
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    seen.add(`${n(x0)} ${n(y0)} m ${n(x1)} ${n(y1)} l`)
  }
  for (const p of portions) {
    const [x0, y0] = [place.x + p.x, place.y + p.y]
    const [x1, y1] = [x0 + p.width, y0 + p.height]
    line(x0, y0, x1, y0)
    line(x0, y1, x1, y1)
    if (!p.open.left) line(x0, y0, x0, y1)
    if (!p.open.right) line(x1, y0, x1, y1)
  }
  return `0.6 w 0 G\n${[...seen].join('\n')} S`
}

function n(value: number): string {
  return String(Number(value.toFixed(2)))
}
