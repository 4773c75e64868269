import type { State } from './state.ts'
import type { Token } from './tokens.ts'

/** `上年预算`, or the budget of a year that is printed with it. */
export function ofOtherYear(token: Token, fiscalYear: number | null): boolean {
  if (!('year' in token) || token.kind === 'year' || token.year === undefined) return false
  return token.year === 'previous' || (fiscalYear !== null && token.year !== fiscalYear)
}

/** `2024年度`: of the report; `与2023年度`, `相比2023年度`: what is compared with. */
export function sayYear(
  state: State,
  year: number | 'previous' | 'report',
  before: Token | undefined,
  fiscalYear: number | null,
): void {
  state.unknown = ''
  const isReport = year === 'report' || (fiscalYear !== null && year === fiscalYear)
  const compares =
    before?.kind === 'text' ? /[与比较同和]$/u.test(before.text) : before?.kind === 'compared' && !isReport
  if (compares) {
    if (fiscalYear === null || year === 'previous' || year === fiscalYear - 1) state.base = 'previous'
    else state.base = year === fiscalYear ? 'budget' : 'other'
    state.comparing = true
  } else {
    if (isReport) state.beganOtherwise = false
    state.otherYear = year === 'previous' || (!isReport && fiscalYear !== null)
    if (state.otherYear && state.head === undefined && state.clauseStart) state.beganOtherwise = true
  }
}
