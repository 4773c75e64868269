import type { Book } from '../book.ts'

/** Final accounts of this year were the first whose forms carry state capital (国有资本经营预算财政拨款) throughout. */
const stateCapitalSince = 2020

/** The forms of the year have a statement of state capital. Without a year those of today are meant. */
export function stateCapitalIsDue({ input }: Book): boolean {
  const { fiscalYear } = input.report
  return fiscalYear === null || fiscalYear >= stateCapitalSince
}

/** The summary of appropriations of this report has a column for state capital. */
export function hasStateCapital(book: Book): boolean {
  return (
    stateCapitalIsDue(book) ||
    book.column('appropriation_summary', 'state_capital').length > 0 ||
    book.figure('appropriation_summary|income:state_capital|amount') !== undefined
  )
}
