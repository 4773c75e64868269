import type { Place } from '@gongkai/extractor'
import type { Check } from '../result.ts'
import type { Bilingual } from './bilingual.ts'
import type { Figure } from './book.ts'

export type { Bilingual } from './bilingual.ts'

/** As readers give places, or as results keep them. */
export type Placed = Place | NonNullable<Check['place']>

export interface Term {
  readonly figure: Figure
  readonly sign: 1n | -1n
}

/**
 * What a rule says of one report. A rule only says what must hold; whether it does, within rounding, is worked out in
 * `verdict.ts`, and who is wrong in `blame.ts`, for all rules alike.
 */
export type Relation = Sum | AtMost | Percentage | Finding | NotApplicable

/** Σ left = Σ right. Both sides have at least one term. */
export interface Sum {
  readonly kind: 'sum'
  readonly left: readonly Term[]
  readonly right: readonly Term[]
  /** What stands on the right, where its terms are too many to name (`下级各行之和`). */
  readonly rightName?: Bilingual
  /** The same figure said twice: at the same step it must be the same digits, for an amount is rounded in one way only. */
  readonly strict?: true
  /** Figures that agree as a rule but need not: a difference is improbable, never inconsistent. */
  readonly soft?: 'always' | 'when_right_is_less'
  readonly place?: Placed
}

/** Σ left ≤ Σ right. */
export interface AtMost {
  readonly kind: 'at_most'
  readonly left: readonly Term[]
  readonly right: readonly Term[]
  /** What stands on the left, where its terms are too many to name. */
  readonly leftName?: Bilingual
  readonly soft?: true
  readonly place?: Placed
}

/** percent = 100 × Σ part ÷ Σ whole. */
export interface Percentage {
  readonly kind: 'percentage'
  readonly percent: Figure
  readonly part: readonly Term[]
  readonly whole: readonly Term[]
  /** What stands in the whole, where its terms are too many to name. */
  readonly wholeName?: Bilingual
  /** The part is a difference. Of two rounded figures it may be off by a whole step, while the percentage is of the exact ones. */
  readonly ofDifference?: true
  /** A wrong sign is reported by another rule: compare without it. */
  readonly ignoreSign?: true
  /** The whole is most likely this one, but may be another. */
  readonly soft?: true
  readonly place?: Placed
}

/** Something that is not arithmetic: a statement that is missing, a name that differs. */
export interface Finding {
  readonly kind: 'finding'
  readonly holds: boolean
  readonly message: Bilingual
  readonly figures: readonly Figure[]
  readonly soft?: true
  readonly place?: Placed
  /** Another value for one of the figures, with which it would hold. */
  readonly repair?: { readonly figure: Figure; readonly value: bigint }
}

export interface NotApplicable {
  readonly kind: 'not_applicable'
  readonly reason: Bilingual
  readonly figures: readonly Figure[]
}

export function plus(...figures: readonly Figure[]): Term[] {
  return figures.map((figure) => ({ figure, sign: 1n }))
}

export function minus(...figures: readonly Figure[]): Term[] {
  return figures.map((figure) => ({ figure, sign: -1n }))
}
