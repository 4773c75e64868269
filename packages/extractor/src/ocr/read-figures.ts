import type { GrayImage } from '../image.ts'
import type { Recognise } from './engine.ts'
import { figureShape, fitsShape } from './figure-shape.ts'
import { readByLikeness } from './likeness.ts'
import { type LineReading, readLines } from './read-lines.ts'
import type { InkLine } from './text-lines.ts'

/** Height of digits in pixels, and how much wider than printed they are read. */
interface Size {
  readonly height: number
  readonly stretch: number
}

/** How every figure is read, and what is tried where the first two readings do not agree. */
const usualSizes: readonly Size[] = [
  { height: 22, stretch: 1 },
  { height: 28, stretch: 1 },
]
const otherSizes: readonly Size[] = [
  { height: 24, stretch: 1.4 },
  { height: 34, stretch: 1 },
  { height: 28, stretch: 1.7 },
]

/** Readings that do not agree with one another, or not with the ink, are no surer than this (of 100). */
export const doubted = 50

/** A figure that two readings, the number of its marks and the likeness of its digits speak for is at least so sure. */
const witnessed = 80

interface Sighting {
  readonly text: string
  readonly confidence: number
}

/**
 * Reads figures twice, at two sizes. Where both readings are the same, have as many digits and points as the ink, and every digit
 * looks like the others of its kind on the page, that is the figure. Others are read at more sizes; the reading that fits the ink
 * and was seen most often stands, as doubtful, and all others are kept as alternatives.
 *
 * @param high Height of most digits of the page, in pixels.
 */
export async function readFigures(
  page: GrayImage,
  lines: readonly InkLine[],
  high: number,
  recognise: Recognise,
): Promise<LineReading[]> {
  const seen: Sighting[][] = lines.map(() => [])
  const readAt = async ({ height, stretch }: Size, wanted: readonly number[]) => {
    const chosen = wanted.flatMap((i) => lines[i] ?? [])
    const found = await readLines(page, chosen, 'figures', () => height / high, recognise, stretch)
    wanted.forEach((i, k) => {
      const { text, confidence } = found[k] ?? { text: '', confidence: 0 }
      seen[i]?.push({ text: text.replace(/\s+/g, ''), confidence })
    })
  }
  const shapes = lines.map(figureShape)
  const fits = (i: number, text: string): boolean => {
    const shape = shapes[i]
    return shape !== undefined && fitsShape(text, shape)
  }
  const all = lines.map((_, i) => i)
  for (const size of usualSizes) await readAt(size, all)
  const agreed = seen.map(([first, second], i) =>
    first !== undefined && first.text === second?.text && first.text !== '' && fits(i, first.text)
      ? first.text
      : undefined,
  )
  const likeness = readByLikeness(
    page,
    lines.map((line, i) => {
      const text = agreed[i] ?? seen[i]?.find((one) => fits(i, one.text))?.text ?? ''
      return { line, text, sure: agreed[i] !== undefined }
    }),
  )
  const isSure = (i: number): boolean =>
    agreed[i] !== undefined && (likeness[i] === undefined || likeness[i]?.text === agreed[i])
  const unsure = all.filter((i) => !isSure(i))
  for (const size of otherSizes) await readAt(size, unsure)
  for (const i of unsure) {
    const text = likeness[i]?.text
    if (text !== undefined && text !== '') seen[i]?.push({ text, confidence: doubted })
  }
  return seen.map((sightings, i): LineReading => {
    const reading = choose(sightings, isSure(i), (text) => fits(i, text))
    const confirmed = isSure(i) && likeness[i]?.certain === true
    return confirmed ? { ...reading, confidence: Math.max(reading.confidence, witnessed) } : reading
  })
}

function choose(sightings: readonly Sighting[], sure: boolean, fits: (text: string) => boolean): LineReading {
  if (sure) {
    return {
      text: sightings[0]?.text ?? '',
      confidence: Math.max(...sightings.map((one) => one.confidence)),
      others: [],
    }
  }
  const weights = new Map<string, { count: number; best: number }>()
  for (const { text, confidence } of sightings) {
    if (text === '') continue
    const known = weights.get(text) ?? { count: 0, best: 0 }
    weights.set(text, { count: known.count + 1, best: Math.max(known.best, confidence) })
  }
  const rank = ([text, { count, best }]: [string, { count: number; best: number }]): number =>
    (fits(text) ? 1000 : 0) + count * 100 + best
  const [best, ...others] = [...weights].sort((a, b) => rank(b) - rank(a))
  if (best === undefined) return { text: '', confidence: 0, others: [] }
  const [text, { count, best: confidence }] = best
  // Four of five, with the shape of the ink: the odd one is a slip.
  const most = fits(text) && count >= sightings.length - 1 ? 100 : doubted
  return { text, confidence: Math.min(confidence, most), others: others.map(([other]) => other) }
}
