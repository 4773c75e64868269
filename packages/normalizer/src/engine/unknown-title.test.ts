import { expect, test } from 'vitest'
import { readDrawn, table } from '../testing/draw.ts'

const numbers = table(`
  | 事项     | 年初安排 | 全年开支 |
  | 接待费用 | 2.50     | 2.20     |
  | 出国费用 | 1.00     | 0.50     |`)

test('a table with numbers under a title of the accounts that no layout knows', () => {
  const { facts, diagnostics } = readDrawn('某局2024年度公务支出情况表', '单位：万元', numbers)
  expect(facts).toEqual([])
  expect(diagnostics.map(({ code, severity, data }) => ({ code, severity, data }))).toEqual([
    { code: 'statement_unknown', severity: 'warning', data: { title: '某局2024年度公务支出情况表', numbers: 4 } },
  ])
})

test('forms of self-evaluations, budgets and tables without numbers are no statements of the accounts', () => {
  const words = table(`
    | 事项     | 说明 |
    | 接待费用 | 压缩 |`)
  expect(readDrawn('项目支出绩效自评情况表', numbers).diagnostics).toEqual([])
  const budget = readDrawn('2025年部门预算支出情况预算表', numbers).diagnostics
  expect(budget.map(({ code }) => code)).toEqual(['not_final_accounts'])
  expect(readDrawn('公务支出情况表', words).diagnostics).toEqual([])
})
