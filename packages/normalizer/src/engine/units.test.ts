import { expect, test } from 'vitest'
import { readDrawn, table } from '../testing/draw.ts'

const summary = (income: string, expenditure: string) =>
  table(`
  | 收入 | < | 支出 | < |
  | 项目 | 决算数 | 项目 | 决算数 |
  | 一、一般公共预算财政拨款收入 | ${income} | 五、教育支出 | ${expenditure} |
  | 本年收入合计 | ${income} | 本年支出合计 | ${expenditure} |`)
const expenditure = (total: string) =>
  table(`
  | 科目代码 | 科目名称 | 本年支出合计 |
  | 合计 | < | ${total} |`)

test('a missing unit is proved by figures that two statements share', () => {
  const result = readDrawn(
    '收入支出决算总表',
    '单位：万元',
    summary('562.73', '562.73'),
    '收入决算表',
    '单位：元',
    table(`
    | 科目代码 | 科目名称 | 本年收入合计 |
    | 合计 | < | 5627314.43 |`),
    '支出决算表',
    expenditure('5627314.43'),
  )
  expect(result.facts.find((fact) => fact.table === 'expenditure')).toMatchObject({
    value: '5627314.43',
    rawUnit: '元',
  })
  expect(result.diagnostics).toMatchObject([
    {
      code: 'unit_inferred',
      data: {
        table: 'expenditure',
        unit: '元',
        evidence: [
          'expenditure|total|total 5627314.43 = income_expenditure_summary|expenditure:year_total|amount 562.73 万元',
        ],
      },
    },
  ])
})

test('a label that the figures contradict is reported with the evidence; the value stays as labelled', () => {
  const result = readDrawn(
    '收入支出决算总表',
    '单位：元',
    summary('5627314.43', '5627314.43'),
    '收入决算表',
    '单位：元',
    table(`
    | 科目代码 | 科目名称 | 本年收入合计 |
    | 合计 | < | 5627314.43 |`),
    '支出决算表',
    '单位：万元',
    expenditure('5627314.43'),
  )
  expect(result.facts.find((fact) => fact.table === 'expenditure')).toMatchObject({
    value: '56273144300',
    rawUnit: '万元',
  })
  expect(result.diagnostics.filter(({ code }) => code === 'unit_conflict')).toMatchObject([
    { data: { table: 'expenditure', unit: '万元', byFigures: '元' } },
  ])
})

test('rounding between 元 and 万元 is no conflict', () => {
  const result = readDrawn(
    '收入支出决算总表',
    '单位：万元',
    summary('562.73', '562.73'),
    '支出决算表',
    '单位：元',
    expenditure('5627314.43'),
  )
  expect(result.diagnostics).toEqual([])
})

test('a unit in the header cells of one statement is that of the report', () => {
  const result = readDrawn(
    '收入决算表',
    table(`
    | 科目代码 | 科目名称 | 本年收入合计（万元） |
    | 合计 | < | 562.73 |`),
    '支出决算表',
    expenditure('562.73'),
  )
  expect(result.facts.map(({ table: name, rawUnit }) => `${name} ${rawUnit}`)).toEqual([
    'income 万元',
    'expenditure 万元',
  ])
})
