import { type Letter, toLetters } from './tell-figures.ts'
import type { InkLine } from './text-lines.ts'

/** Figures inside a line of text: their ink, and where they stand in what was read of the line. */
export interface TextFigure {
  readonly ink: InkLine
  readonly from: number
  readonly to: number
}

const figure = /\d(?:[\d.,]|(?<=[\d.,]) (?=[\d.,]))*\d/gu

/**
 * Finds the figures of a line of Chinese text in its ink, so that they can be read for themselves. Digits are narrower and lower
 * than Chinese letters, and each is one piece. Nothing where the ink holds another number of figures than was read.
 *
 *     年 初 预 算 为 1 2 . 5 0 万 元
 *                    └───┬───┘
 *
 * @param em Height of Chinese letters, in pixels.
 */
export function textFigures(line: InkLine, text: string, em: number): TextFigure[] {
  const inks = digitRuns(line, em)
  const read = [...text.matchAll(figure)]
  if (inks.length !== read.length) return []
  return read.flatMap((match, i): TextFigure[] => {
    const run = inks[i]
    const [whole] = match
    if (run === undefined) return []
    const digits = run.filter((letter) => isTall(letter, em)).length
    const readDigits = whole.replace(/\D/gu, '').length
    if (Math.abs(digits - readDigits) > 1) return []
    return [{ ink: lineOf(run), from: match.index, to: match.index + whole.length }]
  })
}

const isTall = ({ y0, y1 }: Letter, em: number): boolean => y1 - y0 > 0.5 * em

/** Runs of at least two digits with the points between them. */
function digitRuns(line: InkLine, em: number): Letter[][] {
  const runs: Letter[][] = []
  let run: Letter[] = []
  const end = () => {
    while (run.length > 0 && !isTall(run.at(-1) as Letter, em)) run.pop()
    if (run.filter((letter) => isTall(letter, em)).length >= 2 && isLevel(run, em)) runs.push(run)
    run = []
  }
  for (const letter of toLetters(line.boxes)) {
    const last = run.at(-1)
    const near = last === undefined || letter.x0 - last.x1 < 0.5 * em
    if (!near) end()
    if (isDigit(letter, em) || (run.length > 0 && isPoint(letter, run, em))) run.push(letter)
    else end()
  }
  end()
  return runs
}

function isDigit(letter: Letter, em: number): boolean {
  const [wide, tall] = [letter.x1 - letter.x0, letter.y1 - letter.y0]
  return letter.pieces === 1 && tall > 0.58 * em && tall < 0.9 * em && wide < 0.62 * em
}

function isPoint(letter: Letter, run: readonly Letter[], em: number): boolean {
  const last = run.at(-1) as Letter
  const [wide, tall] = [letter.x1 - letter.x0, letter.y1 - letter.y0]
  return wide < 0.28 * em && tall < 0.36 * em && letter.y0 > last.y0 + 0.35 * em
}

/** Digits stand on one line and are of one height. */
function isLevel(run: readonly Letter[], em: number): boolean {
  const digits = run.filter((letter) => isTall(letter, em))
  const [top, bottom] = [Math.min(...digits.map(({ y0 }) => y0)), Math.max(...digits.map(({ y1 }) => y1))]
  return digits.every(({ y0, y1 }) => y0 - top < 0.15 * em && bottom - y1 < 0.15 * em)
}

function lineOf(run: readonly Letter[]): InkLine {
  return {
    x0: Math.min(...run.map(({ x0 }) => x0)),
    x1: Math.max(...run.map(({ x1 }) => x1)),
    y0: Math.min(...run.map(({ y0 }) => y0)),
    y1: Math.max(...run.map(({ y1 }) => y1)),
    boxes: run,
  }
}

/** The text with the figures that were read for themselves, last ones first so that places stay. */
export function withFigures(
  text: string,
  figures: readonly { readonly place: Pick<TextFigure, 'from' | 'to'>; readonly text: string }[],
): string {
  let whole = text
  for (const { place, text: own } of figures.toReversed())
    whole = whole.slice(0, place.from) + own + whole.slice(place.to)
  return whole
}
