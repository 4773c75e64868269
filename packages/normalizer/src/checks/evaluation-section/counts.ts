import type { Book } from '../book.ts'
import { evaluationSection } from './read.ts'
import type { Count } from './totals.ts'

/**
 * How many projects may be meant: one of the numbers, those of both levels together, or those of all funds together.
 */
export function sizesOf(counts: readonly Count[]): number[] {
  const numbers = counts.map(({ number }) => number)
  return [...new Set([...numbers, numbers.reduce((sum, number) => sum + number, 0)])].filter((number) => number > 0)
}

/** The projects that the body says to have evaluated itself, as it first counts them; empty where it does not. */
export function evaluatedCounts(book: Book): readonly Count[] {
  const { money, graded } = evaluationSection(book)
  const first = money.find((one) => one.scope === 'self' && !one.grade && one.counts.some(({ number }) => number > 0))
  return first?.counts ?? graded.find((one) => one.scope === 'self' && one.counts.length > 0)?.counts ?? []
}
