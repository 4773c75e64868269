import { expect, it } from 'vitest'
import { runChecks } from '../index.ts'
import { report, table } from '../testing/facts.ts'
import { rules } from './index.ts'
import { optionalRules } from './optional.ts'

const input = report(
  table('basic_expenditure|economic:30113|amount 39.84', 'general_budget_expenditure|function:2210201|basic 36.54'),
)

it('is off unless it is added, and never says that something is wrong for certain', () => {
  const found = (options?: Parameters<typeof runChecks>[1]) =>
    runChecks(input, options).checks.filter(({ rule }) => rule === 'contributions-by-item')
  expect(found()).toEqual([])
  expect(found({ rules: [...rules, ...optionalRules] }).map(({ verdict, severity }) => [verdict, severity])).toEqual([
    ['improbable', 'info'],
  ])
})

it('passes contributions that are the same money', () => {
  const same = report(
    table('basic_expenditure|economic:30113|amount 39.84', 'general_budget_expenditure|function:2210201|basic 39.84'),
  )
  expect(runChecks(same, { rules: optionalRules }).checks.map(({ verdict }) => verdict)).toEqual(['exact'])
})
