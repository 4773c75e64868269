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

/** An amount in 元: its own unit decides (`10万`, `9.99 万元`), then the one of the form. */
export function moneyOf(text: string, unit: MoneyUnit | undefined): string | null {
  const printed = parsePrinted(text.replace(/万\s*$/u, '万元').replace(/亿\s*$/u, '亿元'))
  if (printed.kind !== 'number' || printed.unit === 'percent' || printed.unit === 'count') return null
  const stated = printed.unit ?? unit
  return stated === undefined ? null : formatDecimal(shift(printed.value, powerOfUnit[stated]))
}
