import { type Raster, ReadError, toGray } from '@gongkai/extractor'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** An image without a resolution of its own is taken for a page of A4, whose long side has so many inches. */
const longSideOfA4 = 11.69

/** Pictures by Skia (`@napi-rs/canvas`, built for every common system). */
export const raster: Raster = {
  createCanvas: (width, height) => createCanvas(width, height) as unknown as ReturnType<Raster['createCanvas']>,
  async openImage(bytes, mostPixels) {
    if (isTiff(bytes)) {
      throw new ReadError('unsupported', 'the image is a TIFF file, which is not read yet', 'Save it as PDF or PNG.')
    }
    const image = await loadImage(bytes).catch((cause: unknown) => {
      throw new ReadError('corrupt', 'the image cannot be opened', 'Save it as PNG or JPEG.', undefined, { cause })
    })
    const { width, height } = image
    if (width * height > mostPixels) {
      throw new ReadError(
        'limit_pixels',
        `the image has ${width} × ${height} pixels; at most ${mostPixels} are read`,
        'Scan it with 300 dots per inch.',
      )
    }
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const dpi = Math.max(width, height) / longSideOfA4
    return [toGray(context.getImageData(0, 0, width, height).data, width, height, dpi)]
  },
}

/** `II*` or `MM*`, by the order of bytes. */
const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a) ||
  (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[3] === 0x2a)
