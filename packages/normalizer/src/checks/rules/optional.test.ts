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
  expect(runChecks(same, { rules: optionalRules }).checks.map(({ verdict }) => verdict)).toEqual([
    'exact',
    'not_applicable',
  ])
})

it('tells printed zeros in a statement without data', () => {
  const fund = { table: 'government_fund', title: '', empty: true, explanation: '没有此项收支，故本表无数据' }
  const zeros = report(table('government_fund|total|income 0', 'three_public|total|actual 0.69'))
  const found = (facts: typeof zeros) =>
    runChecks({ ...facts, statements: [fund] }, { rules: optionalRules })
      .checks.filter(({ rule }) => rule === 'zeros-in-empty-statements')
      .map(({ verdict }) => verdict)
  expect(found(zeros)).toEqual(['improbable'])
  expect(found(report(table('three_public|total|actual 0.69')))).toEqual(['exact'])
})
