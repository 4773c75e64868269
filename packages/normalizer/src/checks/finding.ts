import type { Bilingual } from './bilingual.ts'
import type { Figure } from './book.ts'
import type { Finding, NotApplicable, Placed, Relation } from './relation.ts'

interface Details {
  /** The facts it speaks of. */
  readonly figures?: readonly Figure[]
  /** Some publishers do so by right: improbable, never inconsistent. */
  readonly soft?: boolean
  readonly place?: Placed | undefined
}

/** What is judged by other means than arithmetic, with the sentence that says how it came out. */
export function finding(holds: boolean, message: Bilingual, { figures = [], soft, place }: Details = {}): Finding {
  return { kind: 'finding', holds, figures, message, ...(soft && { soft: true }), ...(place && { place }) }
}

/**
 * Of many places only those are told that are not as they should be; `sound` stands for each of the others. Where all are, one
 * sentence says so; where there was nothing to judge, another.
 */
export function* onlyFailures(
  judged: Iterable<Finding | 'sound'>,
  good: Bilingual,
  none: NotApplicable,
): Iterable<Relation> {
  let seen = false
  let failed = false
  for (const one of judged) {
    seen = true
    if (one === 'sound') continue
    failed = true
    yield one
  }
  if (!seen) yield none
  else if (!failed) yield finding(true, good)
}
