import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { defineLayout, matchLength, named } from './layout.ts'
import { layouts } from './layouts/index.ts'

test('ids that the vocabulary does not know do not compile', () => {
  defineLayout({
    // @ts-expect-error TS2322: there is no table of this name
    table: 'incomes',
    title: '收入决算表',
    measure: 'money',
    panels: {},
  })
  defineLayout({
    table: 'three_public',
    title: '三公经费支出决算表',
    measure: 'money',
    panels: {
      any: {
        // @ts-expect-error TS2353: the line is called reception
        items: { receptions: named('公务接待费') },
        // @ts-expect-error TS2353: the column is called budget
        columns: { budgeted: named('预算数') },
      },
    },
  })
})

test('a text is compared as a whole, a regular expression is searched for', () => {
  expect(matchLength(['合计', /支出$/u], '合计')).toBe(2)
  expect(matchLength(['合计', /支出$/u], '本年合计')).toBe(0)
  expect(matchLength(['合计', /支出$/u], '项目支出')).toBe(2)
})

test('the fingerprint follows every declaration', () => {
  const [first] = layouts
  if (!first) throw new Error('no layouts')
  expect(fingerprint(layouts)).toBe(fingerprint([...layouts]))
  expect(fingerprint([{ ...first, title: /另一个/u }])).not.toBe(fingerprint([first]))
  expect(fingerprint([{ ...first, place: (at) => at }])).not.toBe(fingerprint([first]))
})

test('every table is read by a layout of its own, in the order of the report', () => {
  expect(layouts.map((layout) => layout.table)).toEqual([
    'income_expenditure_summary',
    'income',
    'expenditure',
    'appropriation_summary',
    'general_budget_expenditure',
    'basic_expenditure',
    'three_public',
    'government_fund',
    'state_capital',
    'operating_expense',
    'procurement',
    'state_assets',
    'three_public_activity',
  ])
})
