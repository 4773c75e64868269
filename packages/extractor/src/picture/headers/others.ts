import type { PictureHeader } from '../header.ts'

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** GIF89a: the size, and a semicolon at the end. */
export function readGif(bytes: Uint8Array): PictureHeader | undefined {
  if (!startsWith(bytes, 'GIF8') || bytes.length < 13) return undefined
  const view = viewOf(bytes)
  const hasEnd = bytes.subarray(-64).includes(0x3b)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), ...(!hasEnd && { fault: 'cut off' }) }
}

/** Windows bitmap: the size of the file and of the picture; a negative height counts from the top. */
export function readBitmap(bytes: Uint8Array): PictureHeader | undefined {
  if (!startsWith(bytes, 'BM') || bytes.length < 30) return undefined
  const view = viewOf(bytes)
  // The head of OS/2 has 12 bytes and short numbers.
  const isShort = view.getUint32(14, true) === 12
  const width = isShort ? view.getUint16(18, true) : view.getInt32(18, true)
  const height = isShort ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true))
  const isCut = view.getUint32(2, true) > bytes.length
  return { width, height, ...(isCut && { fault: 'cut off' }) }
}

/** WebP: a RIFF file whose first chunk tells the size in one of three ways (RFC 9649). */
export function readWebp(bytes: Uint8Array): PictureHeader | undefined {
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8) || bytes.length < 30) return undefined
  const view = viewOf(bytes)
  const isCut = view.getUint32(4, true) + 8 > bytes.length
  const fault = isCut && ({ fault: 'cut off' } as const)
  if (startsWith(bytes, 'VP8 ', 12)) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, ...fault }
  }
  if (startsWith(bytes, 'VP8L', 12)) {
    const sizes = view.getUint32(21, true)
    return { width: (sizes & 0x3fff) + 1, height: ((sizes >> 14) & 0x3fff) + 1, ...fault }
  }
  if (!startsWith(bytes, 'VP8X', 12)) return undefined
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  return { width: three(24) + 1, height: three(27) + 1, ...fault }
}
