import type { PictureHeader } from '../header.ts'
import { readDirectories } from '../tiff/ifd.ts'

/**
 * JPEG (ITU-T T.81, annex B): marks with segments. SOF holds the size, APP0 (JFIF) or APP1 (Exif) the resolution, SOS begins the
 * picture, EOI ends it.
 */
export function readJpeg(bytes: Uint8Array): PictureHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size: { readonly width: number; readonly height: number } | undefined
  let dpi: readonly [number, number] | undefined
  let isOnSide = false
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const mark = view.getUint8(at + 1)
    if (mark === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    const segment = bytes.subarray(at + 4, at + 2 + length)
    if (mark === 0xda) {
      if (size === undefined) return undefined
      const shown = isOnSide ? { width: size.height, height: size.width } : size
      return { ...shown, ...(dpi && { dpi }), ...(!hasEnd(bytes, at) && { fault: 'cut off' }) }
    }
    if (mark === 0xe0) dpi ??= jfifDpi(segment)
    if (mark === 0xe1 && startsWith(segment, 'Exif\0\0')) {
      const exif = readExif(segment.subarray(6))
      dpi ??= exif.dpi
      // Exif 2.3: 5 to 8 are turned by a quarter.
      isOnSide = exif.orientation >= 5 && exif.orientation <= 8
    }
    if (isFrame(mark) && segment.length >= 5) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + Math.max(2, length)
  }
  return size && { ...size, fault: 'cut off' }
}

/** SOF0 to SOF15, without the tables (DHT, DAC) and the extension between them. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)

/** EOI after the last scan. Some devices write more behind it. */
const hasEnd = (bytes: Uint8Array, from: number): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from([0xff, 0xd9])) > from

/** Unit 1 is the inch, 2 the centimetre; 0 tells the shape of a pixel only. */
function jfifDpi(segment: Uint8Array): readonly [number, number] | undefined {
  const factor = { 1: 1, 2: 2.54 }[segment[7] ?? 0]
  if (!startsWith(segment, 'JFIF\0') || factor === undefined || segment.length < 12) return undefined
  const [x, y] = [((segment[8] ?? 0) << 8) | (segment[9] ?? 0), ((segment[10] ?? 0) << 8) | (segment[11] ?? 0)]
  return [x * factor, y * factor]
}

/** Exif has the form of a TIFF file. */
function readExif(bytes: Uint8Array): { readonly orientation: number; readonly dpi?: readonly [number, number] } {
  try {
    const [directory] = readDirectories(bytes, 4).directories
    const number = (tag: number): number | undefined => directory?.field(tag)?.at(0)
    const factor = number(296) === 3 ? 2.54 : 1
    const [x, y] = [number(282), number(283)]
    const dpi = x !== undefined && y !== undefined && x > 0 && y > 0 ? ([x * factor, y * factor] as const) : undefined
    return { orientation: number(274) ?? 1, ...(dpi && { dpi }) }
  } catch {
    return { orientation: 1 }
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, i) => bytes[i] === character.charCodeAt(0))
