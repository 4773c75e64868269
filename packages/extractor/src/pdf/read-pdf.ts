import { assemble, type PagePart, toPagePart } from '../assemble.ts'
import type { ExtractedDocument } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { Limits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import type { Raster } from '../raster.ts'
import { openPdf } from './open-pdf.ts'

/** How pages are read that have no text layer: drawn, and handed on. */
export interface Scans {
  readonly raster: Raster
  readonly wants: (page: PageContent) => boolean
  readonly read: (page: PageContent, draw: (dpi?: number) => Promise<GrayImage>) => Promise<PageContent>
}

/**
 * Reads a PDF: words and rules of each page, then tables and paragraphs over all pages. Only what was found on a page is
 * kept of it, so that memory does not grow with drawings.
 *
 * @throws ReadError when nothing can be read: `empty`, `corrupt`, `encrypted`, `limit_bytes`, `limit_pages`.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: Limits,
  onPage?: (page: number, pages: number) => void,
  scans?: Scans,
): Promise<ExtractedDocument> {
  const pdf = await openPdf(bytes, limits)
  try {
    const parts: PagePart[] = []
    for (let number = 1; number <= pdf.pageCount; number++) {
      const page = await pdf.readPage(number)
      const wanted = scans?.wants(page) ? scans : undefined
      parts.push(
        toPagePart(wanted ? await wanted.read(page, (dpi) => pdf.renderPage(number, wanted.raster, dpi)) : page),
      )
      onPage?.(number, pdf.pageCount)
    }
    const document = assemble('pdf', parts)
    return { ...document, diagnostics: [...pdf.diagnostics, ...document.diagnostics] }
  } finally {
    await pdf.close()
  }
}
