import { defaultLimits, type GrayImage, openPdf } from '@gongkai/extractor'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import { raster } from '../raster.ts'
import { randomNumbers } from './random-numbers.ts'
import { spoil } from './spoil.ts'
import { toPdf } from './to-pdf.ts'

/** How a page is spoilt on its way through a scanner. */
export interface ScanOptions {
  readonly dpi: number
  /** Degrees, clockwise. */
  readonly skew: number
  /** Standard deviation of the noise, in shades of 255. */
  readonly noise: number
  /** Of JPEG, 1 to 100. */
  readonly quality: number
  /** Pages, counted from 1; all unless given. */
  readonly pages?: readonly number[]
  /** How far the optics smear a point, in thousandths of an inch. */
  readonly blur?: number
  /** How far the paper is bent up in the middle, in hundredths of an inch. */
  readonly warp?: number
  /** Share of the light that is lost at the left edge (the binding). */
  readonly shadow?: number
  /** How dark ink is, as a share of black. */
  readonly ink?: number
  /** Puts a red seal over the page: its middle, as shares of width and height. */
  readonly seal?: readonly [x: number, y: number]
}

/** Draws a page in gray at a resolution. */
export type DrawPage = (page: number, dpi: number) => Promise<GrayImage>

/**
 * Makes a scan of a PDF: every page becomes one JPEG, turned and with noise. The same options give the same bytes.
 *
 * @param draw What draws the pages; the reader itself unless given.
 */
export async function makeScan(bytes: Uint8Array, options: ScanOptions, draw?: DrawPage): Promise<Uint8Array> {
  const pdf = await openPdf(bytes, defaultLimits)
  try {
    const images: { width: number; height: number; jpeg: Buffer }[] = []
    for (const number of options.pages ?? Array.from({ length: pdf.pageCount }, (_, i) => i + 1)) {
      const drawn = await (draw?.(number, options.dpi) ?? pdf.renderPage(number, raster, options.dpi))
      const { width, height } = drawn
      images.push({ width, height, jpeg: await toJpeg(spoil(drawn, options, randomNumbers(number)), options) })
    }
    return toPdf(images, options.dpi)
  } finally {
    await pdf.close()
  }
}

async function toJpeg({ width, height, data }: GrayImage, { quality, seal, dpi }: ScanOptions): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const pixels = new ImageData(width, height)
  new Uint32Array(pixels.data.buffer).set(Uint32Array.from(data, (shade) => 0xff000000 | (shade * 0x010101)))
  context.putImageData(pixels, 0, 0)
  if (seal !== undefined) {
    const [x, y] = [seal[0] * width, seal[1] * height]
    context.globalCompositeOperation = 'multiply'
    context.strokeStyle = '#e03030'
    context.fillStyle = '#e03030'
    context.lineWidth = 0.05 * dpi
    context.beginPath()
    context.arc(x, y, 0.8 * dpi, 0, 2 * Math.PI)
    context.stroke()
    context.beginPath()
    for (let point = 0; point < 5; point++) {
      const angle = (point * 4 * Math.PI) / 5 - Math.PI / 2
      context.lineTo(x + 0.28 * dpi * Math.cos(angle), y + 0.28 * dpi * Math.sin(angle))
    }
    context.fill()
  }
  return canvas.encode('jpeg', quality)
}
