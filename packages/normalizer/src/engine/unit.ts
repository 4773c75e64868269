import { clean } from '../text/clean.ts'
import { declaredUnits, type MoneyUnit } from '../text/money-unit.ts'

/** The unit declared nearest to a statement: the last declaration of its surroundings, which may be broken over lines. */
export function unitNear(surroundings: readonly string[]): MoneyUnit | undefined {
  const joined = surroundings.map(clean).join('')
  return declaredUnits(joined).at(-1)
}

/** The unit that all of them share, if they do. */
export function unanimous(units: readonly (MoneyUnit | undefined)[]): MoneyUnit | undefined {
  const known = new Set(units.filter((unit) => unit !== undefined))
  return known.size === 1 ? [...known][0] : undefined
}
