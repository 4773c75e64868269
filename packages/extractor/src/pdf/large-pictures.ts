import type { Box } from '../document.ts'
import type { Glyph, PagePicture } from '../page.ts'

/** A table takes the width of the text, or most of it: shares of the width and of the height of the page. */
const [leastWidth, leastHeight] = [0.55, 0.08]
/** Letters that may stand on a picture that is not the background of text. */
const mostLetters = 4
/** Points between strips that are one picture. */
const touching = 2

/** Pictures that a table may be on: large ones on which no text stands. Software cuts pictures into strips, which are put together. */
export function largePictures(
  pictures: readonly PagePicture[],
  glyphs: readonly Glyph[],
  page: { readonly width: number; readonly height: number },
): PagePicture[] {
  const joined: PagePicture[] = []
  for (const picture of [...pictures].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const at = joined.findLastIndex((other) => isNextStrip(other.box, picture.box))
    const other = joined[at]
    if (other === undefined) joined.push(picture)
    else joined[at] = { dpi: Math.min(other.dpi, picture.dpi), box: around(other.box, picture.box) }
  }
  return joined.filter(({ box }) => {
    const [x0, y0, x1, y1] = box
    if (x1 - x0 < leastWidth * page.width || y1 - y0 < leastHeight * page.height) return false
    let letters = 0
    for (const glyph of glyphs) {
      const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2]
      if (x > x0 && x < x1 && y > y0 && y < y1 && ++letters > mostLetters) return false
    }
    return true
  })
}

const isNextStrip = (above: Box, box: Box): boolean =>
  Math.abs(above[0] - box[0]) <= touching && Math.abs(above[2] - box[2]) <= touching && box[1] <= above[3] + touching

const around = (a: Box, b: Box): Box => [a[0], a[1], a[2], Math.max(a[3], b[3])]
