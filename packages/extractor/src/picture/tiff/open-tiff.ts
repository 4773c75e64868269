import { ReadError } from '../../errors.ts'
import type { GrayImage } from '../../image.ts'
import type { Limits } from '../../limits.ts'
import { cutOff, failingPage, type PictureFile, type PicturePage } from '../../picture-file.ts'
import type { Raster } from '../../raster.ts'
import { mirrorImage, type QuarterTurns, turnImage } from '../../turn-image.ts'
import { readHeader } from '../header.ts'
import { paperDpi } from '../paper.ts'
import { type DecodedPage, decodePage, type OpenJpeg } from './decode-page.ts'
import { brokenTiff, type Directory, readDirectories } from './ifd.ts'
import { isPage, type PageLayout, readLayout } from './layout.ts'

/** `II*` or `MM*`, by the order of bytes. */
export const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a && bytes[3] === 0) ||
  (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && bytes[3] === 0x2a)

/**
 * Opens a TIFF file. A page that cannot be read says so when it is opened, so that the others are read.
 *
 * @throws ReadError `corrupt`, `limit_pages`
 */
export function openTiff(bytes: Uint8Array, limits: Limits, raster: Raster): PictureFile {
  const { directories, littleEndian, isCutOff } = readDirectories(bytes, limits.pdf.pages)
  const pages = directories.filter(isPage)
  if (pages.length === 0) throw brokenTiff('it has no pages')
  const openJpeg = jpegOpener(raster)
  const decode = (layout: PageLayout) => decodePage(bytes, layout, littleEndian, openJpeg)
  return {
    pages: pages.map((directory) => toPage(directory, limits.imagePixels, decode)),
    diagnostics: isCutOff ? [cutOff] : [],
  }
}

function toPage(
  directory: Directory,
  mostPixels: number,
  decode: (layout: PageLayout) => Promise<DecodedPage>,
): PicturePage {
  try {
    const layout = readLayout(directory, mostPixels)
    const [wide, high] = squarePixels(layout, mostPixels)
    const { mirrored, quarters } = positions[layout.orientation] ?? upright
    const [width, height] = quarters % 2 === 1 ? [high, wide] : [wide, high]
    const told = layout.dpi && Math.max(...layout.dpi)
    const dpi = paperDpi(width, height, told === undefined ? undefined : [told, told])
    const open = async () => {
      const { lost, ...page } = await decode(layout)
      if (lost >= 1) throw brokenTiff('nothing of the page can be unpacked')
      const image = stretch({ ...page, dpi }, wide, high)
      return { image: turnImage(mirrored ? mirrorImage(image) : image, quarters), lost }
    }
    return { width, height, dpi, open }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    return failingPage(error)
  }
}

const upright = { mirrored: false, quarters: 0 } as const
/** TIFF 6.0, orientation: where the first row and column of what is stored belong; 1 is as stored. */
const positions: Readonly<Record<number, { readonly mirrored: boolean; readonly quarters: QuarterTurns }>> = {
  2: { mirrored: true, quarters: 0 },
  3: { mirrored: false, quarters: 2 },
  4: { mirrored: true, quarters: 2 },
  5: { mirrored: true, quarters: 3 },
  6: { mirrored: false, quarters: 1 },
  7: { mirrored: true, quarters: 1 },
  8: { mirrored: false, quarters: 3 },
}

/** A fax of low resolution has 204 by 98 pixels an inch. Nothing that is scanned is further from a square. */
const mostOblong = 2.2

/** Size of the page when its pixels are made square. */
function squarePixels({ width, height, dpi }: PageLayout, mostPixels: number): readonly [number, number] {
  const [across, down] = dpi ?? [1, 1]
  const ratio = Math.max(across, down) / Math.min(across, down)
  if (ratio < 1.02 || ratio > mostOblong || width * height * ratio > mostPixels) return [width, height]
  return across > down ? [width, Math.round(height * ratio)] : [Math.round(width * ratio), height]
}

/** Repeats rows or columns. */
function stretch(image: GrayImage, width: number, height: number): GrayImage {
  if (width === image.width && height === image.height) return image
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = Math.floor((y * image.height) / height) * image.width
    for (let x = 0; x < width; x++) {
      data[y * width + x] = image.data[from + Math.floor((x * image.width) / width)] ?? 255
    }
  }
  return { ...image, width, height, data }
}

/** The size that a part of a page tells of itself is never trusted: it may not be larger than the part. */
const jpegOpener =
  (raster: Raster): OpenJpeg =>
  async (bytes, mostWidth, mostHeight) => {
    const header = readHeader(bytes)
    if (header === undefined || header.width > mostWidth || header.height > mostHeight) {
      throw brokenTiff('a JPEG in it has another size')
    }
    return raster.openImage(bytes, header.width, header.height)
  }
