import { ReadError } from '../../errors.ts'

/**
 * TIFF 6.0, section 2: a file is a chain of directories (IFD), one for each page; a directory is a list of tagged fields. Exif data
 * in JPEG files have the same form.
 */

/** One field: `count` numbers, read when they are asked for. */
export interface Field {
  readonly count: number
  /** A number of the field; a fraction as its quotient. 0 beyond the end. */
  readonly at: (index: number) => number
  /** The field as it is stored. */
  readonly bytes: Uint8Array
}

export interface Directory {
  /** A field that is not there, or of a type without numbers, is undefined. */
  readonly field: (tag: number) => Field | undefined
}

export interface TiffFile {
  readonly directories: readonly Directory[]
  readonly littleEndian: boolean
  /** The chain of directories leads out of the file: it was cut off. */
  readonly isCutOff: boolean
}

/** Bytes of a number of each type, and how it is read. */
const types: Readonly<Record<number, { size: number; get: (view: DataView, at: number, little: boolean) => number }>> =
  {
    1: { size: 1, get: (view, at) => view.getUint8(at) },
    3: { size: 2, get: (view, at, little) => view.getUint16(at, little) },
    4: { size: 4, get: (view, at, little) => view.getUint32(at, little) },
    5: { size: 8, get: (view, at, little) => view.getUint32(at, little) / view.getUint32(at + 4, little) },
    7: { size: 1, get: (view, at) => view.getUint8(at) },
    13: { size: 4, get: (view, at, little) => view.getUint32(at, little) },
  }

/**
 * Follows the chain of directories.
 *
 * @param most Directories at most.
 * @throws ReadError `corrupt` for a chain that runs in a circle or begins outside the file, `limit_pages`
 */
export function readDirectories(bytes: Uint8Array, most: number): TiffFile {
  if (bytes.length < 8) throw brokenTiff('it ends before its first page')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const littleEndian = view.getUint8(0) === 0x49
  const directories: Directory[] = []
  const visited = new Set<number>()
  let at = view.getUint32(4, littleEndian)
  while (at !== 0) {
    if (visited.has(at)) throw brokenTiff('the list of its pages runs in a circle')
    visited.add(at)
    if (directories.length >= most) {
      throw new ReadError('limit_pages', `the TIFF has more than ${most} pages`, 'Split the file, or raise the limit.')
    }
    const end = at + 2 + 12 * (at + 2 <= bytes.length ? view.getUint16(at, littleEndian) : 0)
    if (at + 2 > bytes.length || end > bytes.length) {
      if (directories.length === 0) throw brokenTiff('the list of its pages lies outside the file')
      return { directories, littleEndian, isCutOff: true }
    }
    directories.push(readDirectory(bytes, view, at, littleEndian))
    // Some writers leave out the end of the chain behind the last directory.
    at = end + 4 <= bytes.length ? view.getUint32(end, littleEndian) : 0
  }
  return { directories, littleEndian, isCutOff: false }
}

function readDirectory(bytes: Uint8Array, view: DataView, start: number, little: boolean): Directory {
  const entries = new Map<number, number>()
  const count = view.getUint16(start, little)
  for (let i = 0, at = start + 2; i < count; i++, at += 12) entries.set(view.getUint16(at, little), at)
  return {
    field: (tag) => {
      const at = entries.get(tag)
      if (at === undefined) return undefined
      const type = types[view.getUint16(at + 2, little)]
      if (type === undefined) return undefined
      const count = view.getUint32(at + 4, little)
      const size = count * type.size
      // Short fields stand where others have their place.
      const from = size <= 4 ? at + 8 : view.getUint32(at + 8, little)
      if (from + size > bytes.length) return undefined
      return {
        count,
        at: (index) => (index < count ? type.get(view, from + index * type.size, little) : 0),
        bytes: bytes.subarray(from, from + size),
      }
    },
  }
}

export const brokenTiff = (what: string): ReadError =>
  new ReadError('corrupt', `the TIFF is damaged: ${what}`, 'Download it again, or open it and save it anew.')
