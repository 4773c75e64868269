import { decimal, formatDecimal, shift } from '../number/decimal.ts'
import { type MoneyUnit, powerOfUnit } from '../text/money-unit.ts'

/** What a figure of a sentence counts. */
export type Measure = 'group' | 'person' | 'vehicle' | 'set' | 'area'

export type Figure = {
  /** As printed, without its unit: `1,108`. */
  readonly raw: string
  /** Length of figure and unit in the text. */
  readonly length: number
} & (
  | { readonly kind: 'money'; readonly unit: MoneyUnit }
  | { readonly kind: 'percent' }
  | { readonly kind: 'count'; readonly measure: Measure }
  /** Without a unit, or with one that no fact has (`1.2倍`, `3个百分点`). */
  | { readonly kind: 'bare' }
  | { readonly kind: 'other' }
  /** Its digits cannot be told for certain: `2.306.05`, or `504…`, which the edge of the page cuts off. */
  | { readonly kind: 'malformed' }
)

/** Groups of thousands may be parted by the comma of sentences, if there are more than two of them: 1，234，567元. */
const number = /-?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:，\d{3}){2,5}(?=\.\d|万|亿|千|元)|\d+)(?:\.\d+)?/uy
/** No number begins with a zero and another digit: 09% is a misprint, or 0% misread. */
const leadingZero = /^-?0\d/u
const malformed =
  /-?\d[\d,]{0,30}(?:\.[\d,]{1,30}){2,5}(?=万|亿|千|元|%)|-?\d{1,15},\d[\d,]{0,30}(?:\.\d{1,15})?(?=万|亿|千|元|%)|-?\d{1,3}，\d{3}(?:\.\d{1,15})?(?=万|亿|千|元)|(?<!…)…[\d.,]{1,40}|-?\d[\d.,]{0,40}…(?!…)/uy

/** A letter that may begin the name of a measure, after 万. */
const measured = /(?![的比较与为])\p{Script=Han}/u

/** Longer words first: the first that fits is the unit. */
const units: readonly (readonly [word: string, unit: MoneyUnit | Measure | '%' | 'other'])[] = [
  ['个百分点', 'other'],
  ['百分点', 'other'],
  ['万平方米', 'other'],
  ['平方米', 'area'],
  ['㎡', 'area'],
  ['万人次', 'other'],
  ['万人', 'other'],
  ['万亿', 'other'],
  ['万美元', 'other'],
  ['美元', 'other'],
  ['亿元', '亿元'],
  ['万元', '万元'],
  ['千元', '千元'],
  ['元', '元'],
  ['%', '%'],
  ['‰', 'other'],
  ['倍', 'other'],
  ['个批次', 'group'],
  ['批次', 'group'],
  ['批', 'group'],
  ['个团组', 'group'],
  ['团组', 'group'],
  ['个团', 'group'],
  ['人次', 'person'],
  ['人', 'person'],
  ['名', 'person'],
  ['家', 'other'],
  ['台(套)', 'set'],
  ['台/套', 'set'],
  ['台套', 'set'],
  ['套(台)', 'set'],
  ['辆', 'vehicle'],
  ['台', 'set'],
  ['套', 'set'],
  ['个', 'group'],
  ['次', 'group'],
  ['万', '万元'],
  ['亿', '亿元'],
]

/** Reads the figure that begins at `at`, with its unit. */
export function figureAt(text: string, at: number): Figure | undefined {
  malformed.lastIndex = at
  number.lastIndex = at
  const plain = number.exec(text)?.[0]
  const broken = malformed.exec(text)?.[0]
  if (broken !== undefined && broken.length > (plain?.length ?? 0))
    return { kind: 'malformed', raw: broken, length: broken.length }
  if (plain === undefined) return undefined
  if (leadingZero.test(plain)) return { kind: 'malformed', raw: plain, length: plain.length }
  const found = units.find(([word]) => text.startsWith(word, at + plain.length))
  if (found === undefined) return { kind: 'bare', raw: plain.replaceAll('，', ','), length: plain.length }
  const [word, unit] = found
  // 5万亩, 3万册: of what the word after it says.
  if (/^[万亿]$/u.test(word) && measured.test(text[at + plain.length + 1] ?? ''))
    return { kind: 'other', raw: plain, length: plain.length + 1 }
  const printed = { raw: plain.replaceAll('，', ','), length: plain.length + word.length }
  if (unit === 'other') return { kind: 'other', ...printed }
  if (unit === '%') return { kind: 'percent', ...printed }
  if (isMoney(unit)) return { kind: 'money', unit, ...printed }
  return { kind: 'count', measure: unit, ...printed }
}

/** The value in the base unit: 元, a plain count, percent points. */
export function figureValue(figure: Figure): string {
  const power = figure.kind === 'money' ? powerOfUnit[figure.unit] : 0
  const negative = figure.raw.startsWith('-')
  const value = formatDecimal(shift(decimal(figure.raw.replace(/^-/u, '').replaceAll(',', '')), power))
  return negative ? negated(value) : value
}

export function negated(value: string): string {
  if (value === '0') return value
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

function isMoney(unit: string): unit is MoneyUnit {
  return unit in powerOfUnit
}
