import type { Bilingual } from '../bilingual.ts'
import type { Book, Figure } from '../book.ts'
import { figureInText } from '../in-text.ts'
import { nameOf } from '../labels.ts'

const number = String.raw`\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?`

/** An amount in cleaned text, in two groups: number and unit. `84万` is said for 84万元. */
export const money = `(${number})(亿元|万元|千元|元|万|亿)`

/** Undefined where the number has more digits than money has. */
export function moneyFigure(
  raw: string | undefined,
  unit: string | undefined,
  name: Bilingual,
  book: Book,
): Figure | undefined {
  if (raw === undefined || unit === undefined) return undefined
  const figure = figureInText(raw, unit.endsWith('元') ? unit : `${unit}元`, book)
  return figure && { ...figure, name }
}

export function percentFigure(raw: string | undefined, name: Bilingual, book: Book): Figure | undefined {
  const figure = raw === undefined ? undefined : figureInText(raw, '', book)
  return figure && { ...figure, name }
}

/** A number of points: printed with the decimals that it has. */
export function pointsFigure(raw: string | undefined, name: Bilingual, book: Book): Figure | undefined {
  const figure = percentFigure(raw, name, book)
  return figure && { ...figure, unit: 'count' }
}

/** Its name with the amount behind, for a percentage, whose message names its amounts only. */
export function withAmount(figure: Figure): Figure {
  const { zh, en } = nameOf(figure, true)
  const amount = `${figure.raw} ${figure.rawUnit}`
  return { ...figure, name: { zh: `${zh} ${amount}`, en: `${en} (${amount})` } }
}
