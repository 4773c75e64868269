import type { Glyph } from '../page.ts'
import { cutAtGaps, type TextLine, toTextLine } from '../text/lines.ts'

/** Cells of a table without rules stand at least this far apart, in letter heights, if nothing else tells them apart. */
export const wideGap = 0.8

/** Words stand this far apart, in letter heights; letters of one word do not. */
const wordGap = 0.22

/** A whole amount (`1,234.50`, `0.00`, `-3.20`, `0`) or a code of a classification (`208`, `2080505`). */
const standsAlone =
  /^(?:[-－−(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{1,2}[)）]?|\d{3}(?:\d{2}){0,2}|\d{1,3}(?:,\d{3})+|0)$/

/** Letters of a head are set without any gap, so that a smaller one is enough above columns that stand close. */
const headGap = 0.08

/** The number of a line after its label: `公务接待费 6`. */
const lineNumber = /^\d{1,2}$/

/** What a number counts: it belongs to the number before it. */
const counted = /^(?:[亿万千百]|元|%|％|年|月|日|个|人|辆|次|批|台|套|平方米)/u

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
  return joinWords(words, (gap, i) => gap > wideGap || (inTable && partsCells(texts[i - 1] ?? '', texts[i] ?? '')))
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
