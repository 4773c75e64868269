import { describe, expect, test } from 'vitest'
import { factsIn, factsOf, readDrawn, table } from '../testing/draw.ts'

describe('statements printed in one table', () => {
  test('counts below the lines of the three public expenses', () => {
    const result = readDrawn(
      '“三公”经费支出决算表',
      '单位：万元',
      table(`
      | 项目 | 行次 | 年初预算数 | 全年预算数 | 决算数 |
      | （一）“三公”经费支出合计 | 1 | 3.00 | 2.50 | 2.20 |
      | 3．公务接待费 | 2 | 3.00 | 2.50 | 2.20 |
      | （二）相关统计数 | 3 | — | — | — |
      | 4．公务用车保有量（辆） | 4 | — | — | 3 |
      | 5．国内公务接待批次（个） | 5 | — | — | 12 |`),
    )
    expect(factsIn(result, 'three_public_activity')).toEqual({
      'vehicles_owned|count': '3',
      'reception_batches|count': '12',
    })
    expect(result.facts.find((fact) => fact.item === 'vehicles_owned')).toMatchObject({ value: '3', unit: 'count' })
    expect(result.diagnostics).toEqual([])
  })

  test('a form of the running of an office: expenses on the left, costs, property and procurement on the right', () => {
    const result = readDrawn(
      '机构运行信息表',
      '单位：元',
      table(`
      | 项目 | 预算数 | 决算统计数 | 项目 | 决算统计数 |
      | 一、“三公”经费支出 | — | — | 四、机关运行经费 | 1,200.00 |
      | （一）支出合计 | 30.00 | 22.00 | （一）行政单位 | 1,200.00 |
      | 3．公务接待费 | 30.00 | 22.00 | （一）车辆数合计（辆） | 2 |
      | （二）相关统计数 | — | — | （二）单价100万元（含）以上设备（不含车辆） | 1 |
      | 5．国内公务接待批次（个） | — | 12 | （一）政府采购支出合计 | 90.50 |`),
    )
    expect(factsOf(result)).toEqual({
      'three_public|total|budget': '30.00',
      'three_public|total|actual': '22.00',
      'three_public|reception|budget': '30.00',
      'three_public|reception|actual': '22.00',
      'operating_expense|total|amount': '1,200.00',
      'state_assets|vehicles|count': '2',
      'state_assets|equipment_over_1m|count': '1',
      'procurement|total|amount': '90.50',
      'three_public_activity|reception_batches|count': '12',
    })
    expect(result.diagnostics.map(({ data }) => data?.['line'])).toEqual([['行政单位']])
  })

  test('running costs in a column of their own', () => {
    const result = readDrawn(
      '“三公”经费及机关运行经费支出决算表',
      '单位：万元',
      table(`
      | “三公”经费 | < | < | < | 机关运行经费决算数 |
      | 合计 | < | 公务接待费 | < | ^ |
      | 预算数 | 决算数 | 预算数 | 决算数 | ^ |
      | 5.00 | 4.00 | 5.00 | 4.00 | 81.50 |`),
    )
    expect(factsIn(result, 'operating_expense')).toEqual({ 'total|amount': '81.50' })
    expect(factsIn(result, 'three_public')).toMatchObject({ 'total|actual': '4.00', 'reception|actual': '4.00' })
  })
})

describe('three public expenses in lines of years', () => {
  const form = (second: string, first: string) =>
    readDrawn(
      '2023年度“三公”经费支出决算表',
      '单位：万元',
      table(`
      | 项目 | 合计 | 因公出国（境）费 | 公务接待费 |
      | ${first} | 9.00 | 4.00 | 5.00 |
      | ${second} | 8.00 | 4.00 | 4.00 |`),
    )

  test('the line names the column, with the year before it', () => {
    expect(factsIn(form('2023年决算数', '2023年预算数'), 'three_public')).toEqual({
      'total|budget': '9.00',
      'overseas|budget': '4.00',
      'reception|budget': '5.00',
      'total|actual': '8.00',
      'overseas|actual': '4.00',
      'reception|actual': '4.00',
    })
  })

  test('a line of the year before is not of this report', () => {
    expect(factsIn(form('2023年决算数', '2022年决算数'), 'three_public')).toEqual({
      'total|actual': '8.00',
      'overseas|actual': '4.00',
      'reception|actual': '4.00',
    })
    expect(factsIn(form('决算数', '上年预算数'), 'three_public')).toMatchObject({ 'total|actual': '8.00' })
  })
})

