import type { Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { flowBlocks } from '../structure/blocks.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { attachmentsOf, framesOf, noteAttachments } from './attachments.ts'
import { decodeHtml } from './decode-html.ts'
import { htmlFlow } from './flow.ts'
import { parseHtml } from './parse-html.ts'
import { archivedPages, isWebArchive } from './web-archive.ts'

/**
 * Reads a web page, a web archive (MHTML), or a table that a program saved as one under the name of a workbook. What a browser does not
 * show is not read; nothing that the page links to is loaded.
 *
 * @throws ReadError
 */
export function readHtml(bytes: Uint8Array, limits: Limits): ExtractedDocument {
  refuseLarge(bytes, 'html', limits)
  const archive = isWebArchive(Buffer.from(bytes.subarray(0, longestHead)).toString('latin1'))
    ? archivedPages(bytes)
    : { pages: [{ bytes, charset: undefined }], isCutOff: false }
  const texts = archive.pages.map((page) => decodeHtml(page.bytes, page.charset))
  const truncated = archive.isCutOff || texts.some(isCutOff)
  const nodes = texts.map(
    (text) => parseHtml(isCutOff(text) ? text.slice(0, text.lastIndexOf('>') + 1) : text).childNodes,
  )
  const blocks = flowBlocks(nodes.flatMap(htmlFlow), limits.sheet)
  const attached = noteAttachments(nodes.flatMap(attachmentsOf), blocks)
  if (blocks.length === 0) throw nothingShown(nodes.flatMap(framesOf))
  const cut = truncated ? [cutOff] : []
  return { format: 'html', pages: [], blocks, diagnostics: [...undecodable(texts.join('')), ...cut, ...attached] }
}

/** The head of a web archive ends well before. */
const longestHead = 16_384

function nothingShown(frames: readonly string[]): ReadError {
  if (frames.length > 0) {
    const what = `the web page only divides the window between other pages: ${frames.slice(0, 5).join(', ')}`
    return new ReadError('nothing_to_read', what, 'Give those pages, in one folder or ZIP.')
  }
  return new ReadError(
    'nothing_to_read',
    'the web page shows no text',
    'Save the page from a browser when it is fully loaded.',
  )
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
