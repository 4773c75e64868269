import type { Box } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { PageContent } from '../page.ts'
import { groupToGrid } from '../table/group-to-grid.ts'
import { rulesToGroups } from '../table/rules-to-groups.ts'
import { cutPage } from './cut-page.ts'
import type { Recognise } from './engine.ts'
import { recognisePage } from './recognise-page.ts'
import { straighten } from './straighten.ts'

/** A picture is read best with its own pixels, one for one, within these bounds. */
const [leastDpi, mostDpi] = [150, 300]

/**
 * Reads the pictures of tables on a page that has text otherwise: what stands in them is added, and the text stays as it is. Undefined
 * when none of them shows a table: photographs and drawings are not read.
 */
export async function readPictures(
  page: PageContent,
  draw: (dpi: number) => Promise<GrayImage>,
  recognise: Recognise,
): Promise<PageContent | undefined> {
  const pictures = page.pictures ?? []
  const dpi = Math.max(...pictures.map((picture) => picture.dpi))
  const drawn = await draw(Math.min(mostDpi, Math.max(leastDpi, dpi)))
  const shown = onlyWithin(
    drawn,
    pictures.map(({ box }) => box),
  )
  if (!hasGrid(shown)) return undefined
  const read = await recognisePage(page.number, shown, recognise)
  return {
    ...page,
    glyphs: [...page.glyphs, ...read.glyphs],
    rules: [...page.rules, ...read.rules],
    diagnostics: [
      ...page.diagnostics.filter(({ code }) => code !== 'picture_not_read'),
      ...read.diagnostics.map((note) => ({
        ...note,
        message: `page ${page.number}: the picture of a table was read by recognition (OCR): its digits come from a picture`,
        data: { ...note.data, pictures: pictures.length },
      })),
    ],
  }
}

/** The page with everything white but some boxes, in points. */
function onlyWithin({ width, height, data, dpi }: GrayImage, boxes: readonly Box[]): GrayImage {
  const kept = new Uint8Array(data.length).fill(255)
  for (const box of boxes) {
    const [left, top, right, bottom] = box.map((at) => Math.round((at * dpi) / 72)) as [number, number, number, number]
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      const [from, to] = [y * width + Math.max(0, left), y * width + Math.min(width, right)]
      if (from < to) kept.set(data.subarray(from, to), from)
    }
  }
  return { width, height, data: kept, dpi }
}

/** Two columns and three rows at least: fewer are the frame of a picture. */
function hasGrid(picture: GrayImage): boolean {
  const { gray, ink } = straighten(picture)
  return rulesToGroups(cutPage(gray, ink).rules).some((group) => {
    const grid = groupToGrid(group)
    return grid !== undefined && grid.xs.length > 2 && grid.ys.length > 3
  })
}
