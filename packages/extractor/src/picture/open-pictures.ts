import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { cutOff, damaged, type PictureFile, type PicturePage, refusePixels } from '../picture-file.ts'
import type { Raster } from '../raster.ts'
import { readHeader } from './header.ts'
import { paperDpi } from './paper.ts'
import { isTiff, openTiff } from './tiff/open-tiff.ts'

/**
 * Opens a picture file: PNG, JPEG, GIF, BMP and WebP are one page, TIFF may have many. Pixels are counted before anything is decoded.
 *
 * @throws ReadError `corrupt`, `unsupported`, `limit_pixels`, `limit_pages`
 */
export function openPictures(bytes: Uint8Array, limits: Limits, raster: Raster): PictureFile {
  if (isTiff(bytes)) return openTiff(bytes, limits, raster)
  const header = readHeader(bytes)
  if (header === undefined) {
    throw new ReadError('corrupt', 'the image cannot be opened', 'Download it again, or save it as PNG or JPEG.')
  }
  const { width, height, fault } = header
  refusePixels(width, height, limits.imagePixels)
  const dpi = paperDpi(width, height, header.dpi)
  const page: PicturePage = {
    width,
    height,
    dpi,
    open: async (want) => {
      const scale = Math.min(1, want.dpi / dpi, Math.sqrt(want.pixels / (width * height)))
      const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
      return { image: { ...(await raster.openImage(bytes, wide, high)), dpi: dpi * scale }, lost: 0 }
    },
  }
  return { pages: [page], diagnostics: fault === undefined ? [] : [fault === 'cut off' ? cutOff : damaged] }
}
