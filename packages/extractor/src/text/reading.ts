/**
 * Text as a person reads it. Publishers space letters out to fill a cell (`项　　目`), break lines where the column ends, and
 * leave stray blanks inside numbers (`5056. 26`): none of this is part of what was written.
 */

/** Written without spaces between letters: Han, CJK punctuation, full-width forms, and the signs that Chinese text shares. */
const cjk = /[\p{Script=Han}\u3000-\u303f\u30fb\uff00-\uffef“”‘’…—·○]/u

/** Takes no room on paper: zero-width marks, soft hyphens, control characters. */
const unseen = /\p{Cf}|(?![\s\u0085])\p{Cc}/gu

const blank = /[\s\u0085]+/gu

/** A field that begins with its label: `单位：万元`. The label is short, so that the rule does not take a sentence for one. */
const labelled = /^[^：:]{1,8}[：:]/u

const isCjk = (letter: string | undefined): boolean => letter !== undefined && cjk.test(letter)
const isDigit = (letter: string | undefined): boolean => letter !== undefined && /^[0-9]$/.test(letter)
const isPoint = (letter: string | undefined): boolean => letter !== undefined && /^[.,]$/.test(letter)

const firstLetter = (text: string): string | undefined => {
  const point = text.codePointAt(0)
  return point === undefined ? undefined : String.fromCodePoint(point)
}

const lastLetter = (text: string): string | undefined => {
  const tail = text.slice(-2)
  return /^[\ud800-\udbff]/.test(tail) ? tail : text.at(-1)
}

const isOneLetter = (token: string): boolean => firstLetter(token)?.length === token.length

/** `5056.` `26`; `1,` `108`; `0` `.73`: the blank stands inside a number. */
function insideNumber(left: string, right: string): boolean {
  if (isPoint(lastLetter(left)) && isDigit(left.at(-2)) && isDigit(firstLetter(right))) {
    // A decimal part ends with its word; a thousands group has three digits.
    return left.endsWith('.')
      ? /^\d+[)）%％]?$/.test(right) && !left.slice(0, -1).includes('.')
      : /^\d{3}(?!\d)/.test(right)
  }
  return isDigit(lastLetter(left)) && /^[.,]\d/.test(right)
}

/** The number of letter widths that white space takes: a full-width space two, a tab at least two. */
function gapWidth(space: string): number {
  let width = 0
  for (const letter of space) width += letter === '\u3000' || letter === '\t' || letter === '\n' ? 2 : 1
  return width
}

interface Token {
  readonly text: string
  /** Width of the white space before it. */
  readonly gap: number
  /** Part of a run of single letters set apart (`2 0 2 4 年 度`). */
  spaced: boolean
}

function tokens(text: string): Token[] {
  const result: Token[] = []
  let end = 0
  const push = (word: string, gap: number) => {
    if (word !== '') result.push({ text: word, gap, spaced: false })
  }
  let gap = 0
  for (const match of text.matchAll(blank)) {
    push(text.slice(end, match.index), gap)
    gap = gapWidth(match[0])
    end = match.index + match[0].length
  }
  push(text.slice(end), gap)
  for (let from = 0; from < result.length; from++) {
    let to = from
    let cjkLetters = 0
    for (let token = result[to]; token !== undefined && isOneLetter(token.text); token = result[++to]) {
      if (isCjk(token.text)) cjkLetters++
    }
    if (to - from >= 3 && cjkLetters > 0) for (const token of result.slice(from, to)) token.spaced = true
    from = Math.max(from, to)
  }
  return result
}

function join(text: string, keepsGap: (left: string, right: string, gap: number) => boolean): string {
  // Pieces are gathered and joined once: adding to a string and looking at its end again would cost a copy each time.
  const pieces: string[] = []
  let before: Token | undefined
  for (const token of tokens(text.replace(unseen, ''))) {
    if (before !== undefined) {
      const between = before.spaced && token.spaced
      const both = isCjk(lastLetter(before.text)) && isCjk(firstLetter(token.text))
      const apart =
        !between && !insideNumber(before.text, token.text) && (!both || keepsGap(before.text, token.text, token.gap))
      if (apart) pieces.push(' ')
    }
    pieces.push(token.text)
    before = token
  }
  return pieces.join('')
}

/**
 * The text of a cell or a title: padding between Chinese characters and stray blanks inside numbers are undone, other white
 * space becomes one space.
 *
 *     tidy('项　　目')   → '项目'
 *     tidy('5056. 26')  → '5056.26'
 */
export function tidy(text: string): string {
  return join(text, () => false)
}

/**
 * The text of one line outside tables. As `tidy`, but a gap that sets fields of the line apart is kept as one space:
 *
 *     tidyLine('编制单位：某某局　　　　　金额单位：万元') → '编制单位：某某局 金额单位：万元'
 */
export function tidyLine(text: string): string {
  return join(
    text,
    (left, right, gap) => labelled.test(right) || (gap >= 2 && !isOneLetter(left) && !isOneLetter(right)),
  )
}

/**
 * Joins the lines of a cell or paragraph that was broken where the column ended. Chinese text gets no space, Latin words get
 * one, a number broken at its point or comma is closed. Two numbers on two lines stay apart: they may be two figures.
 *
 *     joinLines(['一般公共预算', '财政拨款']) → '一般公共预算财政拨款'
 */
export function joinLines(lines: readonly string[]): string {
  const pieces: string[] = []
  let before: string | undefined
  for (const line of lines) {
    const text = line.trim()
    if (text === '') continue
    if (before !== undefined && needsSpace(before, text)) pieces.push(' ')
    pieces.push(text)
    before = text
  }
  return pieces.join('')
}

const wordAt = (text: string, side: 'start' | 'end'): string => {
  const near = side === 'start' ? text.slice(0, 40) : text.slice(-40)
  const words = near.split(blank)
  return (side === 'start' ? words[0] : words.at(-1)) ?? ''
}

function needsSpace(left: string, right: string): boolean {
  if (isCjk(lastLetter(left)) || isCjk(firstLetter(right))) return false
  const [end, start] = [wordAt(left, 'end'), wordAt(right, 'start')]
  // `下降-` `3.50%`; `为1.` `56万元`, where words around the number show that it is one.
  if (/[-−－+]$/.test(end) && isDigit(firstLetter(start))) return false
  if (/[^\d.,][\d,]*\d\.$/.test(end) && isDigit(firstLetter(start))) return false
  return !insideNumber(end, start)
}
