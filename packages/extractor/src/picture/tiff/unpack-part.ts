import { constants, inflateSync } from 'node:zlib'
import { unpackFax } from './fax.ts'
import { type PageLayout, unsupportedTiff } from './layout.ts'
import { isOldLzw, unpackLzw } from './lzw.ts'
import { unpackBits } from './packbits.ts'

/** A part as it was before it was packed. */
export interface UnpackedPart {
  readonly data: Uint8Array
  /** Rows that could be unpacked. */
  readonly rows: number
  /** Of these, rows that are damaged and empty. */
  readonly damaged: number
}

/**
 * Unpacks a strip or a tile of any compression but JPEG. Never gives more than the page needs, whatever the part holds.
 *
 * @param rowBytes Bytes of a row.
 * @throws ReadError `unsupported`
 */
export function unpackPart(
  packed: Uint8Array,
  layout: PageLayout,
  width: number,
  rows: number,
  rowBytes: number,
): UnpackedPart {
  const { compression, isBitsReversed, isTwoDimensional } = layout
  const bytes = isBitsReversed && (compression <= 4 || compression === 32773) ? reverseBits(packed) : packed
  const data = new Uint8Array(rowBytes * rows)
  if (compression === 2 || compression === 3 || compression === 4) {
    return { data, ...unpackFax(bytes, width, rows, { compression, isTwoDimensional }, data) }
  }
  return { data, rows: Math.floor(fill(bytes, compression, data) / rowBytes), damaged: 0 }
}

function fill(bytes: Uint8Array, compression: number, data: Uint8Array): number {
  switch (compression) {
    case 5:
      if (isOldLzw(bytes)) throw unsupportedTiff('is packed by LZW of the old kind (before TIFF 5.0)')
      return unpackLzw(bytes, data)
    case 8:
    case 32946:
      return inflate(bytes, data)
    case 32773:
      return unpackBits(bytes, data)
    default:
      data.set(bytes.subarray(0, data.length))
      return Math.min(bytes.length, data.length)
  }
}

/** What can be inflated of a part that is cut off; nothing of one that is damaged or far too large. */
function inflate(bytes: Uint8Array, data: Uint8Array): number {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: data.length + 65_536 }
    const inflated = inflateSync(bytes, options)
    data.set(inflated.subarray(0, data.length))
    return Math.min(inflated.length, data.length)
  } catch {
    return 0
  }
}

/** Bytes with their bits in the other order. */
function reverseBits(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    const pairs = ((byte >> 4) | (byte << 4)) & 255
    const twos = ((pairs & 0xcc) >> 2) | ((pairs & 0x33) << 2)
    return ((twos & 0xaa) >> 1) | ((twos & 0x55) << 1)
  })
}
