import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'

/** One file of an archive as its central directory describes it. */
export interface DirectoryEntry {
  /** Name as stored; its encoding is told by `utf8`. */
  readonly rawName: Uint8Array
  readonly utf8: boolean
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where the compressed bytes begin. */
  readonly dataStart: number
}

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50
const endOfDirectory64 = 0x06064b50
const locator64 = 0x07064b50

const inFull = 0xffffffff

export const brokenZip = (what: string, where?: string): ReadError =>
  new ReadError(
    'corrupt',
    `the archive is broken: ${what}`,
    'Download the file again, or open and save it anew.',
    where,
  )

/**
 * Reads the central directory of a ZIP archive (APPNOTE 6.3.10, section 4.3), strictly: two readers that disagree about what is in an
 * archive are how harmful ones pass.
 *
 *     | local header | data | ... | central directory | end of directory |
 *
 * @throws ReadError `corrupt` when the records contradict each other, `limit_entries` when there are too many.
 */
export function readDirectory(bytes: Uint8Array, limits: Limits['zip']): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start, end } = findDirectory(view)
  if (count > limits.entries) {
    throw new ReadError(
      'limit_entries',
      `the archive has ${count} entries, ${limits.entries} are allowed`,
      'Split the archive.',
    )
  }
  const entries: DirectoryEntry[] = []
  const ranges: { from: number; to: number }[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralHeader) throw brokenZip('its directory ends early')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) throw brokenZip('its directory ends early')
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
    const sizes = fullSizes(view, at, at + 46 + nameLength, extraLength)
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const dataStart = readLocalHeader(view, bytes, sizes.offset, start, rawName, method)
    const to = dataStart + sizes.compressedSize
    if (to > start) throw brokenZip('an entry reaches beyond its data')
    ranges.push({ from: sizes.offset, to })
    entries.push({
      rawName,
      utf8: (flags & 0x800) !== 0,
      method,
      encrypted: (flags & 0x41) !== 0,
      crc: view.getUint32(at + 16, true),
      compressedSize: sizes.compressedSize,
      size: sizes.size,
      dataStart,
    })
    at = next
  }
  if (at !== end) throw brokenZip('its directory holds more than it says')
  refuseOverlaps(ranges)
  return entries
}

function findDirectory(view: DataView): { count: number; start: number; end: number } {
  // The record is 22 bytes long and a comment of at most 65,535 bytes may follow.
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== endOfDirectory) continue
    if (at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue
    const count = view.getUint16(at + 10, true)
    const size = view.getUint32(at + 12, true)
    const start = view.getUint32(at + 16, true)
    if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff) {
      throw new ReadError('unsupported', 'the archive is one part of several', 'Join the parts into one archive.')
    }
    if (count === 0xffff || size === inFull || start === inFull) return findDirectory64(view, at)
    if (start + size !== at && !hasLocator(view, at)) throw brokenZip('its directory is not where it says')
    return { count, start, end: start + size }
  }
  throw brokenZip('its end is missing, it was cut off')
}

const hasLocator = (view: DataView, at: number): boolean => at >= 20 && view.getUint32(at - 20, true) === locator64

function findDirectory64(view: DataView, end: number): { count: number; start: number; end: number } {
  if (!hasLocator(view, end)) throw brokenZip('its directory is not where it says')
  const at = Number(view.getBigUint64(end - 12, true))
  if (at + 56 > end || view.getUint32(at, true) !== endOfDirectory64)
    throw brokenZip('its directory is not where it says')
  const count = Number(view.getBigUint64(at + 32, true))
  const size = Number(view.getBigUint64(at + 40, true))
  const start = Number(view.getBigUint64(at + 48, true))
  if (start + size !== at) throw brokenZip('its directory is not where it says')
  return { count, start, end: at }
}

/** Sizes and offset of an entry, from the ZIP64 extra field where the 32 bit ones are full. */
function fullSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let compressedSize = view.getUint32(at + 20, true)
  let size = view.getUint32(at + 24, true)
  let offset = view.getUint32(at + 42, true)
  const extraEnd = extraAt + extraLength
  for (let field = extraAt; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    const fieldEnd = Math.min(field + 4 + view.getUint16(field + 2, true), extraEnd)
    let from = field + 4
    const next = (): number => {
      if (from + 8 > fieldEnd) throw brokenZip('a size is missing')
      from += 8
      return Number(view.getBigUint64(from - 8, true))
    }
    if (size === inFull) size = next()
    if (compressedSize === inFull) compressedSize = next()
    if (offset === inFull) offset = next()
  }
  return { compressedSize, size, offset }
}

/** Checks the header that stands before the data against the directory, and gives where the data begin. */
function readLocalHeader(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  limit: number,
  name: Uint8Array,
  method: number,
): number {
  if (at + 30 > limit || view.getUint32(at, true) !== localHeader)
    throw brokenZip('an entry is not where the directory says')
  const nameLength = view.getUint16(at + 26, true)
  const dataStart = at + 30 + nameLength + view.getUint16(at + 28, true)
  if (dataStart > limit) throw brokenZip('an entry reaches beyond its data')
  const sameName = Buffer.compare(bytes.subarray(at + 30, at + 30 + nameLength), name) === 0
  if (!sameName || view.getUint16(at + 8, true) !== method) throw brokenZip('an entry and the directory disagree')
  return dataStart
}

function refuseOverlaps(ranges: { from: number; to: number }[]): void {
  ranges.sort((a, b) => a.from - b.from)
  let reached = 0
  for (const { from, to } of ranges) {
    if (from < reached) throw brokenZip('entries overlap')
    reached = to
  }
}
