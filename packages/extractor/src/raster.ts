import type { GrayImage } from './image.ts'

/** A drawing area, as much of one as is used here; what `@napi-rs/canvas` and browsers give. */
export interface Canvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  }
}

/** How pictures are made and opened: the shell gives it, because it needs machine code. */
export interface Raster {
  readonly createCanvas: (width: number, height: number) => Canvas
  /**
   * Decodes an image file (PNG, JPEG, GIF, BMP, WebP) and draws it in so many pixels, upright as far as the file tells. Pixels per inch are
   * for the caller to say.
   *
   * @throws ReadError `corrupt`
   */
  readonly openImage: (bytes: Uint8Array, width: number, height: number) => Promise<GrayImage>
}
