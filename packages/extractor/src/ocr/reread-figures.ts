import type { Block, Cell, ExtractedDocument, Place } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { Recognise } from './engine.ts'
import { enlarge, twoTone } from './enlarge.ts'
import { figureShape, fitsShape } from './figure-shape.ts'
import type { FigureStore, KeptFigure } from './figure-store.ts'
import { readPictures } from './read-lines.ts'
import { cutScaled } from './scale.ts'
import { toLetters } from './tell-figures.ts'
import type { InkLine } from './text-lines.ts'

/** Figures of one document that are read again, and seconds for it: whatever is beyond stays as it was read. */
const [mostFigures, mostSeconds] = [150, 60]

/** Ways to draw a figure that differ from those of the first reading: other sizes, other kernels, two tones. */
const ways: readonly ((picture: GrayImage, high: number) => GrayImage)[] = [
  (picture, high) => enlarge(picture, 44 / high),
  (picture, high) => whole(twoTone(enlarge(picture, 90 / high)), 30 / 90),
  (picture, high) => whole(enlarge(picture, 60 / high), 26 / 60, 1.25),
  (picture, high) => twoTone(enlarge(picture, 36 / high)),
]

const whole = (picture: GrayImage, factor: number, stretch = 1): GrayImage =>
  cutScaled(picture, [0, 0, picture.width, picture.height], factor, stretch)

/**
 * Reads doubted figures again, drawn in other ways than at first. What is seen joins the alternatives of their cells; their text
 * stays, the arithmetic of the document may choose.
 *
 * @param places Of cells, those doubted most first.
 */
export async function rereadFigures(
  document: ExtractedDocument,
  places: readonly Place[],
  store: FigureStore,
  recognise: Recognise,
): Promise<ExtractedDocument> {
  const wanted = new Map<string, KeptFigure>()
  for (const place of places) {
    const [figure, ...more] = store.find(place)
    if (figure !== undefined && more.length === 0 && wanted.size < mostFigures) wanted.set(keyOf(place), figure)
  }
  if (wanted.size === 0) return document
  const figures = [...wanted.values()]
  const seen: string[][] = figures.map(() => [])
  const end = performance.now() + mostSeconds * 1000
  for (const way of ways) {
    if (performance.now() > end) break
    const pictures = figures.map(({ picture, ink }) => way(picture, ink.y1 - ink.y0))
    const read = await readPictures(pictures, 'figures', recognise)
    read.forEach(({ text }, i) => {
      seen[i]?.push(text.replace(/\s+/g, ''))
    })
  }
  const offered = new Map([...wanted.keys()].map((key, i) => [key, offers(seen[i] ?? [], figures[i])]))
  return { ...document, blocks: document.blocks.map((block) => withOffers(block, offered)) }
}

/** The readings, those that fit the ink first, then those that were seen most often. */
function offers(seen: readonly string[], figure: KeptFigure | undefined): string[] {
  if (figure === undefined) return []
  const shape = figureShape(figure.ink)
  const counts = new Map<string, number>()
  for (const text of seen) {
    if (!/\d/.test(text)) continue
    for (const one of new Set([text, withPoint(text, figure.ink)])) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const rank = ([text, count]: [string, number]): number => (fitsShape(text, shape) ? 100 : 0) + count
  return [...counts].sort((a, b) => rank(b) - rank(a)).map(([text]) => text)
}

/** In parts of the height of digits: the room of a point, and how little differs between other gaps. */
const pointRoom = 0.15

/**
 * A point can be lost between ink and paper, but not the room that it takes: where one gap of the figure is wider than all others, it
 * may stand there.
 */
function withPoint(text: string, { boxes, y0, y1 }: InkLine): string {
  const digits = toLetters(boxes).filter((letter) => letter.y1 - letter.y0 > 0.6 * (y1 - y0))
  if (!/^-?\d+$/.test(text) || text.replace('-', '').length !== digits.length) return text
  const gaps = digits.slice(1).map((letter, i) => letter.x0 - (digits[i]?.x1 ?? 0))
  const [widest = 0, second = 0] = [...gaps].sort((a, b) => b - a)
  if (gaps.length < 2 || widest - second < pointRoom * (y1 - y0)) return text
  const at = gaps.indexOf(widest) + 1 + (text.startsWith('-') ? 1 : 0)
  return `${text.slice(0, at)}.${text.slice(at)}`
}

function withOffers(block: Block, offered: ReadonlyMap<string, readonly string[]>): Block {
  if (block.kind !== 'table' || !block.cells.some((cell) => offered.has(keyOf(cell.place)))) return block
  const cells = block.cells.map((cell): Cell => {
    const more = offered.get(keyOf(cell.place))
    if (more === undefined) return cell
    const all = new Set([...(cell.alternatives ?? []), ...more])
    all.delete(cell.text)
    return { ...cell, alternatives: [...all] }
  })
  return { ...block, cells }
}

const keyOf = (place: Place): string =>
  place.in === 'page' ? `${place.file ?? ''} ${place.page} ${place.box.join(' ')}` : ''
