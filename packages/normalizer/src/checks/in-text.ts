import { decimalsOf, isDecimal, power, toAmount, unitPower } from './amount.ts'
import type { Book, Figure } from './book.ts'

/** An amount of money in a sentence. */
export interface AmountInText {
  readonly start: number
  readonly end: number
  /** As printed, without the unit. */
  readonly raw: string
  readonly unit: string
  readonly figure: Figure
}

const amount = /(\d[\d,，]{0,20}(?:[.．]\d{1,8})?)\s?(亿元|万元|千元|元)/gu

/** More amounts than this in one paragraph are a table that was read as text. */
const most = 60

export function amountsIn(text: string, book: Book): AmountInText[] {
  const found: AmountInText[] = []
  for (const match of text.matchAll(amount)) {
    const [whole, raw = '', unit = ''] = match
    const figure = figureInText(raw, unit, book)
    if (figure) found.push({ start: match.index, end: match.index + whole.length, raw, unit, figure })
    if (found.length === most) break
  }
  return found
}

/** A figure that is no fact, for comparison with facts; a percentage where there is no unit. */
export function figureInText(raw: string, unit: string, book: Book): Figure | undefined {
  const digits = raw.replace(/[,，]/gu, '').replace('．', '.')
  const step = unitPower(unit) - decimalsOf(digits)
  if (!isDecimal(digits) || book.scale + step < 1) return undefined
  const half = 5n * power(book.scale + step - 1)
  const value = toAmount(digits, decimalsOf(digits)) * power(book.scale + step)
  const money = unit !== ''
  return {
    key: '',
    sighting: -1,
    name: money
      ? { zh: `文字中的 ${raw} ${unit}`, en: `${raw} ${unit} in the text` }
      : { zh: '文字中的占比', en: 'a share in the text' },
    table: '',
    item: '',
    column: '',
    value,
    half,
    ownHalf: half,
    unit: money ? 'CNY' : 'percent',
    raw,
    rawUnit: unit,
    prose: true,
  }
}
