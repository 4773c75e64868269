import type { Diagnostic } from './document.ts'
import { ReadError } from './errors.ts'
import type { GrayImage } from './image.ts'

/** A page of a picture file; nothing of it has been decoded. */
export interface PicturePage {
  /** Pixels, upright as far as the file tells. */
  readonly width: number
  readonly height: number
  /** Pixels per inch. */
  readonly dpi: number
  /**
   * Decodes it. It may come smaller when it has more pixels per inch than are asked for, or more pixels.
   *
   * @throws ReadError `corrupt`, `unsupported`, `limit_pixels`
   */
  readonly open: (want: PictureSize) => Promise<OpenedPicture>
}

export interface PictureSize {
  readonly dpi: number
  readonly pixels: number
}

export interface OpenedPicture {
  readonly image: GrayImage
  /** Share of the page that could not be unpacked and is white, 0 to 1. */
  readonly lost: number
}

export interface PictureFile {
  readonly pages: readonly PicturePage[]
  /** About the file as a whole. */
  readonly diagnostics: readonly Diagnostic[]
}

export const cutOff: Diagnostic = {
  code: 'file_truncated',
  severity: 'warning',
  message: 'the image has no proper end: the file was cut off, and a part of it may be missing; download it again',
}

export const damaged: Diagnostic = {
  code: 'streams_damaged',
  severity: 'warning',
  message: 'parts of the image are damaged: what they show may be missing or wrong; download it again',
}

/** @throws ReadError `limit_pixels` */
export function refusePixels(width: number, height: number, most: number): void {
  if (width * height <= most) return
  throw new ReadError(
    'limit_pixels',
    `the image has ${width} × ${height} pixels; at most ${most} are read`,
    'Scan it with 300 dots per inch.',
  )
}

/** A page that cannot be opened; its size is not known, and it is taken for A4 (ISO 216). */
export const failingPage = (error: ReadError): PicturePage => ({
  width: 595,
  height: 842,
  dpi: 72,
  open: () => Promise.reject(error),
})
