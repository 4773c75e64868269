import type { ReportPlace } from './entry.ts'

/** Places in short, each once: `p. 16`, `Sheet1!D17`, `block 40, row 3`. */
export function placeNames(places: readonly ReportPlace[]): string[] {
  return [...new Set(places.map(placeName))]
}

export function placeName(place: ReportPlace): string {
  const file = place.file === undefined ? '' : `${place.file}: `
  switch (place.in) {
    case 'page':
      return `${file}p. ${place.page}`
    case 'sheet':
      return `${file}${place.sheet}!${place.cell}`
    case 'flow': {
      const cell = place.column === undefined ? '' : `, column ${place.column}`
      return `${file}block ${place.block}${place.row === undefined ? '' : `, row ${place.row}${cell}`}`
    }
  }
}

/** With the box on the page, in points: for a person who has the file open, and no picture of the place. */
export function exactPlaceName(place: ReportPlace): string {
  if (place.in !== 'page') return placeName(place)
  const [x0, y0, x1, y1] = place.box.map(Math.round)
  return `${placeName(place)} (${x0}, ${y0} – ${x1}, ${y1})`
}
