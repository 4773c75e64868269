import type { Box, Line, Paragraph, Place } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import { correctPhrases } from './set-phrases.ts'

/** One sentence in the form in which it is compared: no white space, no quotation marks, brackets in half width. */
export interface Sentence {
  readonly text: string
  /** The lines it stands on, on the page where it starts. */
  readonly place: Place
  /** Where the text from a character on stands, for sentences that go on on another page: the lines there. */
  readonly parts?: readonly { readonly from: number; readonly place: Place }[]
  /** Confidence of recognition (OCR) of its lines, with the character where each begins. */
  readonly recognised?: readonly { readonly from: number; readonly confidence: number | undefined }[]
}

/** How sure recognition was of what stands at a character; nothing where it was not recognised. */
export function confidenceAt({ recognised = [] }: Sentence, at: number): number | undefined {
  return recognised.findLast(({ from }) => from <= at)?.confidence
}

/** The place of what stands at a character of the sentence: on the page where it is printed. */
export function placeAt({ place, parts = [] }: Sentence, at: number): Place {
  return parts.findLast(({ from }) => from <= at)?.place ?? place
}

/** Longer than any sentence of a report; what is longer is no sentence (a table read as text). */
const longest = 4000

/** Splits a text that stands on lines into sentences. A full stop ends one; a semicolon does not. */
export function toSentences(paragraph: Paragraph): Sentence[] {
  const sentences: Sentence[] = []
  let text = ''
  let lines: Line[] = []
  let starts: number[] = []
  const end = (): void => {
    const first = lines[0]
    if (text !== '' && text.length <= longest) {
      const parts = partsOf(lines, starts)
      const place = first ? unite(first, lines) : paragraph.place
      const recognised = lines.map(({ confidence }, index) => ({ from: starts[index] ?? 0, confidence }))
      const isRecognised = recognised.some(({ confidence }) => confidence !== undefined)
      sentences.push({
        text: isRecognised ? correctPhrases(text) : text,
        place,
        ...(parts.length > 0 ? { parts } : {}),
        ...(isRecognised ? { recognised } : {}),
      })
    }
    text = ''
    lines = []
    starts = []
  }
  for (const line of paragraph.lines) {
    for (const character of line.text) {
      const cleaned = cleanCharacter(character)
      if (cleaned === '') continue
      if (lines.at(-1) !== line) {
        lines.push(line)
        starts.push(text.length)
      }
      if (cleaned === '。') end()
      else text += cleaned
    }
  }
  end()
  return sentences
}

/** The comma between clauses stays in full width: in half width it stands inside numbers. */
function cleanCharacter(character: string): string {
  return character === '，' ? '，' : clean(character)
}

/** The pages after the first that the lines stand on, with the character where each begins. */
function partsOf(lines: readonly Line[], starts: readonly number[]): NonNullable<Sentence['parts']> {
  return lines.flatMap((line, index) => {
    const before = lines[index - 1]?.place
    const { place } = line
    const turns = before?.in === 'page' && place.in === 'page' && before.page !== place.page
    return turns ? [{ from: starts[index] ?? 0, place: unite(line, lines) }] : []
  })
}

function unite(first: Line, lines: readonly Line[]): Place {
  const { place } = first
  if (place.in !== 'page') return place
  const boxes = lines.map((line) => line.place).filter((other) => other.in === 'page' && other.page === place.page)
  return {
    ...place,
    box: boxes.reduce<Box>((box, other) => (other.in === 'page' ? around(box, other.box) : box), place.box),
  }
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
