import type { Limits } from './limits.ts'
import type { PdfDocument } from './pdf/open-pdf.ts'

/**
 * Opens a PDF, to look at its pages. The library for it is loaded with the first one.
 *
 * @throws ReadError `empty`, `limit_bytes`, `limit_pages`, `encrypted`, `corrupt`
 */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<PdfDocument> {
  const pdf = await import('./pdf/open-pdf.ts')
  return pdf.openPdf(bytes, limits)
}
