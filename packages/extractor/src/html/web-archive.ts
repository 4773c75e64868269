/** Parts of an archive inside one another, and parts in all: Word writes one level, and a part for every picture. */
const mostNested = 4
const mostParts = 5_000

/** Parts that Word and Excel put beside the text: running heads, the strip of sheet names, lists of files. */
const beside = /(?:^|[\\/])(?:header|tabstrip|filelist)\.\w+$/i

/** A file begins with the headers of a message: `MIME-Version: 1.0`, or `From: <Saved by …>`, as browsers write first. */
export const archiveStart = /^(?:mime-version:|from: <saved by|content-type: multipart\/related)/i

/**
 * The web pages in a web archive (MHTML, RFC 2557), in order: one, or one for each sheet of a workbook. Word and WPS save so too
 * (单个文件网页), and such files are published under the name of a Word file. Pictures and style sheets are left out.
 *
 * @returns the bytes of each page with its transfer encoding (RFC 2045) undone; `undefined` when the file is no archive
 */
export function pagesOfArchive(bytes: Uint8Array): Uint8Array[] | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart()
  if (!archiveStart.test(head)) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return pagesIn(text.trimStart(), mostNested)
}

function pagesIn(entity: string, nested: number): Uint8Array[] {
  const end = /\r?\n\r?\n/.exec(entity)
  if (end === null) return []
  const headers = headersOf(entity.slice(0, end.index))
  const body = entity.slice(end.index + end[0].length)
  const type = headers.get('content-type') ?? ''
  const boundary = /boundary="?([^";\s]{1,200})"?/i.exec(type)?.[1]
  if (boundary !== undefined && nested > 0) return partsOf(body, boundary).flatMap((part) => pagesIn(part, nested - 1))
  if (!/^text\/html/i.test(type) || beside.test(headers.get('content-location') ?? '')) return []
  return [decoded(body, headers.get('content-transfer-encoding') ?? '')]
}

/** What stands between lines `--boundary`; what stands before the first is no part. */
function partsOf(body: string, boundary: string): string[] {
  return `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, mostParts)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[^\n]*\n/, ''))
}

/** Header lines by lower-case name; a line that begins with white space goes on with the one above. */
function headersOf(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

function decoded(body: string, encoding: string): Uint8Array {
  if (/^base64/i.test(encoding)) return Buffer.from(body, 'base64')
  if (!/^quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1')
  const joined = body.replace(/=[ \t]*\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
