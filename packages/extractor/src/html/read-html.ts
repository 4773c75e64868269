import type { Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { flowBlocks } from '../structure/blocks.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { decodeHtml } from './decode-html.ts'
import { htmlFlow } from './flow.ts'
import { parseHtml } from './parse-html.ts'

/**
 * Reads a web page, or a table that a program saved as one under the name of a workbook. What a browser does not show is not read;
 * nothing that the page links to is loaded.
 *
 * @throws ReadError
 */
export function readHtml(bytes: Uint8Array, limits: Limits): ExtractedDocument {
  refuseLarge(bytes, 'html', limits)
  const text = decodeHtml(bytes)
  const blocks = flowBlocks(htmlFlow(parseHtml(text).childNodes), limits.sheet)
  if (blocks.length === 0) {
    throw new ReadError(
      'nothing_to_read',
      'the web page shows no text',
      'Save the page from a browser when it is fully loaded.',
    )
  }
  return { format: 'html', pages: [], blocks, diagnostics: undecodable(text) }
}

function undecodable(text: string): Diagnostic[] {
  const broken = text.split('\ufffd').length - 1
  if (broken === 0) return []
  return [
    {
      code: 'undecodable_text',
      severity: 'warning',
      message: `${broken} letters of the page could not be decoded`,
      data: { letters: broken },
    },
  ]
}
