import type { Conflict, Fact } from '../result.ts'
import { abs } from './amount.ts'
import { type Book, type Figure, keyOf } from './book.ts'
import { append } from './collect.ts'
import { type Equations, rangeOf } from './equations.ts'

/**
 * Facts whose sightings differ by more than rounding, with the sighting that stands alone: the one against a majority, or,
 * of two, the one that the sums of the report speak against.
 */
export function conflictsOf(book: Book, equations: Equations): Conflict[] {
  const facts = new Map(book.input.facts.map((fact) => [keyOf(fact), fact]))
  const sightings = new Map<string, Figure[]>()
  for (const sighting of book.sightings) append(sightings, sighting.key, sighting)
  const conflicts: Conflict[] = []
  for (const [key, others] of sightings) {
    const figure = book.figure(key)
    const fact = facts.get(key)
    if (!figure || !fact) continue
    const seen = [figure, ...others]
    if (others.every((other) => agree(figure, other))) continue
    const outlier = outlierOf(seen, equations)
    conflicts.push({ fact: key, sightings: listed(fact), ...(outlier !== undefined && { outlier }) })
  }
  return conflicts
}

function listed(fact: Fact): Conflict['sightings'] {
  return [fact, ...(fact.sightings ?? [])].map(({ value, source }) => ({ value, source }))
}

/** At the same step the same digits, otherwise a common point. */
function agree(one: Figure, other: Figure): boolean {
  const tolerance = one.half === other.half ? 0n : one.half + other.half
  return abs(one.value - other.value) <= tolerance
}

function outlierOf(seen: readonly Figure[], equations: Equations): number | undefined {
  const alone = seen.filter((one) => seen.every((other) => other === one || !agree(one, other)))
  const [only] = alone
  if (alone.length === 1 && seen.length > 2) return only?.sighting
  if (seen.length !== 2) return undefined
  const [fact, other] = seen
  if (!fact || !other) return undefined
  const now = holding(fact, 0n, equations)
  const then = holding(fact, other.value - fact.value, equations)
  return now > then ? other.sighting : then > now ? fact.sighting : undefined
}

/** How many equations of the fact hold when it is moved, other than those with its own sightings. */
function holding(fact: Figure, move: bigint, equations: Equations): number {
  return equations.of(fact).filter((equation) => {
    if ([...equation.figures.keys()].every((figure) => figure.key === fact.key)) return false
    const { low, high } = rangeOf(equation, fact)
    return (low === undefined || move >= low) && (high === undefined || move <= high)
  }).length
}
