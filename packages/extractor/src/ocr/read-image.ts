import { assemble, type PagePart, toPagePart } from '../assemble.ts'
import type { Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { GrayImage } from '../image.ts'
import type { Limits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import type { PictureFile, PicturePage } from '../picture-file.ts'
import { type Ocr, pageReader } from './ocr.ts'
import { cutScaled } from './scale.ts'

/** More pixels per inch help nothing. */
const mostDpi = 300

/**
 * Reads the pages of a picture file as a report.
 *
 * @throws ReadError `nothing_to_read`; what opening its pages gives, when none can be opened
 */
export async function readImage(
  file: PictureFile,
  limits: Limits,
  ocr: Ocr,
  onPage?: (page: number, pages: number) => void,
): Promise<ExtractedDocument> {
  const reader = pageReader(ocr, limits.ocr)
  const parts: PagePart[] = []
  const failures: ReadError[] = []
  for (const [i, page] of file.pages.entries()) {
    const empty = emptyPage(i + 1, page)
    const notes: Diagnostic[] = []
    const draw = async (): Promise<GrayImage> => {
      try {
        const { image, lost } = await page.open({ dpi: mostDpi, pixels: limits.renderPixels })
        if (lost > 0) notes.push(lostNote(empty, lost))
        return shrink(image, limits.renderPixels)
      } catch (error) {
        if (error instanceof ReadError) failures.push(error)
        throw error
      }
    }
    const read = await reader.read(empty, draw)
    parts.push(toPagePart({ ...read, diagnostics: [...notes, ...read.diagnostics] }))
    onPage?.(i + 1, file.pages.length)
  }
  if (failures[0] !== undefined && failures.length === parts.length) throw failures[0]
  if (parts.every(({ tables, lines, diagnostics }) => tables.length + lines.length === 0 && !hasFailed(diagnostics))) {
    throw new ReadError(
      'nothing_to_read',
      'nothing can be read in the image',
      'Look at it; scan it with 300 dots per inch.',
    )
  }
  const document = assemble('image', parts)
  return { ...document, diagnostics: [...file.diagnostics, ...document.diagnostics] }
}

function emptyPage(number: number, { width, height, dpi }: PicturePage): PageContent {
  const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi]
  return { number, width: wide, height: high, textLayer: 'absent', glyphs: [], rules: [], diagnostics: [] }
}

function shrink(image: GrayImage, mostPixels: number): GrayImage {
  const { width, height, dpi } = image
  const scale = Math.min(1, mostDpi / dpi, Math.sqrt(mostPixels / (width * height)))
  return scale === 1 ? image : cutScaled(image, [0, 0, width, height], scale)
}

const lostNote = ({ number, width, height }: PageContent, lost: number): Diagnostic => ({
  code: 'streams_damaged',
  severity: 'warning',
  message: `page ${number}: ${Math.max(1, Math.round(lost * 100))} % of the image are damaged and cannot be seen; download it again`,
  place: { in: 'page', page: number, box: [0, 0, width, height] },
  data: { lost: Math.round(lost * 1000) / 1000 },
})

const hasFailed = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code === 'page_not_recognised')
