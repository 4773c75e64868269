import type { Figure } from './book.ts'
import { append } from './collect.ts'
import type { Relation } from './relation.ts'
import type { Outcome } from './verdict.ts'

/** A sum or limit that must hold, seen from its figures: how far one of them may move before it holds or fails. */
export interface Equation {
  readonly kind: 'sum' | 'at_most'
  readonly figures: ReadonlyMap<Figure, bigint>
  /** Σ left − Σ right */
  readonly residual: bigint
  readonly tolerance: bigint
  readonly fails: boolean
}

/** The moves of a figure with which an equation holds; `undefined` is without end. */
export interface Range {
  readonly low: bigint | undefined
  readonly high: bigint | undefined
}

export interface Equations {
  readonly all: readonly (Equation | undefined)[]
  readonly of: (figure: Figure) => readonly Equation[]
}

/** Soft relations are no evidence. The list runs along the judged relations, with holes where there is no equation. */
export function equationsOf(judged: readonly { readonly relation: Relation; readonly outcome: Outcome }[]): Equations {
  const byFigure = new Map<Figure, Equation[]>()
  const all = judged.map(({ relation, outcome }): Equation | undefined => {
    if (relation.kind !== 'sum' && relation.kind !== 'at_most') return undefined
    // Figures that are no facts have nothing to be proposed for.
    if ([...relation.left, ...relation.right].every(({ figure }) => figure.key === '')) return undefined
    const fails = outcome.verdict === 'inconsistent'
    if (relation.soft === true || relation.soft === 'always' || (relation.soft && !fails)) return undefined
    const figures = new Map<Figure, bigint>()
    for (const { figure, sign } of relation.left) figures.set(figure, (figures.get(figure) ?? 0n) + sign)
    for (const { figure, sign } of relation.right) figures.set(figure, (figures.get(figure) ?? 0n) - sign)
    const { difference: residual = 0n, tolerance = 0n } = outcome
    const equation: Equation = { kind: relation.kind, figures, residual, tolerance, fails }
    for (const figure of figures.keys()) append(byFigure, figure, equation)
    return equation
  })
  return { all, of: (figure) => byFigure.get(figure) ?? [] }
}

/** How far the figure may move for the equation to hold; the whole line where it has no say in it. */
export function rangeOf(equation: Equation, figure: Figure): Range {
  const weight = equation.figures.get(figure)
  const { residual, tolerance } = equation
  if (weight === 1n) {
    return { low: equation.kind === 'sum' ? -tolerance - residual : undefined, high: tolerance - residual }
  }
  if (weight === -1n) {
    return { low: residual - tolerance, high: equation.kind === 'sum' ? residual + tolerance : undefined }
  }
  return { low: undefined, high: undefined }
}

/** The part that two ranges have in common, if any. */
export function meet(one: Range, other: Range): Range | undefined {
  const low = greater(one.low, other.low)
  const high = less(one.high, other.high)
  return low !== undefined && high !== undefined && low > high ? undefined : { low, high }
}

function greater(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a
}

function less(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}
