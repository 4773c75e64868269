import type { GrayImage } from '../image.ts'
import type { PageContent } from '../page.ts'
import { cutPage, type PageLine } from './cut-page.ts'
import type { Recognise } from './engine.ts'
import { type LineReading, readLines } from './read-lines.ts'
import { straighten } from './straighten.ts'
import type { InkLine } from './text-lines.ts'
import { toGlyphs } from './to-glyphs.ts'

/** Height in pixels to which digits and Chinese letters are brought before they are read. */
const digitHeight = 22
const chineseHeight = 30

/**
 * Reads a page out of its picture: the same page model that a PDF with a text layer gives. Places are those of the straightened
 * page, which differs from the picture by the angle of its skew.
 */
export async function recognisePage(number: number, picture: GrayImage, recognise: Recognise): Promise<PageContent> {
  const { gray, ink, skew } = straighten(picture)
  const page = cutPage(gray, ink)
  const readings = await readPage(page.gray, page.lines, page.em, recognise)
  const points = 72 / picture.dpi
  const glyphs = page.lines.flatMap(({ line }, i) => {
    const reading = readings[i]
    return reading === undefined ? [] : toGlyphs(line, reading, points)
  })
  const [width, height] = [picture.width * points, picture.height * points]
  const confidence = glyphs.reduce((least, glyph) => Math.min(least, glyph.confidence ?? 100), 100)
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
        data: { skew: Math.round(skew * 100) / 100, lines: page.lines.length, leastConfidence: Math.round(confidence) },
      },
    ],
  }
}

async function readPage(
  gray: GrayImage,
  lines: readonly PageLine[],
  em: number,
  recognise: Recognise,
): Promise<LineReading[]> {
  const readings: LineReading[] = lines.map(() => ({ text: '', confidence: 0 }))
  const digit = digitHeightOf(lines)
  const readAs = async (alphabet: 'figures' | 'chinese', wanted: (line: PageLine) => boolean) => {
    const chosen = lines.flatMap((line, i) => (wanted(line) ? [{ line: line.line, i }] : []))
    const scale = alphabet === 'figures' ? () => digitHeight / digit : (line: InkLine) => chineseScale(line, em)
    const found = await readLines(
      gray,
      chosen.map(({ line }) => line),
      alphabet,
      scale,
      recognise,
    )
    return chosen.map(({ i }, k) => ({ i, reading: found[k] ?? { text: '', confidence: 0 } }))
  }
  // Two alphabets are two threads: figures are read while text is.
  const [asText, asFigures] = await Promise.all([
    readAs('chinese', ({ look }) => look !== 'figure'),
    readAs('figures', ({ look }) => look === 'figure'),
  ])
  for (const { i, reading } of [...asText, ...asFigures]) readings[i] = reading
  const unsure = new Set(asText.flatMap(({ i, reading }) => (holdsWords(reading.text) ? [] : (lines[i] ?? []))))
  for (const { i, reading } of await readAs('figures', (line) => line.look === 'either' && unsure.has(line))) {
    if (reading.text !== '') readings[i] = reading
  }
  return readings
}

/** What reads as a word is one; a dash alone reads as 一. */
const holdsWords = (text: string): boolean => /\p{Script=Han}/u.test(text) && !/^[一\s]+$/u.test(text)

/** Titles are larger than the rest and are brought to the same size. */
const chineseScale = (line: InkLine, em: number): number => chineseHeight / Math.max(em, line.y1 - line.y0)

function digitHeightOf(lines: readonly PageLine[]): number {
  const heights = lines
    .filter(({ look }) => look === 'figure')
    .map(({ line }) => line.y1 - line.y0)
    .sort((a, b) => a - b)
  return heights[heights.length >> 1] ?? digitHeight
}
