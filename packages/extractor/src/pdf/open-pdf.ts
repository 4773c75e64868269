import type { Diagnostic } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { GrayImage } from '../image.ts'
import type { Limits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import type { Raster } from '../raster.ts'
import { countDamagedStreams } from './check-streams.ts'
import { finishPage } from './finish-page.ts'
import { interpret } from './interpret.ts'
import { loadDocument, OPS, type PDFDocumentProxy, type PDFPageProxy, type PdfFont } from './pdfjs.ts'
import { renderPage } from './render-page.ts'

/** An open PDF. `close` gives its memory back; it must be called. */
export interface PdfDocument {
  readonly pageCount: number
  /** About the file as a whole. */
  readonly diagnostics: readonly Diagnostic[]
  /**
   * Reads one page, counted from 1. A page that cannot be read is empty and says so in a diagnostic.
   *
   * @throws ReadError `limit_operators`
   */
  readonly readPage: (number: number) => Promise<PageContent>
  /** Draws one page in gray, with at most `limits.renderPixels` pixels; at `dpi`, or else as fits the page. */
  readonly renderPage: (number: number, raster: Raster, dpi?: number) => Promise<GrayImage>
  readonly close: () => Promise<void>
}

/**
 * Opens a PDF. Nothing is fetched from a network, nothing is run.
 *
 * @throws ReadError `empty`, `limit_bytes`, `limit_pages`, `encrypted`, `corrupt`
 */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<PdfDocument> {
  if (bytes.length === 0)
    throw new ReadError('empty', 'the file is empty (0 bytes)', 'Download or export the file again.')
  if (bytes.length > limits.bytes.pdf) {
    throw new ReadError(
      'limit_bytes',
      `the file has ${bytes.length} bytes; at most ${limits.bytes.pdf} are read`,
      'Split the file, or raise the limit for PDF files.',
    )
  }
  const isTruncated = !hasEnd(bytes)
  const task = loadDocument(bytes, limits)
  let document: PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy()
    throw toReadError(error, isTruncated)
  }
  const close = (): Promise<void> => task.destroy()
  if (document.numPages === 0 || document.numPages > limits.pdf.pages) {
    const { numPages } = document
    await close()
    throw numPages === 0
      ? new ReadError('corrupt', 'the PDF has no pages', 'Download or export the file again.')
      : new ReadError(
          'limit_pages',
          `the PDF has ${numPages} pages; at most ${limits.pdf.pages} are read`,
          'Split the file, or raise the limit.',
        )
  }
  const layers = await document.getOptionalContentConfig()
  const isLayerShown = (layer: unknown): boolean => layers.isVisible(layer as Parameters<typeof layers.isVisible>[0])
  return {
    pageCount: document.numPages,
    diagnostics: [...(isTruncated ? [truncated] : []), ...damageOf(bytes)],
    readPage: (number) => readPage(document, number, limits, isLayerShown),
    renderPage: async (number, raster, dpi) => {
      const page = await document.getPage(number)
      try {
        return await renderPage(page, raster, limits.renderPixels, dpi)
      } finally {
        page.cleanup()
      }
    },
    close,
  }
}

const truncated: Diagnostic = {
  code: 'file_truncated',
  severity: 'warning',
  message:
    'the PDF has no proper end: the file was cut off, and pages or parts of pages may be missing; download it again',
}

function damageOf(bytes: Uint8Array): Diagnostic[] {
  const streams = countDamagedStreams(bytes)
  if (streams === 0) return []
  return [
    {
      code: 'streams_damaged',
      severity: 'warning',
      message: `${streams} parts of the PDF are damaged: text may be missing or wrong; download it again`,
      data: { streams },
    },
  ]
}

/** ISO 32000-1, 7.5.5: the last line is `%%EOF`. Readers accept it within the last 1024 bytes; some servers append a little. */
function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    '%%EOF',
    Math.max(0, bytes.length - 4096),
    'latin1',
  )
}

function toReadError(error: unknown, isTruncated: boolean): ReadError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    return new ReadError(
      'encrypted',
      'the PDF needs a password to be opened',
      'Save a copy without password protection and read that.',
      undefined,
      {
        cause: error,
      },
    )
  }
  const what = isTruncated ? 'the PDF is cut off, and nothing in it can be read' : 'the file is not a readable PDF'
  return new ReadError(
    'corrupt',
    what,
    'Open it in a PDF viewer; if that fails too, download or export it again.',
    undefined,
    { cause: error },
  )
}

type LayerTest = (layer: unknown) => boolean

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  limits: Limits,
  isLayerShown: LayerTest,
): Promise<PageContent> {
  let page: PDFPageProxy | undefined
  try {
    page = await document.getPage(number)
    const operators = await page.getOperatorList()
    if (operators.fnArray.length > limits.pdf.operatorsPerPage) {
      throw new ReadError(
        'limit_operators',
        `page ${number} has ${operators.fnArray.length} drawing operators; at most ${limits.pdf.operatorsPerPage} are read`,
        'Print the file to a new PDF, or raise the limit.',
        `page ${number}`,
      )
    }
    const fonts = await fontsOf(page, operators)
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const drawing = interpret(
      operators,
      { width, height, transform },
      { font: (name) => fonts.get(name), isLayerShown },
    )
    return finishPage(number, drawing)
  } catch (error) {
    if (error instanceof ReadError) throw error
    return unreadablePage(number, error)
  } finally {
    page?.cleanup()
  }
}

async function fontsOf(
  page: PDFPageProxy,
  operators: { fnArray: readonly number[]; argsArray: readonly unknown[] },
): Promise<Map<string, PdfFont>> {
  const names = new Set<string>()
  operators.fnArray.forEach((operator, i) => {
    if (operator === OPS.setFont) names.add((operators.argsArray[i] as readonly [string])[0])
    else if (operator === OPS.setGState) {
      for (const [key, value] of (operators.argsArray[i] as readonly [readonly (readonly [string, unknown])[]])[0]) {
        if (key === 'Font') names.add((value as readonly [string])[0])
      }
    }
  })
  const fonts = new Map<string, PdfFont>()
  for (const name of names) {
    const font = await new Promise<unknown>((resolve) => page.commonObjs.get(name, resolve))
    // A font that could not be loaded arrives as its error message.
    if (typeof font === 'object' && font !== null) fonts.set(name, font as PdfFont)
  }
  return fonts
}

/** ISO A4, in points: a page whose own size is not known. */
const a4 = { width: 595.28, height: 841.89 }

function unreadablePage(number: number, error: unknown): PageContent {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    number,
    ...a4,
    textLayer: 'absent',
    glyphs: [],
    rules: [],
    diagnostics: [
      {
        code: 'page_unreadable',
        severity: 'error',
        message: `page ${number} cannot be read: ${reason}`,
        place: { in: 'page', page: number, box: [0, 0, a4.width, a4.height] },
      },
    ],
  }
}
