import { formatDecimal, shift } from '../number/decimal.ts'
import type { Fact } from '../result.ts'
import { type MoneyUnit, powerOfUnit, unitOfHeader } from '../text/money-unit.ts'
import type { ReadNumber } from './read.ts'
import type { Statement } from './statements.ts'

/** What a number amounts to, in 元 or as a count; `undefined` if its unit is not known. */
export function measure(
  number: ReadNumber,
  statement: Statement,
  unit: MoneyUnit | undefined,
): Pick<Fact, 'value' | 'unit' | 'raw' | 'rawUnit'> | undefined {
  const { printed, place } = number
  if (printed.kind !== 'number') return undefined
  if ((place?.of ?? statement.layout).measure === 'count')
    return { value: formatDecimal(printed.value), unit: 'count', raw: printed.raw, rawUnit: '' }
  const own = printed.unit === 'count' || printed.unit === 'percent' ? undefined : printed.unit
  const rawUnit = own ?? unitInHeader(number) ?? unit
  if (!rawUnit) return undefined
  return { value: formatDecimal(shift(printed.value, powerOfUnit[rawUnit])), unit: 'CNY', raw: printed.raw, rawUnit }
}

/** The unit that the header of the number's column declares. */
export function unitInHeader(number: ReadNumber): MoneyUnit | undefined {
  for (const cell of number.column.headerCells.toReversed()) {
    const unit = unitOfHeader(cell.text)
    if (unit) return unit
  }
  return undefined
}
