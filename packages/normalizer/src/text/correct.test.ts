import { expect, test } from 'vitest'
import { factsIn, readDrawn, table } from '../testing/draw.ts'
import { correctLabel } from './correct.ts'

test.each([
  ['卫生健康文出', '卫生健康支出'],
  ['社会保障和就业文出', '社会保障和就业支出'],
  ['机关事业单位基本养老保险缴贵', '机关事业单位基本养老保险缴费'],
  ['自然资源海详气象等文出', '自然资源海洋气象等支出'],
  ['年末结转和结余', '年末结转和结余'],
  // Two labels are equally near.
  ['年中结转和结余', '年中结转和结余'],
  ['某某专项业务', '某某专项业务'],
  ['合汁', '合汁'],
])('%s means %s', (label, meant) => expect(correctLabel(label)).toBe(meant))

test('only recognised cells are put right', () => {
  const printed = table(`
    | 收入 | < | 支出 | < |
    | 项目 | 决算数 | 项目 | 决算数 |
    | 一、一般公共预算财政拔款收入 | 3.00 | 九、卫生健康文出 | 3.00 |`)
  const recognised = { ...printed, cells: printed.cells.map((cell) => ({ ...cell, confidence: 80 })) }
  expect(factsIn(readDrawn('收入支出决算总表', '单位：元', recognised), 'income_expenditure_summary')).toEqual({
    'income:general_budget|amount': '3.00',
    'function:210|amount': '3.00',
  })
  expect(factsIn(readDrawn('收入支出决算总表', '单位：元', printed), 'income_expenditure_summary')).toEqual({})
})
