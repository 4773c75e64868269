import type { Book } from './book.ts'
import type { Relation } from './relation.ts'
import type { Outcome } from './verdict.ts'

export interface Proven {
  readonly proven: number
  readonly byTable: Readonly<Record<string, { readonly facts: number; readonly proven: number }>>
}

/**
 * Counts the facts that stand in at least one equation that holds. An equation is a sum or a percentage over at least
 * two printed figures; limits, names and presence prove no figure. Sums of zeros count: each zero of them was printed,
 * and another digit in its place would be noticed. A percentage of nothing is no equation.
 */
export function countProven(
  book: Book,
  judged: readonly { readonly relation: Relation; readonly outcome: Outcome }[],
): Proven {
  const keys = new Set<string>()
  for (const { relation, outcome } of judged) {
    if (outcome.verdict !== 'exact' && outcome.verdict !== 'within_rounding') continue
    for (const figure of provenBy(relation)) if (figure.sighting === 0) keys.add(figure.key)
  }
  const byTable: Record<string, { facts: number; proven: number }> = {}
  for (const figure of book.figures) {
    byTable[figure.table] ??= { facts: 0, proven: 0 }
    const count = byTable[figure.table]
    if (!count) continue
    count.facts += 1
    if (keys.has(figure.key)) count.proven += 1
  }
  return { proven: keys.size, byTable }
}

function provenBy(relation: Relation) {
  if (relation.kind === 'sum') return [...relation.left, ...relation.right].map((term) => term.figure)
  if (relation.kind === 'percentage')
    return [relation.percent, ...[...relation.part, ...relation.whole].map((term) => term.figure)]
  return []
}
