import { formatDecimal, shift } from '../number/decimal.ts'
import { parsePrinted } from '../number/parse.ts'
import { type MoneyUnit, powerOfUnit } from '../text/money-unit.ts'

/** The text of a cell; null where nothing stands, or a sign for nothing. */
export function textOf(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' || /^[-—–―/\\]+$/u.test(trimmed) ? null : trimmed
}

/** A score, a weight or a percentage: `9.31`, `10分`, `62.18%`. Null where no number can be told for certain. */
export function numberOf(text: string): string | null {
  const printed = parsePrinted(text.replace(/[%％分]\s*$/u, ''))
  return printed.kind === 'number' && printed.unit === undefined ? formatDecimal(printed.value) : null
}

const grade = '优秀?|良好?|中等?|差|不?合格|[一二三四]等|[ABCD]级?'
const tickBefore = new RegExp(`[√☑✓✔■●]\\s{0,4}(${grade})`, 'gu')
const tickBehind = new RegExp(`(${grade})\\s{0,4}[（(]?\\s{0,4}[√☑✓✔■●]`, 'gu')

/** The grade of a cell: alone (`优`), or the one that is ticked (`优☑ 良□ 中□ 差□`). */
export function gradeOf(text: string): string | undefined {
  const alone = new RegExp(`^(${grade})$`, 'u').exec(text.trim())
  if (alone) return alone[1]
  // A tick may stand before or behind: what the first one does, all do.
  const before = /^\s*[√☑✓✔■●□☐○]/u.test(text)
  const marks = [...text.matchAll(before ? tickBefore : tickBehind)]
  return marks.length === 1 ? marks[0]?.[1] : undefined
}

/** An amount in 元: its own unit decides (`10万`, `9.99 万元`), then the one of the form. */
export function moneyOf(text: string, unit: MoneyUnit | undefined): string | null {
  const printed = parsePrinted(text.replace(/万\s*$/u, '万元').replace(/亿\s*$/u, '亿元'))
  if (printed.kind !== 'number' || printed.unit === 'percent' || printed.unit === 'count') return null
  const stated = printed.unit ?? unit
  return stated === undefined ? null : formatDecimal(shift(printed.value, powerOfUnit[stated]))
}
