import type { Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { flowBlocks } from '../structure/blocks.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { decodeHtml } from './decode-html.ts'
import { htmlFlow } from './flow.ts'
import { parseHtml } from './parse-html.ts'
import { pagesOfArchive } from './web-archive.ts'

/**
 * Reads a web page, or a table that a program saved as one under the name of a workbook, or a web archive. What a browser does not
 * show is not read; nothing that the page links to is loaded.
 *
 * @throws ReadError
 */
export function readHtml(bytes: Uint8Array, limits: Limits): ExtractedDocument {
  refuseLarge(bytes, 'html', limits)
  const texts = pagesIn(bytes).map(decodeHtml)
  const text = texts.join('')
  const truncated = texts.some(isCutOff)
  const whole = texts.map((page) => (isCutOff(page) ? page.slice(0, page.lastIndexOf('>') + 1) : page))
  const nodes = whole.flatMap((page) => parseHtml(page).childNodes)
  const blocks = flowBlocks(htmlFlow(nodes), limits.sheet)
  if (blocks.length === 0) {
    throw new ReadError(
      'nothing_to_read',
      'the web page shows no text',
      'Save the page from a browser when it is fully loaded.',
    )
  }
  return { format: 'html', pages: [], blocks, diagnostics: [...undecodable(text), ...(truncated ? [cutOff] : [])] }
}

function pagesIn(bytes: Uint8Array): Uint8Array[] {
  const pages = pagesOfArchive(bytes)
  if (pages === undefined) return [bytes]
  if (pages.length > 0) return pages
  throw new ReadError('unsupported', 'the file is a web archive (MHTML) without a page', 'Save the page as HTML.')
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

/**
 * Whether a page ends inside a tag, inside a table, whose end tag may never be left out (HTML, section 4.9.1), or without
 * the end of the `html` that it began: programs write both or neither. What stands behind its last tag may be half a number.
 */
function isCutOff(text: string): boolean {
  const page = text.toLowerCase()
  if (page.includes('</html')) return false
  const isInTag = /<[a-z/!]/.test(page.slice(page.lastIndexOf('>') + 1))
  const isInTable = page.lastIndexOf('<table') > page.lastIndexOf('</table')
  return isInTag || isInTable || page.includes('<html')
}

const cutOff: Diagnostic = {
  code: 'file_truncated',
  severity: 'warning',
  message: 'the web page has no proper end: it was cut off, and tables or parts of them may be missing',
}
