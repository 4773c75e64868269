import type { Glyph } from '../page.ts'
import { cutAtGaps, type TextLine, toTextLine } from '../text/lines.ts'

/** Cells of a table without rules stand at least this far apart, in letter heights, if nothing else tells them apart. */
export const wideGap = 0.8

/** Words stand this far apart, in letter heights; letters of one word do not. */
const wordGap = 0.22

/** A whole amount (`1,234.50`, `0.00`, `-3.20`, `0`) or a code of a classification (`208`, `2080505`). */
const standsAlone =
  /^(?:[-－−(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{1,2}[)）]?|\d{3}(?:\d{2}){0,2}|\d{1,3}(?:,\d{3})+|0)$/

/** The letters of one word that fills its cell stand no further apart than this, in letter heights: `收    入`. */
const spacedGap = 4.5

/** Letters of a head are set without any gap, so that a smaller one is enough above columns that stand close. */
const headGap = 0.08

/** The number of a line after its label: `公务接待费 6`. */
const lineNumber = /^\d{1,2}$/

/** What a number counts: it belongs to the number before it. */
const counted = /^(?:[亿万千百]|元|%|％|年(?![初末度])|月|日|个(?!人)|人(?!员)|辆|次|批|台|套|平方米)/u

const sentence = /[。；;]|\D[，,]\D/u

/**
 * The pieces of one baseline of a table without rules. Wide gaps part cells; so does a narrow one beside a whole amount or code,
 * because no label goes on with one:
 *
 *     2070104 图书馆 18,882,326.15 13,057,326.69
 *
 * Sentences and numbers with blanks inside (`5056. 26`, `1 234.56`, `208 05 01`) stay whole.
 */
export function toPieces(glyphs: readonly Glyph[]): TextLine[] {
  const words = cutAtGaps(glyphs, wordGap)
  const texts = words.map((word) => word.map((glyph) => glyph.text).join(''))
  const inTable = !sentence.test(texts.join(' '))
  const codeParts = inTable ? leadingCodeParts(texts) : 0
  return joinWords(words, (gap, i) => {
    const [left, right] = [texts[i - 1] ?? '', texts[i] ?? '']
    if (gap > wideGap) return !(gap < spacedGap && /^[合总小共]$/u.test(left) && right === '计')
    return inTable && (i === codeParts || partsCells(left, right))
  })
}

/**
 * How many words at the beginning of a line are parts of a code (类 款 项), with a name after them. A name never begins with
 * two digits, so that the narrowest gap parts them: `208 05 01 行政单位离退休`.
 */
function leadingCodeParts(texts: readonly string[]): number {
  const from = /^2\d\d$/.test(texts[0] ?? '') ? 1 : 0
  let to = from
  while (to < from + 2 && /^\d\d$/.test(texts[to] ?? '')) to++
  const name = texts[to] ?? ''
  const isName = from === 1 ? /^\p{Script=Han}/u : /^\p{Script=Han}{2}/u
  return to > from && isName.test(name) && !counted.test(name) ? to : 0
}

function partsCells(left: string, right: string): boolean {
  const [before, after] = [standsAlone.test(left), standsAlone.test(right)]
  if (/\d[)）]?$/.test(left) && /^[-(（]?\d/.test(right)) return before && after
  return (before && !counted.test(right)) || after || (/[\p{Script=Han})）]$/u.test(left) && lineNumber.test(right))
}

/**
 * The heads of one baseline above columns that stand close: two words side by side are two heads. Single letters set apart
 * (`项 目`) are one word, unless a gutter between two columns parts them.
 */
