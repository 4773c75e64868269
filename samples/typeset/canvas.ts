import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { PageShape } from './markup.ts'
import { type NamedFont, standardFontOf, standardWidthOf } from './standardFont.ts'

/** `serif` and `sans` are embedded subsets of Noto; `song` is STSong-Light, which no file carries. */
export type FontName = 'serif' | 'serifBold' | 'sans' | 'sansBold' | 'song'

const require = createRequire(import.meta.url)
const FILES: Readonly<Record<Exclude<FontName, 'song'>, string>> = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

/** A4, in points. */
const SHORT = 595.28
const LONG = 841.89
/** Fixed, so that the same content gives the same bytes. */
const DATE = new Date('2025-09-01T00:00:00Z')

/** Pages to draw on, in points from the top left of the page as a person sees it. */
export interface Canvas {
  readonly size: () => { readonly width: number; readonly height: number }
  readonly page: (shape: PageShape) => void
  readonly measure: (text: string, font: FontName, size: number) => number
  /** Draws text with its baseline at `y`. */
  readonly text: (text: string, x: number, y: number, font: FontName, size: number) => void
  /** Adds path and paint operators in PDF syntax. */
  readonly draw: (operators: string) => void
  readonly finish: () => Promise<Buffer>
}

export function canvasOf(title: string, producer: string): Canvas {
  const info = { Title: title, Producer: producer, Creator: producer, CreationDate: DATE, ModDate: DATE }
  const document = new PDFDocument({ autoFirstPage: false, info, compress: true })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  const widths = new Map<string, number>()
  let song: NamedFont | undefined
  let seen = { width: SHORT, height: LONG }

  const choose = (font: Exclude<FontName, 'song'>): void => void document.font(require.resolve(FILES[font]))
  const widthOf = (character: string, font: FontName): number => {
    if (font === 'song') return standardWidthOf(character)
    const key = font + character
    const known = widths.get(key)
    if (known !== undefined) return known
    choose(font)
    const width = document.fontSize(1000).widthOfString(character) / 1000
    widths.set(key, width)
    return width
  }

  return {
    size: () => seen,
    page: (shape) => {
      const wide = shape === 'landscape'
      document.addPage({ size: wide ? [LONG, SHORT] : [SHORT, LONG], margin: 0 })
      seen = shape === 'portrait' ? { width: SHORT, height: LONG } : { width: LONG, height: SHORT }
      if (shape === 'rotated') {
        // The paper stands upright; the reader is told to turn it by a quarter, and everything is drawn lying.
        Object.assign(document.page.dictionary.data, { Rotate: 90 })
        document.transform(0, -1, 1, 0, 0, LONG)
      }
    },
    measure: (text, font, size) => [...text].reduce((sum, character) => sum + widthOf(character, font) * size, 0),
    text: (text, x, y, font, size) => {
      if (text.trim() === '') return
      if (font === 'song') {
        song ??= standardFontOf(document)
        song.show(text, x, y, size)
      } else {
        choose(font)
        document.fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
      }
    },
    draw: (operators) => document.addContent(operators),
    finish: async () => {
      document.end()
      return await finished
    },
  }
}
