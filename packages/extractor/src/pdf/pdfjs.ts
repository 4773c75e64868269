import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Limits } from '../limits.ts'

/** The parts of pdf.js that the reader uses, and what its undocumented operator lists look like (version 6.5). */

export type { PDFDocumentProxy, PDFPageProxy }
export { OPS }

/** One letter of a `showText` operator. Widths and metrics are in thousandths of the text space unit. */
export interface PdfGlyph {
  readonly unicode: string
  readonly width: number
  /** Vertical writing: advance (negative is down), then the origin's offset. */
  readonly vmetric?: readonly [w1y: number, vx: number, vy: number]
  readonly isSpace: boolean
  readonly originalCharCode?: number
}

export interface PdfFont {
  readonly name?: string
  readonly ascent?: number
  readonly descent?: number
  readonly bold?: boolean
  readonly black?: boolean
  readonly composite?: boolean
  readonly vertical?: boolean
  readonly isType3Font?: boolean
  readonly bbox?: readonly number[]
  readonly fontMatrix?: readonly number[]
}

/** Segment codes in the buffer of a `constructPath` operator. */
export const PATH = { move: 0, line: 1, cubic: 2, quadratic: 3, close: 4 } as const

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${join(packageFolder, name)}/`

/** Opens a document with everything local: no network, no fonts of the machine, no code made from the file. */
export function loadDocument(bytes: Uint8Array, limits: Limits): ReturnType<typeof getDocument> {
  return getDocument({
    // pdf.js takes the buffer away from its owner.
    data: bytes.slice(),
    verbosity: 0,
    stopAtErrors: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    // Names and metrics of fonts reach us only this way.
    fontExtraProperties: true,
    isOffscreenCanvasSupported: false,
    maxImageSize: limits.pdf.imagePixels,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  })
}
