import { readJpeg } from './headers/jpeg.ts'
import { readBitmap, readGif, readWebp } from './headers/others.ts'
import { readPng } from './headers/png.ts'

/** What the head of a picture file tells before anything is decoded. */
export interface PictureHeader {
  /** Of the picture as it is shown, in pixels. */
  readonly width: number
  readonly height: number
  /** Pixels per inch across and down, where the file tells it. */
  readonly dpi?: readonly [number, number]
  /** `cut off`: the file ends before the picture does. `damaged`: a sum does not agree. */
  readonly fault?: 'cut off' | 'damaged'
}

/** Tells what a PNG, JPEG, GIF, BMP or WebP file holds. Undefined when its head is damaged. */
export function readHeader(bytes: Uint8Array): PictureHeader | undefined {
  const read = [readPng, readJpeg, readGif, readBitmap, readWebp]
  for (const one of read) {
    const header = one(bytes)
    if (header !== undefined && header.width > 0 && header.height > 0) return header
  }
  return undefined
}
