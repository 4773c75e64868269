import type { Book } from '../book.ts'

/** Final accounts of this year were the first whose forms carry state capital (国有资本经营预算财政拨款) throughout. */
const stateCapitalSince = 2020

/** The forms of this report have a statement of state capital, and a column for it in the summary of appropriations. */
export function hasStateCapital(book: Book): boolean {
  const { fiscalYear } = book.input.report
  if (fiscalYear === null || fiscalYear >= stateCapitalSince) return true
  return (
    book.column('appropriation_summary', 'state_capital').length > 0 ||
    book.figure('appropriation_summary|income:state_capital|amount') !== undefined
  )
}
