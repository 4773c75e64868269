import type { GrayImage } from '../image.ts'
import type { Alphabet, Recognise, SeenWord } from './engine.ts'
import { cutScaled } from './scale.ts'
import type { InkLine } from './text-lines.ts'

/** What stands in a line. */
export interface LineReading {
  /** Empty when nothing was recognised. */
  readonly text: string
  /** Of the least sure word, 0 to 100. */
  readonly confidence: number
  /** Other readings that recognition offered, the likelier first. */
  readonly others: readonly string[]
}

/** Lines are stacked into pictures at most so high, in pixels. */
const highestStack = 3000
const margin = 20
/** Lines that are tried once more by themselves: more on one page are dots and strokes of a drawing. */
const mostAlone = 40

interface Slot {
  readonly index: number
  readonly top: number
  readonly bottom: number
}

/**
 * Reads many lines in few calls: they are stacked into tall pictures, one below the other with a gap, and told apart again by
 * their height. A line of which nothing is seen is tried once more by itself.
 *
 * @param scaleOf How much larger a line is to be read.
 * @param stretch How much wider the letters are made: equal digits that touch (11, 99) come apart.
 */
export async function readLines(
  page: GrayImage,
  lines: readonly InkLine[],
  alphabet: Alphabet,
  scaleOf: (line: InkLine) => number,
  recognise: Recognise,
  stretch = 1,
): Promise<LineReading[]> {
  return readPictures(
    lines.map((line) => cutOut(page, line, scaleOf(line), stretch)),
    alphabet,
    recognise,
  )
}

/** Reads pictures of one line each. */
export async function readPictures(
  pictures: readonly GrayImage[],
  alphabet: Alphabet,
  recognise: Recognise,
): Promise<LineReading[]> {
  const seen: SeenWord[][] = pictures.map(() => [])
  for (const stack of stacks(pictures)) {
    const { image, slots } = draw(pictures, stack)
    for (const word of await recognise(image, alphabet, 'block')) {
      const middle = (word.box[1] + word.box[3]) / 2
      const slot = slots.find((other) => middle >= other.top && middle < other.bottom)
      if (slot !== undefined) seen[slot.index]?.push(word)
    }
  }
  let alone = 0
  for (const [i, words] of seen.entries()) {
    if (words.length > 0 || ++alone > mostAlone) continue
    words.push(...(await recognise(draw(pictures, [i]).image, alphabet, 'line')))
  }
  return seen.map(toReading)
}

function toReading(words: readonly SeenWord[]): LineReading {
  const ordered = [...words].sort((a, b) => a.box[0] - b.box[0])
  return {
    text: ordered
      .map((word) => word.text)
      .join(' ')
      .trim(),
    confidence: ordered.length === 0 ? 0 : Math.min(...ordered.map((word) => word.confidence)),
    others: [],
  }
}

const cutOut = (page: GrayImage, line: InkLine, factor: number, stretch: number): GrayImage =>
  cutScaled(page, [line.x0 - 3, line.y0 - 3, line.x1 + 3, line.y1 + 3], factor, stretch)

const gapBelow = (picture: GrayImage): number => Math.max(12, Math.round(0.7 * picture.height))

function stacks(pictures: readonly GrayImage[]): number[][] {
  const result: number[][] = []
  let high = Infinity
  pictures.forEach((picture, i) => {
    const more = picture.height + gapBelow(picture)
    if (high + more > highestStack) {
      result.push([])
      high = 0
    }
    result.at(-1)?.push(i)
    high += more
  })
  return result
}

function draw(pictures: readonly GrayImage[], stack: readonly number[]): { image: GrayImage; slots: Slot[] } {
  const chosen = stack.flatMap((index) => {
    const picture = pictures[index]
    return picture === undefined ? [] : [{ index, picture }]
  })
  const width = Math.max(...chosen.map(({ picture }) => picture.width)) + 2 * margin
  const height = chosen.reduce((sum, { picture }) => sum + picture.height + gapBelow(picture), 2 * margin)
  const data = new Uint8Array(width * height).fill(255)
  const slots: Slot[] = []
  let y = margin
  for (const { index, picture } of chosen) {
    for (let row = 0; row < picture.height; row++) {
      data.set(picture.data.subarray(row * picture.width, (row + 1) * picture.width), (y + row) * width + margin)
    }
    const half = gapBelow(picture) / 2
    slots.push({ index, top: y - half, bottom: y + picture.height + half })
    y += picture.height + gapBelow(picture)
  }
  return { image: { width, height, data, dpi: 200 }, slots }
}
