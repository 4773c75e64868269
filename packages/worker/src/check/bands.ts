import type { Mark } from './crop-messages.ts'

/** A strip over the whole width of a page, with the marks that stand in it. Points, y grows downwards. */
export interface Band {
  readonly top: number
  readonly bottom: number
  readonly marks: readonly Mark[]
}

/** Room above and below a mark: part of the neighbouring rows, so that the eye finds the place. */
const margin = 14
/** Marks that are this near share a strip. */
const near = 24
/** A strip is at most this high; a sum over a whole page is shown from its first line on. */
const highest = 260
/** Strips of one page for one entry. */
const most = 4

/**
 * The strips of one page that show all marks:
 *
 *   ─────────────
 *     208  [51.85]      one strip
 *     210  [4976.46]
 *   ─────────────
 *       …
 *   ─────────────
 *     total [5056.26]   another
 *   ─────────────
 */
export function bandsOf(marks: readonly Mark[], pageHeight: number): readonly Band[] {
  const bands: { top: number; bottom: number; marks: Mark[] }[] = []
  for (const mark of marks.toSorted((a, b) => a.box[1] - b.box[1])) {
    const [, y0, , y1] = mark.box
    const top = Math.max(0, y0 - margin)
    const bottom = Math.min(pageHeight, y1 + margin)
    const last = bands.at(-1)
    if (last !== undefined && top - last.bottom < near && bottom - last.top <= highest) {
      last.bottom = Math.max(last.bottom, bottom)
      last.marks.push(mark)
    } else if (bottom > top) {
      bands.push({ top, bottom: Math.min(bottom, top + highest), marks: [mark] })
    }
  }
  // The figure that is likely wrong is shown in any case.
  const suspects = bands.filter((band) => band.marks.some((mark) => mark.suspect))
  const kept = new Set([...suspects, ...bands].slice(0, most))
  return bands.filter((band) => kept.has(band))
}
