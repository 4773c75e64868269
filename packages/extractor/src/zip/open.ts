import { crc32, inflateRawSync } from 'node:zlib'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { brokenZip, type DirectoryEntry, readDirectory } from './directory.ts'
import { decodeName, safeName } from './names.ts'

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const MB = 1024 * 1024

/**
 * Opens a ZIP archive and inflates every file in it within the limits, each checked against its sum (CRC-32). This is the gate
 * before every parser of Office files: they get an archive made anew from what comes out here.
 *
 * @throws ReadError `corrupt`, `encrypted`, `unsupported`, `limit_entries` or `limit_expansion`
 */
export function openZip(bytes: Uint8Array, limits: Limits['zip']): ZipEntry[] {
  const entries = readDirectory(bytes, limits)
  const named = entries.map((entry) => ({ entry, name: safeName(decodeName(entry.rawName, entry.utf8)) }))
  const files = named.filter(({ name }) => !name.endsWith('/'))
  refuseDuplicates(files.map(({ name }) => name))
  let total = 0
  for (const { entry, name } of files) {
    total += entry.size
    refuseExpansion(entry, name, total, limits)
  }
  return files.map(({ entry, name }) => ({ name, bytes: inflate(bytes, entry, name) }))
}

function refuseDuplicates(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw brokenZip('two entries have the same name', name)
    seen.add(name)
  }
}

function refuseExpansion(entry: DirectoryEntry, name: string, total: number, limits: Limits['zip']): void {
  const tooLarge = (what: string) =>
    new ReadError(
      'limit_expansion',
      `the archive unpacks to more than is allowed: ${what}`,
      'If the file can be trusted, raise the limits of `zip`.',
      name,
    )
  if (entry.size > limits.entryBytes)
    throw tooLarge(`one entry to ${entry.size} bytes, ${limits.entryBytes} are allowed`)
  if (total > limits.totalBytes) throw tooLarge(`all entries to ${limits.totalBytes} bytes and more`)
  if (entry.size > MB && entry.size > entry.compressedSize * limits.ratio) {
    throw tooLarge(`one entry to more than ${limits.ratio} times its size`)
  }
}

function inflate(bytes: Uint8Array, entry: DirectoryEntry, name: string): Uint8Array {
  if (entry.encrypted) {
    throw new ReadError(
      'encrypted',
      'the archive is protected by a password',
      'Remove the password and try again.',
      name,
    )
  }
  const data = bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize)
  const content = decompress(data, entry, name)
  if (content.byteLength !== entry.size) throw brokenZip('an entry has another size than it says', name)
  if (crc32(content) !== entry.crc) throw brokenZip('the sum of an entry is wrong', name)
  return content
}

function decompress(data: Uint8Array, entry: DirectoryEntry, name: string): Uint8Array {
  if (entry.method === 0) return data
  if (entry.method !== 8) {
    throw new ReadError(
      'unsupported',
      `an entry of the archive is compressed by method ${entry.method}, only deflate is known`,
      'Pack the files anew as an ordinary ZIP archive.',
      name,
    )
  }
  try {
    // More than the directory says never comes out: the limits were held against what it says.
    return inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
  } catch {
    throw brokenZip('an entry cannot be unpacked', name)
  }
}
