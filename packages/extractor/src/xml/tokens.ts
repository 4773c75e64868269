/** A piece of an XML text in document order. Comments, processing instructions and the declaration are left out. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly source: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  /** Still escaped, as it stands in the source. */
  | { readonly kind: 'text'; readonly source: string }

/**
 * Cuts an XML text into tags and text, for rewriting one part of a document without building a tree of it. It understands what a
 * document without a document type declaration may hold (XML 1.0, sections 2.4 to 3.1); such declarations were refused before.
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    if (tag !== at) yield { kind: 'text', source: text.slice(at, tag === -1 ? text.length : tag) }
    if (tag === -1) return
    if (text.startsWith('<!--', tag)) at = after(text, '-->', tag + 4)
    else if (text.startsWith('<?', tag)) at = after(text, '?>', tag + 2)
    else if (text.startsWith('<![CDATA[', tag)) {
      at = after(text, ']]>', tag + 9)
      yield { kind: 'text', source: escapeXml(text.slice(tag + 9, at - 3)) }
    } else {
      at = endOfTag(text, tag)
      yield readTag(text.slice(tag, at))
    }
  }
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Names are bounded: a longer one would be tried again from each of its letters. */
const attributePattern = /([^\s=<>"'/]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g

/** The value of an attribute of an open tag, its references to characters undone; `undefined` without the attribute. */
export function xmlAttribute(source: string, name: string): string | undefined {
  for (const [, key, double, single] of source.matchAll(attributePattern)) {
    if (key === name) return unescapeXml(double ?? single ?? '')
  }
  return undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,4}));/gi, (whole, hex, decimal, name) => {
    const point = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined
    if (point === undefined) return named[name] ?? whole
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? text.length : found + end.length
}

/** A quoted attribute value may hold `>`. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
  }
  return text.length
}

function readTag(source: string): XmlToken {
  const closes = source.startsWith('</')
  const name = /^<\/?([^\s/>]*)/.exec(source)?.[1] ?? ''
  return closes ? { kind: 'close', name } : { kind: 'open', name, source, empty: source.endsWith('/>') }
}
