import type { Check } from '../result.ts'
import { abs, power } from './amount.ts'
import type { Percentage, Relation, Sum, Term } from './relation.ts'

export type Verdict = Check['verdict']

/** How a relation came out. Amounts in the scale of the book. */
export interface Outcome {
  readonly verdict: Verdict
  readonly left?: bigint
  readonly right?: bigint
  /** left − right */
  readonly difference?: bigint
  readonly tolerance?: bigint
}

/**
 * Interval arithmetic after XBRL Calculations 1.1: a figure printed in steps of u stands for [v − u/2, v + u/2], and a
 * relation holds when the intervals of both sides have a common point.
 */
export function judge(relation: Relation, scale: number): Outcome {
  switch (relation.kind) {
    case 'sum':
      return judgeSum(relation)
    case 'at_most': {
      const { left, right, difference, tolerance } = compare(relation.left, relation.right)
      const verdict = difference <= 0n ? 'exact' : difference <= tolerance ? 'within_rounding' : violated(relation.soft)
      return { verdict, left, right, difference, tolerance }
    }
    case 'percentage':
      return judgePercentage(relation, scale)
    case 'finding':
      return { verdict: relation.holds ? 'exact' : violated(relation.soft) }
    case 'not_applicable':
      return { verdict: 'not_applicable' }
  }
}

function violated(soft: true | undefined): Verdict {
  return soft ? 'improbable' : 'inconsistent'
}

function judgeSum(sum: Sum): Outcome {
  const { left, right, difference, tolerance } = compare(sum.left, sum.right)
  const bound = sum.strict ? strictTolerance(sum, 'half') : tolerance
  const outcome = { left, right, difference, tolerance: bound }
  if (difference === 0n) return { verdict: 'exact', ...outcome }
  if (abs(difference) <= bound) {
    return { verdict: isImprobable(sum, difference) ? 'improbable' : 'within_rounding', ...outcome }
  }
  if (sum.strict && abs(difference) <= strictTolerance(sum, 'ownHalf')) return { verdict: 'improbable', ...outcome }
  const soft = sum.soft === 'always' || (sum.soft === 'when_right_is_less' && difference > 0n)
  return { verdict: soft ? 'improbable' : 'inconsistent', ...outcome }
}

/**
 * An amount is rounded to a step in one way only: two figures at the same step are the same digits. By its own digits
 * (`ownHalf`) a figure in a sentence may be coarser than its statement: `150.5` for 150.48 was rounded, `70` for 70.33 hardly.
 */
function strictTolerance(sum: Sum, of: 'half' | 'ownHalf'): bigint {
  const halves = [...sum.left, ...sum.right].map(({ figure }) => figure[of])
  return halves.every((half) => half === halves[0]) ? 0n : halves.reduce((all, half) => all + half, 0n)
}

/**
 * Rounding errors of n + 1 figures spread evenly over a step u have the standard deviation u·√((n + 1) / 12). A difference
 * of more than four of them is no rounding. Squares are compared: d² · 12 > 16 · u² · (n + 1), with u twice the largest half.
 */
function isImprobable(sum: Sum, difference: bigint): boolean {
  const terms = [...sum.left, ...sum.right]
  let half = 0n
  for (const { figure } of terms) if (figure.half > half) half = figure.half
  const step = 2n * half
  return difference * difference * 12n > 16n * step * step * BigInt(terms.length)
}

export function compare(left: readonly Term[], right: readonly Term[]) {
  const l = side(left)
  const r = side(right)
  return { left: l.value, right: r.value, difference: l.value - r.value, tolerance: l.half + r.half }
}

export function side(terms: readonly Term[]): { readonly value: bigint; readonly half: bigint } {
  let value = 0n
  let half = 0n
  for (const { figure, sign } of terms) {
    value += sign * figure.value
    half += figure.half
  }
  return { value, half }
}

function judgePercentage({ percent, part, whole, ofDifference, ignoreSign, soft }: Percentage, scale: number): Outcome {
  const { value: partValue, half: partHalf } = side(part)
  const a = { value: partValue, half: ofDifference ? 2n * partHalf : partHalf }
  const b = side(whole)
  // Of a whole that may be zero by rounding any percentage may come.
  if (b.value <= b.half) return { verdict: 'not_applicable' }
  const p = ignoreSign ? abs(percent.value) : percent.value
  const value = ignoreSign ? abs(a.value) : a.value
  const hundred = 100n * power(scale)
  const low = value - a.half
  const high = value + a.half
  // The ends of part ÷ whole, as fractions whose denominators are positive.
  const lowest = { over: low * hundred, under: low < 0n ? b.value - b.half : b.value + b.half }
  const highest = { over: high * hundred, under: high < 0n ? b.value + b.half : b.value - b.half }
  const meets = (p + percent.half) * lowest.under >= lowest.over && (p - percent.half) * highest.under <= highest.over
  const computed = divideRounded(value * hundred, b.value)
  const difference = p - computed
  const outcome = { left: p, right: computed, difference, tolerance: percent.half }
  if (!meets) return { verdict: violated(soft), ...outcome }
  return { verdict: abs(difference) <= percent.half ? 'exact' : 'within_rounding', ...outcome }
}

/** Half away from zero; the divisor is positive. */
export function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor
}
