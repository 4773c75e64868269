import type { GrayImage } from '../image.ts'
import type { PageContent } from '../page.ts'
import { cutPage, type PageLine } from './cut-page.ts'
import type { Recognise } from './engine.ts'
import type { KeptFigure } from './figure-store.ts'
import { doubted, readFigures } from './read-figures.ts'
import { type LineReading, readLines } from './read-lines.ts'
import { cutScaled } from './scale.ts'
import { straighten } from './straighten.ts'
import { textFigures, withFigures } from './text-figures.ts'
import type { InkLine } from './text-lines.ts'
import { tidyText } from './tidy-text.ts'
import { toGlyphs } from './to-glyphs.ts'

/** Height in pixels to which Chinese letters are brought before they are read. */
const chineseHeight = 30
/** Height of digits where no figure is seen, in parts of the height of letters. */
const digitOfLetter = 0.72

export interface PageOptions {
  /** Gets the pictures of the figures. */
  readonly keep?: (figures: readonly KeptFigure[]) => void
  /** Called between the steps that take long. */
  readonly onStep?: () => void
}

/**
 * Reads a page out of its picture: the same page model that a PDF with a text layer gives. Places are those of the straightened
 * page, which differs from the picture by the angle of its skew.
 */
export async function recognisePage(
  number: number,
  picture: GrayImage,
  recognise: Recognise,
  { keep, onStep }: PageOptions = {},
): Promise<PageContent> {
  const { gray, ink, skew } = straighten(picture)
  onStep?.()
  const page = cutPage(gray, ink)
  onStep?.()
  const readings = await readPage(page.gray, page.lines, page.em, recognise)
  const points = 72 / picture.dpi
  keep?.(
    page.lines.flatMap(({ line }, i) =>
      /\d/.test(readings[i]?.text ?? '') ? keptFigure(page.gray, line, points) : [],
    ),
  )
  const glyphs = page.lines.flatMap(({ line }, i) => {
    const reading = readings[i]
    return reading === undefined ? [] : toGlyphs(line, reading, points, page.em)
  })
  const [width, height] = [picture.width * points, picture.height * points]
  const unread = readings.filter(({ text }) => text === '').length
  return {
    number,
    width,
    height,
    textLayer: 'absent',
    glyphs,
    rules: page.rules,
    diagnostics: [
      {
        code: 'page_recognised',
        severity: 'info',
        message: `page ${number} was read by recognition (OCR): its digits come from a picture`,
        place: { in: 'page', page: number, box: [0, 0, width, height] },
        data: { skew: Math.round(skew * 100) / 100, lines: page.lines.length, unread },
      },
    ],
  }
}

/** Pixels around a figure that are kept with it. */
const margin = 4

function keptFigure(gray: GrayImage, { x0, y0, x1, y1, boxes }: InkLine, points: number): KeptFigure {
  const [left, top] = [Math.max(0, x0 - margin), Math.max(0, y0 - margin)]
  const moved = <T extends Omit<InkLine, 'boxes'>>(box: T): T => ({
    ...box,
    x0: box.x0 - left,
    x1: box.x1 - left,
    y0: box.y0 - top,
    y1: box.y1 - top,
  })
  return {
    box: [x0 * points, y0 * points, x1 * points, y1 * points],
    picture: cutScaled(gray, [left, top, x1 + margin, y1 + margin], 1),
    ink: moved({ x0, y0, x1, y1, boxes: boxes.map(moved) }),
  }
}

async function readPage(
  gray: GrayImage,
  lines: readonly PageLine[],
  em: number,
  recognise: Recognise,
): Promise<LineReading[]> {
  const readings: LineReading[] = lines.map(() => ({ text: '', confidence: 0, others: [] }))
  const digit = digitHeightOf(lines, em)
  const put = (indexes: readonly number[], found: readonly LineReading[]) => {
    indexes.forEach((i, k) => {
      const reading = found[k]
      if (reading !== undefined && reading.text !== '') readings[i] = reading
    })
  }
  const inkOf = (indexes: readonly number[]) => indexes.flatMap((i) => lines[i]?.line ?? [])
  const all = lines.map((_, i) => i)
  const figures = all.filter((i) => lines[i]?.look === 'figure')
  const others = all.filter((i) => lines[i]?.look !== 'figure')
  const scale = (line: InkLine) => chineseScale(line, em)
  // Two alphabets are two threads: figures are read while text is.
  const [asFigures, asText] = await Promise.all([
    readFigures(gray, inkOf(figures), digit, recognise),
    readLines(gray, inkOf(others), 'chinese', scale, recognise),
  ])
  put(figures, asFigures)
  put(others, asText)
  // Small letters of few strokes (计, 小) may look like digits, and read as none.
  const words = figures.filter((i) => (readings[i]?.confidence ?? 0) <= doubted)
  const asWords = await readLines(gray, inkOf(words), 'chinese', scale, recognise)
  words.forEach((i, k) => {
    const reading = asWords[k]
    if (reading !== undefined && holdsWords(reading.text) && reading.confidence > doubted) readings[i] = reading
  })
  const unsure = others.filter((i) => lines[i]?.look === 'either' && !holdsWords(readings[i]?.text ?? ''))
  put(unsure, await readFigures(gray, inkOf(unsure), digit, recognise))
  const texts = others.filter((i) => holdsWords(readings[i]?.text ?? ''))
  const tidied = await withOwnFigures(
    gray,
    inkOf(texts),
    texts.flatMap((i) => readings[i] ?? []),
    em,
    recognise,
  )
  texts.forEach((i, k) => {
    const reading = tidied[k]
    if (reading !== undefined) readings[i] = reading
  })
  return readings
}

/** Reads the figures of running text once more for themselves: with Chinese letters around them, points and digits get lost. */
async function withOwnFigures(
  gray: GrayImage,
  lines: readonly InkLine[],
  readings: readonly LineReading[],
  em: number,
  recognise: Recognise,
): Promise<LineReading[]> {
  const tidied = readings.map((reading) => ({ ...reading, text: tidyText(reading.text) }))
  const found = lines.flatMap((line, i) =>
    textFigures(line, tidied[i]?.text ?? '', em).map((place) => ({ place, line: i })),
  )
  const heights = found.map(({ place: { ink } }) => ink.y1 - ink.y0).sort((a, b) => a - b)
  const high = heights[heights.length >> 1] ?? digitOfLetter * em
  const read = await readFigures(
    gray,
    found.map(({ place }) => place.ink),
    high,
    recognise,
  )
  return tidied.map((reading, i) => {
    const sure = found.flatMap(({ place, line }, k) => {
      const own = read[k]
      return line === i && own !== undefined && own.confidence > doubted ? [{ place, text: own.text }] : []
    })
    return sure.length === 0 ? reading : { ...reading, text: withFigures(reading.text, sure) }
  })
}

/** What reads as a word is one; a dash alone reads as 一. */
const holdsWords = (text: string): boolean => /\p{Script=Han}/u.test(text) && !/^[一\s]+$/u.test(text)

/** Titles are larger than the rest and are brought to the same size. */
const chineseScale = (line: InkLine, em: number): number => chineseHeight / Math.max(em, line.y1 - line.y0)

function digitHeightOf(lines: readonly PageLine[], em: number): number {
  const heights = lines
    .filter(({ look }) => look === 'figure')
    .map(({ line }) => line.y1 - line.y0)
    .sort((a, b) => a - b)
  return heights[heights.length >> 1] ?? digitOfLetter * em
}
