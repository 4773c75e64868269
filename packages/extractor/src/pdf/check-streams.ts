import { inflateRawSync, inflateSync } from 'node:zlib'

/** Inflated size of all streams together, and of each, up to which they are checked; bytes. */
const mostInflated = 256 * 1024 * 1024
const mostInflatedEach = 64 * 1024 * 1024
/** A stream's dictionary stands at most this far before it; bytes. */
const longestDictionary = 4096

/** Pictures and fonts are left out: damage in them changes no letter that is read. */
const isContent = (dictionary: string): boolean =>
  /\/Filter\s*(\[\s*)?\/FlateDecode\s*(\]|\/|>>)/.test(dictionary) &&
  !/\/Subtype\s*\/(Image|Type1C|CIDFontType0C|OpenType|XML)\b|\/Length1\b/.test(dictionary)

/**
 * Counts the compressed streams of a PDF that were damaged on the way. pdf.js shows what it can of a damaged stream and
 * says nothing, so that numbers could be lost or changed silently; the checksum of the zlib format (RFC 1950) tells.
 * Streams of encrypted files are not checked.
 */
export function countDamagedStreams(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes('/Encrypt', 0, 'latin1')) return 0
  let damaged = 0
  let inflated = 0
  // `<< … >> stream` line end, data, `endstream` (ISO 32000-1, 7.3.8)
  for (let at = file.indexOf('stream', 0, 'latin1'); at !== -1 && inflated < mostInflated; ) {
    const dictionary = dictionaryBefore(file, at)
    const start = at + 'stream'.length + (file[at + 6] === 0x0d && file[at + 7] === 0x0a ? 2 : 1)
    if (dictionary === undefined) {
      at = file.indexOf('stream', start, 'latin1')
      continue
    }
    const found = file.indexOf('endstream', start, 'latin1')
    const end = found === -1 ? file.length : found
    if (isContent(dictionary)) {
      const size = inflatedSize(file.subarray(start, end))
      if (size === undefined) damaged++
      else inflated += size
    }
    at = file.indexOf('stream', end + 'endstream'.length, 'latin1')
  }
  return damaged
}

function dictionaryBefore(file: Buffer, at: number): string | undefined {
  let end = at
  while (end > 0 && (file[end - 1] as number) <= 0x20) end--
  if (file[end - 1] !== 0x3e || file[end - 2] !== 0x3e) return undefined
  const before = file.toString('latin1', Math.max(0, end - longestDictionary), end)
  return before.slice(before.lastIndexOf(' obj') + 1)
}

/** Undefined: damaged. */
function inflatedSize(data: Buffer): number | undefined {
  try {
    return inflateSync(data, { maxOutputLength: mostInflatedEach }).length
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') return mostInflatedEach
    // Some writers leave the checksum out.
    return code === 'Z_BUF_ERROR' ? rawInflatedSize(data.subarray(2)) : undefined
  }
}

function rawInflatedSize(data: Buffer): number | undefined {
  try {
    return inflateRawSync(data, { maxOutputLength: mostInflatedEach }).length
  } catch {
    return undefined
  }
}
