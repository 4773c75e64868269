import { type Raster, ReadError, toGray } from '@gongkai/extractor'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Pictures by Skia (`@napi-rs/canvas`, built for every common system). It turns photographs as their Exif data say. */
export const raster: Raster = {
  createCanvas: (width, height) => createCanvas(width, height) as unknown as ReturnType<Raster['createCanvas']>,
  async openImage(bytes, width, height) {
    const image = await loadImage(bytes).catch((cause: unknown) => {
      const advice = 'Download it again, or save it as PNG or JPEG.'
      throw new ReadError('corrupt', 'the image cannot be opened', advice, undefined, { cause })
    })
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    return toGray(context.getImageData(0, 0, width, height).data, width, height, 72)
  },
}
