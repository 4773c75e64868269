import { ReadError } from '../errors.ts'

/** One part of a web archive: a page, a picture, a style sheet. */
interface Part {
  readonly type: string
  readonly charset: string | undefined
  readonly location: string
  readonly bytes: Uint8Array
}

/** A page of a web archive, with what its head says of its encoding. */
export interface ArchivedPage {
  readonly bytes: Uint8Array
  readonly charset: string | undefined
}

const mostParts = 5_000
/** Parts inside parts: a page with its pictures, beside the same text without them. */
const deepest = 3

const broken = (what: string): ReadError =>
  new ReadError('corrupt', `the web archive is broken: ${what}`, 'Save the page anew, best as HTML.')

/** Whether bytes begin with the head of a web archive (MHTML, RFC 2557): `MIME-Version`, and a page or parts that belong together. */
export function isWebArchive(head: string): boolean {
  const text = head.trimStart()
  const end = /\r?\n\r?\n/.exec(text)
  const fields = fieldsOf(text.slice(0, end?.index ?? text.length))
  return fields.has('mime-version') && /^(?:multipart\/related|text\/html)\b/i.test(fields.get('content-type') ?? '')
}

/** Parts that Word and Excel put beside the text: running heads, the strip of sheet names. */
const beside = /(?:^|[\\/])(?:header|tabstrip)\.html?$/i

/**
 * The pages of a web archive (MHTML, as Word, WPS, Excel and browsers save it, RFC 2557). A page that only divides the window, as Excel
 * writes for a workbook, stands for the pages of the sheets.
 *
 * @returns The pages in order, and whether the end of the archive is missing.
 * @throws ReadError `corrupt`
 */
export function archivedPages(bytes: Uint8Array): { pages: readonly ArchivedPage[]; isCutOff: boolean } {
  const { parts, isCutOff } = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const pages = parts.filter((part) => part.type === 'text/html' && !beside.test(part.location))
  const [first, ...others] = pages
  if (first === undefined) throw broken('it holds no page')
  const dividesWindow = /<frameset[\s>]/i.test(Buffer.from(first.bytes).toString('latin1'))
  return { pages: dividesWindow && others.length > 0 ? others : pages, isCutOff }
}

interface Parts {
  readonly parts: readonly Part[]
  /** The line that ends the parts is missing. */
  readonly isCutOff: boolean
}

function partsOf(bytes: Buffer, depth = 0): Parts {
  const [head, body] = headAndBody(bytes)
  const type = head.get('content-type') ?? ''
  if (!/^multipart\//i.test(type)) return { parts: [toPart(head, body)], isCutOff: false }
  const boundary = parameter(type, 'boundary')
  if (boundary === undefined) throw broken('its head does not say how its parts are divided')
  if (depth > deepest) throw broken(`its parts are nested deeper than ${deepest}`)
  const parts: Part[] = []
  let isCutOff = false
  const line = Buffer.from(`--${boundary}`, 'latin1')
  let at = body.indexOf(line)
  while (at !== -1 && parts.length < mostParts) {
    const from = at + line.length
    // Two dashes after the last part.
    if (body[from] === 0x2d && body[from + 1] === 0x2d) return { parts, isCutOff }
    const next = body.indexOf(line, from)
    const inner = partsOf(body.subarray(from, next === -1 ? body.length : next), depth + 1)
    parts.push(...inner.parts)
    isCutOff ||= inner.isCutOff
    at = next
  }
  return { parts, isCutOff: true }
}

function headAndBody(bytes: Buffer): readonly [ReadonlyMap<string, string>, Buffer] {
  let start = 0
  // The end of the line with the boundary stands before the head.
  while (bytes[start] === 0x0d || bytes[start] === 0x0a) start++
  const unix = bytes.indexOf('\n\n', start)
  const windows = bytes.indexOf('\r\n\r\n', start)
  const [end, length] = windows !== -1 && (unix === -1 || windows < unix) ? [windows, 4] : [unix, 2]
  if (end === -1) return [fieldsOf(bytes.toString('latin1', start)), Buffer.alloc(0)]
  return [fieldsOf(bytes.toString('latin1', start, end)), bytes.subarray(end + length)]
}

/** Fields of a head (RFC 5322, section 2.2), a line that begins with white space going on with the one before. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

function parameter(value: string, name: string): string | undefined {
  for (const piece of value.split(';').slice(1)) {
    const equals = piece.indexOf('=')
    if (equals === -1 || piece.slice(0, equals).trim().toLowerCase() !== name) continue
    return piece
      .slice(equals + 1)
      .trim()
      .replaceAll('"', '')
  }
  return undefined
}

function toPart(head: ReadonlyMap<string, string>, content: Buffer): Part {
  const type = head.get('content-type') ?? 'text/plain'
  return {
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    charset: parameter(type, 'charset')?.toLowerCase(),
    location: head.get('content-location') ?? '',
    bytes: decoded(content, head.get('content-transfer-encoding')?.toLowerCase() ?? '7bit'),
  }
}

/** RFC 2045, section 6. */
function decoded(content: Buffer, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(content.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return content
  const bytes = Buffer.alloc(content.length)
  let length = 0
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0
    if (byte !== 0x3d) {
      bytes[length++] = byte
      continue
    }
    // A line that ends in `=` goes on.
    if (content[at + 1] === 0x0a) at += 1
    else if (content[at + 1] === 0x0d && content[at + 2] === 0x0a) at += 2
    else {
      const code = content.toString('latin1', at + 1, at + 3)
      const isCode = /^[0-9a-f]{2}$/i.test(code)
      bytes[length++] = isCode ? Number.parseInt(code, 16) : byte
      if (isCode) at += 2
    }
  }
  return bytes.subarray(0, length)
}
