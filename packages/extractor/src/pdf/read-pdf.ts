import { assemble, type PagePart, toPagePart } from '../assemble.ts'
import type { ExtractedDocument } from '../document.ts'
import type { Limits } from '../limits.ts'
import { openPdf } from './open-pdf.ts'

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
): Promise<ExtractedDocument> {
  const pdf = await openPdf(bytes, limits)
  try {
    const parts: PagePart[] = []
    for (let number = 1; number <= pdf.pageCount; number++) {
      parts.push(toPagePart(await pdf.readPage(number)))
      onPage?.(number, pdf.pageCount)
    }
    const document = assemble('pdf', parts)
    return { ...document, diagnostics: [...pdf.diagnostics, ...document.diagnostics] }
  } finally {
    await pdf.close()
  }
}
