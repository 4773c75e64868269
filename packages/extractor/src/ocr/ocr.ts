import type { Diagnostic } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { Limits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import type { Raster } from '../raster.ts'
import { type QuarterTurns, turnImage } from '../turn-image.ts'
import type { Recognise } from './engine.ts'
import type { FigureStore } from './figure-store.ts'
import { findTurn } from './find-turn.ts'
import { readPictures } from './read-pictures.ts'
import { recognisePage } from './recognise-page.ts'

/** The plug for recognition: the reader stays pure, the shell gives what draws and what recognises. */
export interface Ocr {
  /** `auto`: pages without a text layer that can be read, and pictures of tables; `always`: all pages. */
  readonly mode: 'auto' | 'always'
  readonly raster: Raster
  readonly recognise: Recognise
  /** Called before a page and with every picture recognised: how many pages have been begun so far. */
  readonly onStep?: (pagesBegun: number) => void
  /** Takes the pictures of figures, for reading doubted ones again. */
  readonly figures?: FigureStore
}

/** Draws the page that is to be read; in pixels per inch, or else as fits it. */
export type Draw = (dpi?: number) => Promise<GrayImage>

/** Reads pages of one document by recognition, as many as the limits allow. */
export interface PageReader {
  readonly wants: (page: PageContent) => boolean
  /** The page as recognised; the page as it was, with a diagnostic, when that fails. */
  readonly read: (page: PageContent, draw: Draw) => Promise<PageContent>
}

/** Counts the pages of one document and their time. */
export function pageReader(ocr: Ocr, limits: Limits['ocr']): PageReader {
  let begun = 0
  return {
    wants: (page) => ocr.mode === 'always' || needsRecognition(page) || page.pictures !== undefined,
    read: async (page, draw) => {
      if (begun >= limits.pages) return notRead(page, `only ${limits.pages} pages of a file are recognised`)
      begun++
      const step = () => ocr.onStep?.(begun)
      step()
      const end = performance.now() + limits.secondsPerPage * 1000
      const recognise: Recognise = async (image, alphabet, arrangement) => {
        if (performance.now() > end) throw new Error(`it took longer than ${limits.secondsPerPage} s`)
        const words = await ocr.recognise(image, alphabet, arrangement)
        step()
        return words
      }
      try {
        if (ocr.mode === 'auto' && !needsRecognition(page)) {
          return (await readPictures(page, draw, recognise)) ?? page
        }
        const picture = await draw()
        step()
        const turn = await findTurn(picture, recognise)
        const read = await recognisePage(page.number, turnImage(picture, turn), recognise, {
          keep: (figures) => ocr.figures?.keep(page.number, figures),
          onStep: step,
        })
        const { width, height, glyphs, rules } = read
        const known = page.diagnostics.filter(
          ({ code }) => code !== 'page_needs_recognition' && code !== 'picture_not_read',
        )
        const notes = turn === 0 ? read.diagnostics : read.diagnostics.map((note) => withTurn(note, turn))
        return { ...page, width, height, glyphs, rules, diagnostics: [...known, ...notes] }
      } catch (error) {
        return notRead(page, error instanceof Error ? error.message : String(error))
      }
    },
  }
}

const needsRecognition = ({ textLayer }: PageContent): boolean => textLayer === 'absent' || textLayer === 'broken'

/** Places are those of the page after it was turned upright. */
const withTurn = (note: Diagnostic, turn: QuarterTurns): Diagnostic => ({
  ...note,
  message: `${note.message}; it was turned by ${90 * turn}° clockwise to stand upright`,
  data: { ...note.data, turned: 90 * turn },
})

function notRead(page: PageContent, why: string): PageContent {
  const { number, width, height } = page
  const note: Diagnostic = {
    code: 'page_not_recognised',
    severity: 'error',
    message: `page ${number} could not be recognised (OCR): ${why}`,
    place: { in: 'page', page: number, box: [0, 0, width, height] },
  }
  return { ...page, diagnostics: [...page.diagnostics, note] }
}
