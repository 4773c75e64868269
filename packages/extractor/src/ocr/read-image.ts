import { assemble, type PagePart, toPagePart } from '../assemble.ts'
import type { Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { type Ocr, pageReader } from './ocr.ts'

/**
 * Reads an image file (PNG, JPEG, TIFF) as a report.
 *
 * @throws ReadError `unsupported` without recognition or for its kind, `limit_bytes`, `limit_pixels`, `corrupt`, `nothing_to_read`
 */
export async function readImage(
  bytes: Uint8Array,
  limits: Limits,
  ocr: Ocr | undefined,
  onPage?: (page: number, pages: number) => void,
): Promise<ExtractedDocument> {
  refuseLarge(bytes, 'image', limits)
  if (ocr === undefined) {
    throw new ReadError('unsupported', 'the file is an image, and recognition is off', 'Read it with --ocr auto.')
  }
  const images = await ocr.raster.openImage(bytes, limits.renderPixels)
  const reader = pageReader(ocr, limits.ocr)
  const parts: PagePart[] = []
  for (const [i, image] of images.entries()) {
    const [width, height] = [(image.width * 72) / image.dpi, (image.height * 72) / image.dpi]
    const empty: PageContent = {
      number: i + 1,
      width,
      height,
      textLayer: 'absent',
      glyphs: [],
      rules: [],
      diagnostics: [],
    }
    parts.push(toPagePart(await reader.read(empty, async () => image)))
    onPage?.(i + 1, images.length)
  }
  if (parts.every(({ tables, lines, diagnostics }) => tables.length + lines.length === 0 && !hasFailed(diagnostics))) {
    throw new ReadError(
      'nothing_to_read',
      'nothing can be read in the image',
      'Look at it; scan it with 300 dots per inch.',
    )
  }
  return assemble('image', parts)
}

const hasFailed = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code === 'page_not_recognised')
