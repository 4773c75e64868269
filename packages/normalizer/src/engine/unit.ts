import { clean } from '../text/clean.ts'
import { declaredUnits, type MoneyUnit, unitOfHeader } from '../text/money-unit.ts'
import type { Column } from './structure.ts'

/** The unit declared nearest to a statement: the last declaration of its surroundings, which may be broken over lines. */
export function unitNear(surroundings: readonly string[]): MoneyUnit | undefined {
  const joined = surroundings.map(clean).join('')
  return declaredUnits(joined).at(-1)
}

/** The unit that the header cells of a statement carry, where they carry the same: `决算数（万元）`. */
export function unitOfHeaders(columns: readonly Column[]): MoneyUnit | undefined {
  return unanimous(columns.flatMap((column) => column.headerCells.map((cell) => unitOfHeader(cell.text))))
}

/** The unit that all of them share, if they do. */
export function unanimous(units: readonly (MoneyUnit | undefined)[]): MoneyUnit | undefined {
  const known = new Set(units.filter((unit) => unit !== undefined))
  return known.size === 1 ? [...known][0] : undefined
}
