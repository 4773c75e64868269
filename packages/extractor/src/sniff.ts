import { openCompound } from './compound/open-compound.ts'
import type { Format } from './document.ts'
import { ReadError } from './errors.ts'
import { isWebArchive } from './html/web-archive.ts'
import { defaultLimits } from './limits.ts'
import { readDirectory } from './zip/directory.ts'
import { decodeName } from './zip/names.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte)

const images: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x47, 0x49, 0x46, 0x38],
]

const unsupported = (what: string, advice: string): ReadError =>
  new ReadError('unsupported', `the file is ${what}, which is not read`, advice)

/**
 * Tells the kind of a file by its bytes. `undefined`: none that is known.
 *
 * @throws ReadError `empty`; `unsupported` for kinds that are known and not read, `encrypted` for Office files with a password
 */
export function sniff(bytes: Uint8Array): Format | undefined {
  if (bytes.byteLength === 0) throw new ReadError('empty', 'the file is empty', 'Download the file again.')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffZip(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return sniffCompound(bytes)
  if (head.startsWith('{\\rtf')) return 'doc'
  if (images.some((signature) => startsWith(bytes, signature))) return 'image'
  if (startsWith(bytes, [0x49, 0x49, 0x2b, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2b])) {
    throw unsupported('a TIFF for more than 4 GB (BigTIFF)', 'Save it as PDF, PNG or as ordinary TIFF.')
  }
  if (isBitmap(bytes) || (head.startsWith('RIFF') && head.startsWith('WEBP', 8))) return 'image'
  // MS-XLS 2.4.21: `BOF` of workbooks that are no compound files yet.
  if (
    [0x00, 0x02, 0x04].some((version) => startsWith(bytes, [0x09, version]) && (bytes[2] ?? 0) <= 8 && bytes[3] === 0)
  ) {
    throw unsupported('a workbook of Excel 4 or older', 'Open it in Excel or WPS and save it as XLSX.')
  }
  if (head.startsWith('Rar!') || head.startsWith("7z\xbc\xaf'\x1c")) {
    throw unsupported('an archive of another kind', 'Unpack it and pack the files as ZIP.')
  }
  // ISO 32000-1, implementation notes: readers accept the header anywhere within the first 1024 bytes. A page or an archive may hold
  // it there as well, so it is looked for last.
  return sniffText(bytes) ?? (head.includes('%PDF-') ? 'pdf' : undefined)
}

/** `BM`, the size of the file, and two fields that are zero: two letters alone could begin any text. */
const isBitmap = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x42, 0x4d]) && startsWith(bytes, [0, 0, 0, 0], 6) && bytes.byteLength > 26

function sniffZip(bytes: Uint8Array): Format {
  const names = zipNames(bytes)
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (names.includes('[content_types].xml')) {
    if (names.includes('xl/workbook.bin')) throw unsupported('a binary workbook (XLSB)', 'Save it as XLSX.')
    if (has('word/')) return 'docx'
    if (has('xl/')) return 'xlsx'
    if (has('ppt/')) throw unsupported('a presentation (PPTX)', 'Save it as PDF.')
  }
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw unsupported('an OpenDocument file', 'Save it as DOCX, XLSX or PDF.')
  }
  if (names.includes('ofd.xml')) throw unsupported('an OFD document', 'Save it as PDF.')
  return 'zip'
}

/** Names of an archive's entries; none when it is broken, which its reader will tell. */
function zipNames(bytes: Uint8Array): string[] {
  try {
    const entries = readDirectory(bytes, defaultLimits.zip)
    return entries.map((entry) => decodeName(entry.rawName, entry.utf8).replaceAll('\\', '/').toLowerCase())
  } catch {
    return []
  }
}

function sniffCompound(bytes: Uint8Array): Format {
  const { names } = openCompound(bytes)
  if (names.includes('EncryptedPackage')) {
    throw new ReadError('encrypted', 'the file is protected by a password', 'Remove the password and try again.')
  }
  if (names.includes('WordDocument')) return 'doc'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('PowerPoint Document')) throw unsupported('a presentation (PPT)', 'Save it as PDF.')
  throw unsupported('a compound file of an unknown kind', 'Save it as DOCX, XLSX or PDF.')
}

/** What pages begin with; `<!--` and `<?xml ...?>` before it are passed over. */
const pageTags =
  /^<(!doctype\s+html|(html|head|body|table|tbody|tr|meta|title|script|style|link|base|div|p|span|center|font|b|h[1-6])[\s/>])/

function sniffText(bytes: Uint8Array): Format | undefined {
  let rest = textHead(bytes)
  for (;;) {
    rest = rest.trimStart()
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '>' : undefined
    if (end === undefined) break
    const at = rest.indexOf(end)
    if (at === -1) break
    rest = rest.slice(at + end.length)
  }
  if (pageTags.test(rest)) return 'html'
  // XML that Excel 2003 writes, and many reporting systems since.
  if (rest.startsWith('<workbook') && rest.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xls'
  if (rest.startsWith('<w:worddocument')) return 'doc'
  if (isWebArchive(rest)) return 'html'
  if (/^(?:mime-version|received|return-path|delivered-to):/.test(rest)) {
    throw unsupported('a letter (EML)', 'Save what is attached to it.')
  }
  return undefined
}

/** Whether the bytes are nothing but letters: no control characters, which other kinds of files have. */
export function isPlainText(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const isLetter = (byte: number) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d
  return isWide || bytes.subarray(0, 4_096).every(isLetter)
}

function textHead(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 16_384)
  const wide =
    head[0] === 0xff || head[1] === 0 ? 'utf-16le' : head[0] === 0xfe || head[0] === 0 ? 'utf-16be' : 'latin1'
  return new TextDecoder(wide)
    .decode(head)
    .replace(/^(\ufeff|ï»¿)/, '')
    .toLowerCase()
}
