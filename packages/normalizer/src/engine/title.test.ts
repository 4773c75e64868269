import { expect, test } from 'vitest'
import { layouts } from '../layouts/index.ts'
import { matchTitle, nearestTitle } from './title.ts'

const tableOf = (title: string) => matchTitle(title, layouts)[0]?.layout.table

test.each([
  ['收入支出决算总表', 'income_expenditure_summary'],
  ['2023年度某某市财政局收入支出决算总表', 'income_expenditure_summary'],
  ['部门收支决算总表（2024年度）', 'income_expenditure_summary'],
  ['财政拨款收入支出决算总表', 'appropriation_summary'],
  ['财 政 拨 款 收 支 决 算 总 表', 'appropriation_summary'],
  ['收入决算表', 'income'],
  ['表 2：收入决算表（续表）', 'income'],
  ['支出决算表', 'expenditure'],
  ['一般公共预算财政拨款支出决算表', 'general_budget_expenditure'],
  ['一般公共预算财政拨款基本支出决算表', 'basic_expenditure'],
  ['一般公共预算财政拨款基本支出决算明细表', 'basic_expenditure'],
  ['财政拨款“三公”经费支出决算表', 'three_public'],
  ['一般公共预算财政拨款"三公"经费支出决算表', 'three_public'],
  ['“三公”经费、会议费、培训费支出决算表', 'three_public'],
  ['政府性基金预算财政拨款收入支出决算表', 'government_fund'],
  ['政府性基金预算支出决算表', 'government_fund'],
  ['国有资本经营预算财政拨款支出决算表', 'state_capital'],
  ['国有资本经营预算财政拨款收入支出决算表', 'state_capital'],
  ['一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表', 'three_public'],
  ['一般公共预算财政拨款“三公”经费及机关运行经费支出决算表', 'three_public'],
  ['政府性基金决算表', 'government_fund'],
  ['国有资本经营支出决算表', 'state_capital'],
  ['基本支出决算表', 'basic_expenditure'],
  ['支出决算总表', 'expenditure'],
  ['Z07 一般公共预算财政拨款收入支出决算表(财决07表)', 'general_budget_expenditure'],
  ['机关运行经费支出情况表', 'operating_expense'],
  ['政府采购支出情况表', 'procurement'],
  ['部门收入总体情况表', 'income'],
  ['支出总表', 'expenditure'],
  ['一般公共预算财政拨款支出决算表（按功能分类科目）', 'general_budget_expenditure'],
  ['一般公共预算财政拨款支出情况表', 'general_budget_expenditure'],
  ['一般公共预算财政拨款基本支出经济分类决算表', 'basic_expenditure'],
  ['一般公共预算财政拨款基本支出决算表（款级科目）', 'basic_expenditure'],
  ['“三公”经费、行政参公单位机关运行经费情况表', 'three_public'],
  ['财政拨款机关运行经费支出决算表', 'operating_expense'],
])('%s', (title, table) => expect(tableOf(title)).toBe(table))

test.each([
  '部门收支预算总表',
  '社会保险基金支出决算表',
  '一般公共预算财政拨款项目支出决算表',
  '一般公共预算财政拨款支出决算明细表',
  '政府性基金预算财政拨款“三公”经费支出决算表',
  '项目支出绩效自评表',
  '政府性基金情况表',
  '非财政拨款收入支出决算表',
  '政府购买服务支出决算表',
  '会议费支出决算表',
  '国有资本经营预算表',
  '2024年度部门决算表',
  '一般公共预算财政拨款支出决算情况说明',
])('%s is the title of none', (title) => expect(tableOf(title)).toBeUndefined())

test('the nearest title counts, not one further up', () => {
  const table = (...lines: string[]) => nearestTitle(lines, layouts)[0]?.layout.table
  expect(table('收入决算表', '注：本表反映收入。', '支出决算表', '单位：万元')).toBe('expenditure')
  expect(table('收入决算表', '项目支出情况表', '单位：万元')).toBeUndefined()
  expect(table('收入决算表', '第一行', '第二行', '第三行', '第四行', '第五行', '第六行', '第七行')).toBeUndefined()
})

test('long lines and many lines cost little', () => {
  const started = performance.now()
  nearestTitle(Array(20_000).fill('单位'.repeat(200)), layouts)
  matchTitle(`${'('.repeat(80)}表`, layouts)
  expect(performance.now() - started).toBeLessThan(3000)
})
