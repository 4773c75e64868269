import { type GrayImage, toGray } from '../image.ts'
import type { Raster } from '../raster.ts'
import { OPS, type PDFPageProxy } from './pdfjs.ts'

/** pdf.js asks for a canvas of the browser; it draws on any that behaves like one. */
type RenderCanvas = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvas']>

const usualDpi = 200
/** Scans are taken with as many pixels as they have, within these bounds: less cannot be read, more helps nothing. */
const [leastDpi, mostDpi] = [150, 300]

/**
 * Draws a page in gray. A scan is drawn with its own pixels, one for one, so that nothing is lost; other pages at 200 dpi.
 *
 * @param mostPixels The picture is smaller rather than to have more.
 */
export async function renderPage(
  page: PDFPageProxy,
  raster: Raster,
  mostPixels: number,
  wanted?: number,
): Promise<GrayImage> {
  const { width, height } = page.getViewport({ scale: 1 })
  const bound = 72 * Math.sqrt(mostPixels / (width * height))
  const dpi = Math.min(wanted ?? (await scanDpi(page, width, height)) ?? usualDpi, bound)
  const viewport = page.getViewport({ scale: dpi / 72 })
  const canvas = raster.createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  await page.render({ canvas: canvas as unknown as RenderCanvas, viewport, background: '#ffffff' }).promise
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return toGray(pixels.data, canvas.width, canvas.height, dpi)
}

/** The resolution of the picture that fills a page, if one does. */
async function scanDpi(page: PDFPageProxy, width: number, height: number): Promise<number | undefined> {
  const { fnArray, argsArray } = await page.getOperatorList()
  let largest = 0
  fnArray.forEach((operator, i) => {
    if (operator !== OPS.paintImageXObject) return
    const [, wide, high] = argsArray[i] as readonly [string, number, number]
    largest = Math.max(
      largest,
      Math.min(Math.max(wide, high) / Math.max(width, height), Math.min(wide, high) / Math.min(width, height)),
    )
  })
  const dpi = largest * 72
  return dpi < leastDpi ? undefined : Math.min(dpi, mostDpi)
}