export function toCloseHeads(
  glyphs: readonly Glyph[],
  gutters: readonly { readonly from: number; readonly to: number }[],
): TextLine[] {
  const words = cutAtGaps(glyphs, headGap)
  return joinWords(words, (gap, i) => {
    const [left, right] = [words[i - 1] ?? [], words[i] ?? []]
    if (gap > wideGap) return true
    if (left.length > 1 && right.length > 1) return true
    const [from, to] = [left.at(-1)?.x1 ?? 0, right[0]?.x0 ?? 0]
    return gutters.some((gutter) => gutter.from < to && gutter.to > from)
  })
}

const letter = /^\p{Script=Han}$/u
/** Single letters that are heads: of the parts of a code, and of columns that are numbered so. */
const loneHead = /^[类款项甲乙丙丁戊]$/

/**
 * Puts the two letters of a head together that was spaced out to fill its cell: `收    入`, `项  目`. The last letters of two
 * heads side by side stand each below its own.
 */
export function joinSpacedLetters(pieces: readonly TextLine[], above: readonly TextLine[]): TextLine[] {
  const over = ({ box, baseline, size }: TextLine) =>
    above.findLast(
      (head) =>
        head.box[0] < box[2] && head.box[2] > box[0] && baseline - head.baseline < 1.7 * Math.max(size, head.size),
    )
  const joined: TextLine[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    const isSpaced =
      before !== undefined &&
      letter.test(before.text) &&
      letter.test(piece.text) &&
      before.text !== piece.text &&
      !(loneHead.test(before.text) && loneHead.test(piece.text)) &&
      piece.box[0] - before.box[2] < spacedGap * piece.size &&
      over(before) === over(piece)
    if (isSpaced) joined.splice(-1, 1, toTextLine([...before.glyphs, ...piece.glyphs]))
    else joined.push(piece)
  }
  return joined
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Cuts a piece where a gutter between two columns goes through a blank beside a number: `91.51 年末结转和结余`, where the other
 * lines leave the columns further apart.
 */
export function cutAtGutters(piece: TextLine, columns: readonly Stretch[]): TextLine[] {
  const words = cutAtGaps(piece.glyphs, wordGap)
  const holdsNumber = (word: readonly Glyph[] | undefined) => /^[\d(（-]/.test(word?.[0]?.text ?? '')
  return joinWords(
    words,
    (_, i) => (holdsNumber(words[i - 1]) || holdsNumber(words[i])) && hasGutter(words[i - 1], words[i], columns),
  )
}

/**
 * Cuts a piece of the heads where a gutter goes through it, because the wall between two cells stands in both. The left head
 * reaches over its column, as heads do that stand so close: `因公出国(境) 费` beside its figures is one.
 */
export function cutHeadsAtGutters(piece: TextLine, columns: readonly Stretch[]): TextLine[] {
  const words = cutAtGaps(piece.glyphs, headGap)
  return joinWords(words, (_, i) => hasGutter(words[i - 1], words[i], columns, piece.box[0]))
}

/** Whether a gutter lies in the blank between two words, right of a column that ends after `from`. */
function hasGutter(
  left: readonly Glyph[] | undefined,
  right: readonly Glyph[] | undefined,
  columns: readonly Stretch[],
  from = -Infinity,
): boolean {
  const [end, begin] = [left?.at(-1)?.x1 ?? 0, right?.[0]?.x0 ?? 0]
  return columns.some((column, i) => column.to > from && column.to < begin && (columns[i + 1]?.from ?? -Infinity) > end)
}

/** Puts words together but where `parts` says no: it is given the gap before word `i` in letter heights. */
function joinWords(words: readonly Glyph[][], parts: (gap: number, i: number) => boolean): TextLine[] {
  const pieces: Glyph[][] = []
  words.forEach((word, i) => {
    const [last, first] = [words[i - 1]?.at(-1), word[0]]
    const gap =
      last === undefined || first === undefined ? Infinity : (first.x0 - last.x1) / Math.max(first.size, last.size)
    if (parts(gap, i) || pieces.length === 0) pieces.push([...word])
    else pieces.at(-1)?.push(...word)
  })
  return pieces.map(toTextLine)
}
