import { expect, test } from 'vitest'
import { runChecks } from './index.ts'
import { report, table } from './testing/facts.ts'

const codes = ['205', '20502', '2050201', '208', '20805', '2080505', '221', '22102', '2210201']
const amounts = ['90.10', '80.20', '70.30', '60.40', '50.50', '40.60', '30.70', '20.80', '10.90']

const lines = (id: string, figures: readonly string[]) =>
  figures.map((figure, i) => `${id}|function:${codes[i]}|total ${figure}`)

const findingsWith = (figures: readonly string[]) =>
  runChecks(report(table(...lines('expenditure', amounts), ...lines('general_budget_expenditure', figures))))
    .checks.filter(({ rule, message }) => rule === 'general-budget-within-expenditure' && /slipped/.test(message.en))
    .map(({ verdict, message }) => `${verdict}: ${message.en}`)

test('figures that stand two lines too high are told in one sentence', () => {
  expect(findingsWith([...amounts.slice(0, 3), ...amounts.slice(5)])).toEqual([
    'inconsistent: From 208 on, 4 lines have the figures that stand 2 lines further down in the statement of expenditure: the figures slipped against their names.',
  ])
})

test('figures in their lines, and few that are elsewhere by chance, say nothing', () => {
  expect(findingsWith(amounts)).toEqual([])
  expect(findingsWith(['80.20', '80.20', '60.40', ...amounts.slice(3)])).toEqual([])
  expect(findingsWith(amounts.map(() => '90.10'))).toEqual([])
})