describe('wider statements under nearly the same title', () => {
  const statement = (value: string) =>
    table(`
    | 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    | 合计 | < | ${value} | ${value} | 0.00 |
    | 205 | 教育支出 | ${value} | ${value} | 0.00 |`)

  test('财政拨款支出决算表 is another statement where the general public budget has its own', () => {
    const result = readDrawn(
      '单位：万元',
      '财政拨款支出决算表（功能科目）',
      statement('9.00'),
      '单位：万元',
      '一般公共预算支出决算表（功能科目）',
      statement('7.00'),
    )
    expect(factsIn(result, 'general_budget_expenditure')).toMatchObject({
      'total|total': '7.00',
      'function:205|total': '7.00',
    })
    expect(result.conflicts).toEqual([])
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['wider_statement'])
  })

  test('and is meant where it stands alone', () => {
    const result = readDrawn('财政拨款支出决算表', '单位：万元', statement('9.00'))
    expect(factsIn(result, 'general_budget_expenditure')).toMatchObject({ 'total|total': '9.00' })
  })

  test('an unknown title inside the table: the three public expenses of the funds', () => {
    const result = readDrawn(
      table(`
      | 政府性基金预算财政拨款“三公”经费支出决算表 | < |
      | 项目 | 决算数（万元） |
      | 公务接待费 | 4.00 |
      | 公务用车购置费 | 3.00 |
      | 公务用车运行费 | 2.00 |`),
    )
    expect(result.facts).toEqual([])
  })
})

describe('columns beside the accounts', () => {
  test('the budget of a statement that has none in the vocabulary is listed, not placed', () => {
    const result = readDrawn(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      table(`
      | 功能分类科目 | < | 年初预算数 | < | < | 决算数 | < | < |
      | 编码 | 名称 | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出 |
      | 合计 | < | 9.00 | 5.00 | 4.00 | 10.00 | 6.00 | 4.00 |`),
    )
    expect(factsIn(result, 'general_budget_expenditure')).toEqual({
      'total|total': '10.00',
      'total|basic': '6.00',
      'total|project': '4.00',
    })
    expect(result.diagnostics.map(({ data }) => data?.['why'])).toEqual(Array(3).fill('column_without_id'))
  })

  test('a 合计 of another year is not the total of another statement', () => {
    const result = readDrawn(
      '2023年度“三公”经费支出决算表',
      '单位：万元',
      table(`
      | 项目 | 2022年决算数 | 2023年预算数 | 2023年决算数 |
      | 合计 | 6.00 | 5.00 | 4.00 |
      | 公务接待费 | 6.00 | 5.00 | 4.00 |`),
    )
    expect(factsOf(result)).toEqual({
      'three_public|total|budget': '5.00',
      'three_public|total|actual': '4.00',
      'three_public|reception|budget': '5.00',
      'three_public|reception|actual': '4.00',
    })
  })
})

test('codes with points, and one level of header', () => {
  const result = readDrawn(
    '政府性基金预算财政拨款收入支出决算表',
    '单位：万元',
    table(`
    | 科目编码 | 科目名称 | 本年收入 | 本年支出小计 | 项目支出 |
    | 212.00 | 城乡社区支出 | 7.00 | 7.00 | 7.00 |
    | 212.08.02 | 土地开发支出 | 7.00 | 7.00 | 7.00 |`),
  )
  expect(Object.keys(factsIn(result, 'government_fund'))).toEqual([
    'function:212|income',
    'function:212|total',
    'function:212|project',
    'function:2120802|income',
    'function:2120802|total',
    'function:2120802|project',
  ])
})

test('counts drawn into the grid of the three public expenses, with columns of their own', () => {
  const result = readDrawn(
    '“三公”经费支出决算表',
    '单位：万元',
    table(`
    | 项目 | < | < | 行次 | 预算数 | 决算数 |
    | 合计 | < | < | 1 | 2.50 | 2.20 |
    | 公务接待费 | < | < | 2 | 2.50 | 2.20 |
    | 项目 | 统计数 | 项目 | < | < | 统计数 |
    | 因公出国（境）团组数（个） | 1 | 因公出国（境）人次数（人） | < | < | 2 |
    | 公务用车购置数（辆） | 0 | 公务用车保有量（辆） | < | < | 4 |
    | 国内公务接待批次（个） | 20 | 国内公务接待人次（人） | < | < | 176 |`),
  )
  expect(factsIn(result, 'three_public_activity')).toEqual({
    'overseas_groups|count': '1',
    'overseas_persons|count': '2',
    'vehicles_purchased|count': '0',
    'vehicles_owned|count': '4',
    'reception_batches|count': '20',
    'reception_persons|count': '176',
  })
  expect(factsIn(result, 'three_public')).toMatchObject({ 'total|actual': '2.20', 'reception|actual': '2.20' })
})

test('a wider statement does not stand in for one that could not be read', () => {
  const result = readDrawn(
    '财政拨款支出决算表',
    '单位：万元',
    table(`
    | 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    | 205 | 教育支出 | 9.00 | 9.00 | 0.00 |`),
    '一般公共预算财政拨款支出决算表',
    '单位：万元',
    table(`
    | 本 | 年支 | 出 |
    | 205 | 教育支出 | 7.00 |`),
  )
  expect(result.facts).toEqual([])
})
