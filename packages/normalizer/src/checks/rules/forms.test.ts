import { describe, expect, it } from 'vitest'
import { runChecks } from '../index.ts'
import { report, table } from '../testing/facts.ts'
import { statementsOfTheForm } from './statements-present.ts'

const s = 'income_expenditure_summary'
const a = 'appropriation_summary'

function verdicts(fiscalYear: number, facts: ReturnType<typeof table>, rule: string) {
  const statements = statementsOfTheForm
    .filter((id) => id !== 'state_capital')
    .map((id) => ({ table: id, title: '', empty: false }))
  const input = { ...report(facts), report: { entity: null, fiscalYear }, statements }
  return runChecks(input)
    .checks.filter((check) => check.rule === rule)
    .map((check) => check.verdict)
}

describe('forms of the years before state capital', () => {
  it('are eight statements', () => {
    expect(verdicts(2018, [], 'statements-present')).toEqual(['exact'])
    expect(verdicts(2023, [], 'statements-present')).toEqual(['inconsistent'])
  })

  it('have no column for state capital in the summary of appropriations, and need none', () => {
    const facts = table(`${a}|income:general_budget|amount 5.00`, 'state_capital|total|total 2.00')
    expect(verdicts(2019, facts, 'fund-statements')).not.toContain('inconsistent')
    expect(verdicts(2020, facts, 'fund-statements')).toContain('inconsistent')
  })

  it('have one line for all appropriations, with the government funds named in it: the statement of income states it', () => {
    const facts = (total: string) =>
      table(
        `${s}|income:government_fund|amount 2.00`,
        `${s}|income:other|amount 1.00`,
        `${s}|income:year_total|amount ${total}`,
        'income|total|appropriation 8.00',
      )
    expect(verdicts(2017, facts('9.00'), 'summary-totals')).toContain('exact')
    expect(verdicts(2017, facts('9.00'), 'summary-against-details')).not.toContain('inconsistent')
    expect(verdicts(2017, facts('3.00'), 'summary-totals')).toContain('inconsistent')
  })
})
