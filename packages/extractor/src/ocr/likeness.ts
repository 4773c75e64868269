import type { GrayImage } from '../image.ts'
import { cutScaled } from './scale.ts'
import { type Letter, toLetters } from './tell-figures.ts'
import type { InkLine } from './text-lines.ts'

/** A figure with what was read of it, if that is sure. */
export interface ReadFigure {
  readonly line: InkLine
  readonly text: string
  readonly sure: boolean
}

/** Digits are compared as pictures of so many pixels; the width is that of a wide digit. */
const [wide, high] = [12, 16]
/** Width of the picture of a digit, in parts of its height. */
const share = 0.75
/** So many digits of each kind are kept to compare with, and at least so many are needed for a verdict. */
const [mostExamples, fewestExamples] = [40, 3]
/** How many examples must be alike: one may itself be misread. */
const nearest = 3
/** How much more like another digit it must be (of 1) before a reading is doubted, and how like it at all. */
const [clearly, alike] = [0.05, 0.8]

interface Example {
  readonly line: number
  readonly digit: string
  readonly picture: Float32Array
}

/** What the likeness of its digits says of a figure. */
export interface Likeness {
  readonly text: string
  /** Every digit is clearly like others of its kind, and like no other kind. */
  readonly certain: boolean
}

/**
 * Reads figures by their likeness to the other digits of the page, whose readings are sure: one page has few fonts. It is a
 * second witness that errs in other ways than recognition does. Says nothing of a figure whose ink does not fall apart into as
 * many marks as were read.
 */
export function readByLikeness(page: GrayImage, figures: readonly ReadFigure[]): (Likeness | undefined)[] {
  const marks = figures.map(({ line, text }) => {
    const letters = toLetters(line.boxes)
    return letters.length === [...text].length ? letters : undefined
  })
  const pictures = marks.map((letters, i) =>
    letters?.map((letter, at) => (isDigit(figures[i]?.text[at]) ? pictureOf(page, letter) : undefined)),
  )
  const examples = collect(figures, pictures)
  return figures.map(({ text }, i) => {
    const own = pictures[i]
    if (own === undefined) return undefined
    const verdicts = [...text].map((read, at): Likeness => {
      const picture = own[at]
      return picture === undefined ? { text: read, certain: true } : likest(picture, read, i, examples)
    })
    return {
      text: verdicts.map((verdict) => verdict.text).join(''),
      certain: verdicts.every(({ certain }) => certain),
    }
  })
}

const isDigit = (mark: string | undefined): boolean => mark !== undefined && mark >= '0' && mark <= '9'

function collect(
  figures: readonly ReadFigure[],
  pictures: readonly (readonly (Float32Array | undefined)[] | undefined)[],
): ReadonlyMap<string, readonly Example[]> {
  const all = new Map<string, Example[]>()
  figures.forEach(({ text, sure }, line) => {
    if (!sure) return
    pictures[line]?.forEach((picture, at) => {
      const digit = text[at]
      if (picture === undefined || digit === undefined) return
      const known = all.get(digit)
      if (known === undefined) all.set(digit, [{ line, digit, picture }])
      else known.push({ line, digit, picture })
    })
  })
  const kept = new Map<string, readonly Example[]>()
  for (const [digit, examples] of all) {
    const step = Math.max(1, examples.length / mostExamples)
    const spread = Array.from(
      { length: Math.min(mostExamples, examples.length) },
      (_, i) => examples[Math.floor(i * step)],
    )
    kept.set(
      digit,
      spread.flatMap((example) => example ?? []),
    )
  }
  return kept
}

/** The digit that a picture is most like; the one that was read unless another is clearly more like it. */
function likest(
  picture: Float32Array,
  read: string,
  line: number,
  examples: ReadonlyMap<string, readonly Example[]>,
): Likeness {
  const own = likenessTo(picture, line, examples.get(read) ?? [])
  if (own === undefined) return { text: read, certain: false }
  let [best, most] = [read, -1]
  for (const [digit, others] of examples) {
    if (digit === read) continue
    const likeness = likenessTo(picture, line, others)
    if (likeness !== undefined && likeness > most) [best, most] = [digit, likeness]
  }
  if (most > Math.max(alike, own + clearly)) return { text: best, certain: false }
  return { text: read, certain: own > Math.max(alike, most) }
}

/** How like the likest few examples of other figures are, on average; nothing where there are too few. */
function likenessTo(picture: Float32Array, line: number, examples: readonly Example[]): number | undefined {
  const best: number[] = []
  let count = 0
  for (const example of examples) {
    if (example.line === line) continue
    count++
    let sum = 0
    for (let i = 0; i < picture.length; i++) sum += (picture[i] ?? 0) * (example.picture[i] ?? 0)
    best.push(sum)
    best.sort((a, b) => b - a)
    best.length = Math.min(best.length, nearest)
  }
  return count < fewestExamples ? undefined : best.reduce((sum, one) => sum + one, 0) / best.length
}

/** A digit at one size, its shades about a mean of 0 and of length 1. What stands beside it is left out. */
function pictureOf(page: GrayImage, { x0, x1, y0, y1 }: Letter): Float32Array {
  const [width, height] = [x1 - x0 + 2, y1 - y0 + 2]
  const across = Math.max(1, Math.round((wide * width) / (share * height)))
  const {
    data,
    width: columns,
    height: rows,
  } = cutScaled(page, [x0 - 1, y0 - 1, x1 + 1, y1 + 1], high / height, across / width / (high / height))
  const picture = new Float32Array(wide * high)
  const left = Math.floor((wide - columns) / 2)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const from = x - left
      const inside = y < rows && from >= 0 && from < columns
      picture[y * wide + x] = inside ? 255 - (data[y * columns + from] ?? 255) : 0
    }
  }
  const mean = picture.reduce((sum, shade) => sum + shade, 0) / picture.length
  let square = 0
  for (let i = 0; i < picture.length; i++) {
    picture[i] = (picture[i] ?? 0) - mean
    square += (picture[i] ?? 0) ** 2
  }
  const length = Math.sqrt(square) || 1
  return picture.map((shade) => shade / length)
}
