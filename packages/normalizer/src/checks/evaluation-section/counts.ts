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

/** The counts of the projects that the body says to have evaluated itself, one list for each fund it names. */
export function evaluatedCounts(book: Book): readonly (readonly Count[])[] {
  const { money, graded } = evaluationSection(book)
  const own = money.filter((one) => one.scope === 'self' && !one.grade && one.counts.length > 0)
  const overall = own.find((one) => one.fund === 'all')
  if (overall) return [overall.counts]
  if (own.length > 0) return own.map(({ counts }) => counts)
  return graded.filter((one) => one.scope === 'self' && one.counts.length > 0).map(({ counts }) => counts)
}
