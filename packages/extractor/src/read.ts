import type { ExtractedDocument } from './document.ts'
import { ReadError } from './errors.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { sniff } from './sniff.ts'

export interface ReadOptions {
  readonly limits?: Limits
  /** Called after every page (files that have pages), so that a caller can tell slow reading from none. */
  readonly onPage?: (page: number, pages: number) => void
}

/**
 * Reads a document: its kind is told by its bytes, never by its name.
 *
 * @throws ReadError when nothing can be read; everything less is a diagnostic in the document.
 */
export async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<ExtractedDocument> {
  const limits = options.limits ?? defaultLimits
  const format = sniff(bytes)
  switch (format) {
    case 'pdf':
      return readPdf(bytes, limits, options.onPage)
    default:
      throw new ReadError(
        'unsupported',
        `the file is ${format === undefined ? 'of an unknown kind' : `of kind ${format}, which is not read yet`}`,
        'Give a PDF with a text layer.',
      )
  }
}
