import { expect, test } from 'vitest'
import { runChecks } from '../index.ts'
import { report, table } from '../testing/facts.ts'

const facts = table('appropriation_summary|income:grand_total|amount 9.00', 'government_fund|total|total 2.00')

const verdictWith = (...tables: readonly string[]) => {
  const statements = tables.map((id) => ({ table: id, title: '', empty: false }))
  const { checks } = runChecks({ ...report(facts), report: { entity: null, fiscalYear: 2022 }, statements })
  return checks.find(({ rule }) => rule === 'fund-statements')?.verdict
}

test('money of a fund is missed in the summary of appropriations where that statement was found', () => {
  expect(verdictWith('appropriation_summary', 'government_fund')).toBe('inconsistent')
})

test('sentences that state only the totals of that summary miss nothing', () => {
  expect(verdictWith()).not.toBe('inconsistent')
})
