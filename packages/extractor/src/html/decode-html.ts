import iconv from 'iconv-lite'
import { attribute, type HtmlNode, isElement, parseHtml } from './parse-html.ts'

/** How far into a page its declaration of an encoding is looked for. HTML asks for 1,024 bytes; pages put it later. */
const declarationWithin = 4_096

/**
 * The text of a web page. Its encoding is told by a byte order mark, then by the bytes where they can be UTF-8 and nothing else, then
 * by what the page declares, and is GB 18030 (which holds GBK and GB 2312) where nothing tells it: pages often declare one encoding and
 * are stored in another.
 *
 * @param said encoding that whatever holds the page tells, asked where the page itself tells none
 */
export function decodeHtml(bytes: Uint8Array, said?: string): string {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8, or UTF-8 with an accident in it.
  }
  const declared = declaredEncoding(bytes) ?? said
  if (declared === 'utf-8' || declared === undefined) {
    const text = new TextDecoder('utf-8').decode(bytes)
    if (accidents(text) < 0.02) return text
  }
  const name = declared === undefined || declared === 'utf-8' || isGb(declared) ? 'gb18030' : declared
  return iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    iconv.encodingExists(name) ? name : 'gb18030',
  )
}

const isGb = (label: string): boolean => /^(x-)?(gb|hz|euc-cn|cp936|ms936|chinese)/.test(label)

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // `<` as two bytes, without a mark.
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  return undefined
}

/** Share of letters beyond ASCII that could not be decoded. */
function accidents(text: string): number {
  let broken = 0
  let beyond = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f) beyond++
    if (unit === 0xfffd) broken++
  }
  return broken / Math.max(1, beyond)
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = parseHtml(Buffer.from(bytes.subarray(0, declarationWithin)).toString('latin1'))
  const open: HtmlNode[] = [...head.childNodes]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue
    open.push(...node.childNodes)
    if (node.tagName !== 'meta') continue
    const content = attribute(node, 'content')?.toLowerCase().split('charset=')[1]
    const label = attribute(node, 'charset') ?? content
    if (label !== undefined)
      return label
        .trim()
        .toLowerCase()
        .split(/[;\s"']/)[0]
  }
  return undefined
}
