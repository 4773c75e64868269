import { type Decimal, shift } from '../number/decimal.ts'
import { type MoneyUnit, powerOfUnit } from '../text/money-unit.ts'
import { factKey } from './read.ts'
import type { Statement } from './statements.ts'

/** Figures that two statements of one report must share (fact keys `table|item|column`), whatever their units. */
const shared: readonly (readonly [string, string])[] = [
  ['income_expenditure_summary|income:year_total|amount', 'income|total|total'],
  ['income_expenditure_summary|expenditure:year_total|amount', 'expenditure|total|total'],
  ['income_expenditure_summary|income:general_budget|amount', 'appropriation_summary|income:general_budget|amount'],
  ['income|total|appropriation', 'appropriation_summary|income:year_total|amount'],
  ['appropriation_summary|expenditure:year_total|general_budget', 'general_budget_expenditure|total|total'],
  ['general_budget_expenditure|total|basic', 'basic_expenditure|total|amount'],
]

export interface UnitProof {
  readonly unit: MoneyUnit
  /** `expenditure|total|total 1,112.15 = income_expenditure_summary|expenditure:year_total|amount 11121500 元`, one for each pair. */
  readonly evidence: readonly string[]
}

/**
 * The unit of a statement as its figures prove it: the one in which all figures that it shares with statements of known unit
 * agree. `undefined` if there are none, or they do not agree.
 */
export function unitByFigures(
  statement: Statement,
  others: readonly { readonly statement: Statement; readonly unit: MoneyUnit }[],
): UnitProof | undefined {
  const own = figuresOf(statement)
  let possible: MoneyUnit[] = Object.keys(powerOfUnit) as MoneyUnit[]
  const evidence: string[] = []
  for (const { statement: other, unit } of others) {
    const theirs = figuresOf(other)
    for (const [first, second] of shared) {
      for (const [mine, its] of [
        [first, second],
        [second, first],
      ] as const) {
        const a = own.get(mine)
        const b = theirs.get(its)
        if (!a || !b || a.value.digits === 0n || b.value.digits === 0n) continue
        possible = possible.filter((candidate) => agree(a.value, candidate, b.value, unit))
        evidence.push(`${mine} ${a.raw} = ${its} ${b.raw} ${unit}`)
      }
    }
  }
  const [only] = possible
  return only && possible.length === 1 && evidence.length > 0 ? { unit: only, evidence } : undefined
}

/** Within one hundredth of either unit: publishers round to two decimals. */
function agree(a: Decimal, unitOfA: MoneyUnit, b: Decimal, unitOfB: MoneyUnit): boolean {
  const hundredths = (value: Decimal, unit: MoneyUnit) => {
    const scaled = shift(value, powerOfUnit[unit] + 2)
    return scaled.digits / 10n ** BigInt(scaled.scale)
  }
  const difference = hundredths(a, unitOfA) - hundredths(b, unitOfB)
  const step = 10n ** BigInt(Math.max(powerOfUnit[unitOfA], powerOfUnit[unitOfB]))
  return difference <= step && -difference <= step
}

function figuresOf(statement: Statement): ReadonlyMap<string, { value: Decimal; raw: string }> {
  const figures = new Map<string, { value: Decimal; raw: string }>()
  for (const { place, printed } of statement.reading.numbers) {
    if (!place || printed.kind !== 'number' || printed.unit) continue
    const key = factKey(statement.layout, place)
    if (!figures.has(key)) figures.set(key, printed)
  }
  return figures
}
