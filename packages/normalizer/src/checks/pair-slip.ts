import type { Sum } from './relation.ts'
import { type Slip, slipBetween } from './slip.ts'

/**
 * The slip between two figures that are no facts and should be the same, as of the text and of a form: there is no cell to
 * propose another value for, but a slip of the unit or the point tells that the publisher wrote one of them wrong. Undefined
 * for other relations.
 */
export function pairSlip({ left, right }: Sum): Slip | undefined {
  const [one, other] = [left[0]?.figure, right[0]?.figure]
  if (!one || !other || left.length > 1 || right.length > 1 || one.key !== '' || other.key !== '') return undefined
  // Of points and numbers one is not written for another in this way.
  if (one.unit === 'count') return 'unknown'
  const slip = slipBetween(one.value, other.value)
  return slip === 'unit' || slip === 'shifted_point' ? slip : 'unknown'
}
