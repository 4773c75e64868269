import { describe, expect, test } from 'vitest'
import { type Drawn, factsIn, factsOf, pageHeader, paragraph, readDrawn, table } from '../testing/draw.ts'

const threePublic = {
  'total|budget': '9.50',
  'overseas|budget': '1.00',
  'vehicle|budget': '6.00',
  'vehicle_purchase|budget': '2.00',
  'vehicle_operation|budget': '4.00',
  'reception|budget': '2.50',
  'total|actual': '8.20',
  'overseas|actual': '0.50',
  'vehicle|actual': '5.50',
  'vehicle_purchase|actual': '1.80',
  'vehicle_operation|actual': '3.70',
  'reception|actual': '2.20',
}
const threePublicTitle = ['一般公共预算财政拨款“三公”经费支出决算表', '单位：万元'] as const

describe('三公', () => {
  test('budget and actual side by side', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 2024年度预算数 | < | < | < | < | < | 2024年度决算数 | < | < | < | < | < |
      | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 |
      | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ |
      | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
      | 9.50 | 1.00 | 6.00 | 2.00 | 4.00 | 2.50 | 8.20 | 0.50 | 5.50 | 1.80 | 3.70 | 2.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual(threePublic)
    expect(result.diagnostics).toEqual([])
  })

  test('heads that nothing merges reach over the empty cells beside them', () => {
    const rows = `
      | 2024年度预算数 | | | | | | 2024年度决算数 | | | | | |
      | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 |
      | | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 | |
      | 9.50 | 1.00 | 6.00 | 2.00 | 4.00 | 2.50 | 8.20 | 0.50 | 5.50 | 1.80 | 3.70 | 2.20 |`
    expect(factsIn(readDrawn(...threePublicTitle, table(rows)), 'three_public')).toEqual(threePublic)
    // So does the title of another table in the first cell.
    const other = `| 政府性基金预算财政拨款“三公”经费支出决算表 | | | | | | | | | | | |${rows}`
    expect(factsIn(readDrawn('单位：万元', table(other)), 'three_public')).toEqual({})
  })

  test('a title broken over rows at the top of the table', () => {
    const result = readDrawn(
      table(`
      | 一般公共预算财政拨款“三公”经 | < | < |
      | 公开07表 | < | < |
      | 费支出决算表 | < | < |
      | 单位：万元 | < | < |
      | 项目 | 预算数 | 决算数 |
      | 合计 | 9.50 | 8.20 |
      | 1．因公出国（境）费 | 1.00 | 0.50 |
      | 2．公务接待费 | 8.50 | 7.70 |`),
    )
    expect(factsIn(result, 'three_public')).toMatchObject({ 'total|budget': '9.50', 'reception|actual': '7.70' })
  })

  test('a broken title whose last row reads like the title of another statement', () => {
    const { facts } = readDrawn(
      '单位：万元',
      table(`
      | 财政拨款收入 | < | < | < |
      | 支出决算总表 | < | < | < |
      | 收入 | < | 支出 | < |
      | 项目 | 决算数 | 项目 | 决算数 |
      | 一、一般公共预算财政拨款 | 9.50 | 一、教育支出 | 9.50 |
      | 总计 | 9.50 | 总计 | 9.50 |`),
    )
    expect([...new Set(facts.map((fact) => fact.table))]).toEqual(['appropriation_summary'])
  })

  test('budget and actual interleaved under each item', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 财政拨款“三公”经费 | < | < | < | < | < | < | < | < | < | < | < |
      | 合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | < | < | 公务接待费 | < |
      | ^ | ^ | ^ | ^ | 小计 | < | 公务用车 购置费 | < | 公务用车 运行维护费 | < | ^ | ^ |
      | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
      | 9.50 | 8.20 | 1.00 | 0.50 | 6.00 | 5.50 | 2.00 | 1.80 | 4.00 | 3.70 | 2.50 | 2.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual(threePublic)
  })

  test('items that stand twice below heads that were lost are no facts', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 合计 | 因公出国（境）费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务接待费 |
      | 9.50 | 1.00 | 8.50 | 8.20 | 1.00 | 7.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual({})
    expect(result.coverage).toMatchObject({ printed: 6, placed: 0 })
  })

  test('items in lines, with numbers of lines', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 项目 | 行次 | 预算数 | 决算数 |
      | 栏次 |  | 1 | 2 |
      | “三公”经费支出合计 | 1 | 9.50 | 8.20 |
      | 1．因公出国（境）费 | 2 | 1.00 | 0.50 |
      | 2．公务用车购置及运行维护费 | 3 | 6.00 | 5.50 |
      | （1）公务用车购置费 | 4 | 2.00 | 1.80 |
      | （2）公务用车运行维护费 | 5 | 4.00 | 3.70 |
      | 3．公务接待费 | 6 | 2.50 | 2.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual(threePublic)
  })

  test('items in the header, budget and actual in lines', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 项目 | 合计 | 因公出国（境）费用 | 公务用车购置及运行费 | < | < | 公务接待费 |
      | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
      | 预算数 | 9.50 | 1.00 | 6.00 | 2.00 | 4.00 | 2.50 |
      | 决算数 | 8.20 | 0.50 | 5.50 | 1.80 | 3.70 | 2.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual(threePublic)
  })

  test('a column with the name of the body, blank header rows, footnote marks', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 单位名称 | 预算数① | < | < | < | < | < | 决算数② | < | < | < | < | < |
      |  |  |  |  |  |  |  |  |  |  |  |  |  |
      | ^ | 合 计 | 因公出国(境)费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合 计 | 因公出国(境)费 | 公务用车购置及运行费 | < | < | 公务接待费 |
      | ^ | ^ | ^ | 小 计 | 购置费 | 运行费 | ^ | ^ | ^ | 小 计 | 购置费 | 运行费 | ^ |
      | 某某市档案馆 | 9.50 | 1.00 | 6.00 | 2.00 | 4.00 | 2.50 | 8.20 | 0.50 | 5.50 | 1.80 | 3.70 | 2.20 |`),
    )
    expect(factsIn(result, 'three_public')).toEqual(threePublic)
  })

  test('年初预算 is the budget; 全年预算 beside it is the adjusted one, and alone stands in for it', () => {
    const both = readDrawn(
      ...threePublicTitle,
      table(`
      | 项目 | 年初预算数 | 全年预算数 | 决算数 |
      | 合计 | 3.00 | 2.50 | 2.20 |
      | 公务接待费 | 3.00 | 2.50 | 2.20 |`),
    )
    expect(factsIn(both, 'three_public')).toEqual({
      'total|budget': '3.00',
      'total|budget_adjusted': '2.50',
      'total|actual': '2.20',
      'reception|budget': '3.00',
      'reception|budget_adjusted': '2.50',
      'reception|actual': '2.20',
    })
    const alone = readDrawn(
      ...threePublicTitle,
      table(`
      | 项目 | 全年预算数 | 决算数 |
      | 公务接待费 | 2.50 | 2.20 |`),
    )
    expect(factsIn(alone, 'three_public')).toEqual({ 'reception|budget': '2.50', 'reception|actual': '2.20' })
  })

  test('a second small table of counts below', () => {
    const result = readDrawn(
      ...threePublicTitle,
      table(`
      | 项目 | 预算数 | 决算数 |
      | 公务接待费 | 2.50 | 2.20 |`),
      table(`
      | 项目 | 统计数 | 项目 | 统计数 |
      | 因公出国（境）团组数（个） | 0 | 因公出国（境）人次（人） | 0 |
      | 公务用车购置数（辆） | 0 | 公务用车保有量（辆） | 3 |
      | 国内公务接待批次（个） | 12 | 国内公务接待人次（人） | 96 |`),
    )
    expect(factsOf(result)).toEqual({
      'three_public|reception|budget': '2.50',
      'three_public|reception|actual': '2.20',
      'three_public_activity|overseas_groups|count': '0',
      'three_public_activity|overseas_persons|count': '0',
      'three_public_activity|vehicles_purchased|count': '0',
      'three_public_activity|vehicles_owned|count': '3',
      'three_public_activity|reception_batches|count': '12',
      'three_public_activity|reception_persons|count': '96',
    })
  })
})

describe('summary tables', () => {
  test('classes by name whatever the year, ordinals wrong or missing, the last line called 合计', () => {
    const result = readDrawn(
      '财政拨款收入支出决算总表',
      '金额单位：元',
      table(`
      | 收 入 | < | < | 支 出 | < | < | < | < | < |
      | 项 目 | 行次 | 决算数 | 项目（按功能分类） | 行次 | 决算数 | < | < | < |
      | ^ | ^ | ^ | ^ | ^ | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
      | 栏 次 |  | 1 | 栏 次 |  | 2 | 3 | 4 | 5 |
      | 一、一般公共预算财政拨款 | 1 | 100 | 九、医疗卫生与计划生育支出 | 33 | 60 | 60 |  |  |
      | 二、政府性基金预算财政拨款 | 2 | 20 | 十二、农林水支出 | 34 | 20 |  | 20 |  |
      | 三、国有资本经营预算财政拨款 | 3 | 5 | 二十一、国有资本经营预算支出 | 35 | 5 |  |  | 5 |
      |  | 4 |  | 二十一、国土海洋气象等支出 | 36 | 40 | 40 |  |  |
      | 本年收入合计 | 5 | 125 | 本年支出合计 | 37 | 125 | 100 | 20 | 5 |
      | 年初财政拨款结转和结余 | 6 | 7 | 年末财政拨款结转和结余 | 38 | 7 | 7 |  |  |
      | 一、一般公共预算财政拨款 | 7 | 7 |  | 39 |  |  |  |  |
      | 二、政府性基金预算财政拨款 | 8 | 0 |  | 40 |  |  |  |  |
      | 三、国有资本经营预算财政拨款 | 9 |  |  | 41 |  |  |  |  |
      | 合计 | 10 | 132 | 合计 | 42 | 132 | 107 | 20 | 5 |`),
    )
    expect(factsIn(result, 'appropriation_summary')).toEqual({
      'income:general_budget|amount': '100',
      'income:government_fund|amount': '20',
      'income:state_capital|amount': '5',
      'income:year_total|amount': '125',
      'income:opening_balance|amount': '7',
      'income:opening_balance:general_budget|amount': '7',
      'income:opening_balance:government_fund|amount': '0',
      'income:grand_total|amount': '132',
      'function:210|total': '60',
      'function:210|general_budget': '60',
      'function:213|total': '20',
      'function:213|government_fund': '20',
      'function:223|total': '5',
      'function:223|state_capital': '5',
      'function:220|total': '40',
      'function:220|general_budget': '40',
      'expenditure:year_total|total': '125',
      'expenditure:year_total|general_budget': '100',
      'expenditure:year_total|government_fund': '20',
      'expenditure:year_total|state_capital': '5',
      'expenditure:closing_balance|total': '7',
      'expenditure:closing_balance|general_budget': '7',
      'expenditure:grand_total|total': '132',
      'expenditure:grand_total|general_budget': '107',
      'expenditure:grand_total|government_fund': '20',
      'expenditure:grand_total|state_capital': '5',
    })
    expect(result.coverage.placed).toBe(result.coverage.printed)
  })

  test('budget columns beside the accounts are listed, not placed', () => {
    const result = readDrawn(
      '收入支出决算总表',
      '单位：万元',
      table(`
      | 收入 | < | < | < | 支出 | < | < | < |
      | 项目 | 年初预算数 | 全年预算数 | 决算数 | 项目（按功能分类） | 年初预算数 | 全年预算数 | 决算数 |
      | 一、一般公共预算财政拨款收入 | 10.00 | 11.00 | 12.00 | 一、一般公共服务支出 | 9.00 | 9.50 | 9.80 |
      | 本年收入合计 | 10.00 | 11.00 | 12.00 | 本年支出合计 | 9.00 | 9.50 | 9.80 |`),
    )
    expect(factsIn(result, 'income_expenditure_summary')).toEqual({
      'income:general_budget|amount': '12.00',
      'function:201|amount': '9.80',
      'income:year_total|amount': '12.00',
      'expenditure:year_total|amount': '9.80',
    })
    expect(result.diagnostics.map(({ code, severity, data }) => [code, severity, data?.['why']])).toEqual(
      Array(8).fill(['number_not_placed', 'info', 'column_without_id']),
    )
  })

  test('其中 lines, subtotals and lines of the form that have no id are diagnostics', () => {
    const result = readDrawn(
      '收入支出决算总表',
      '单位：万元',
      table(`
      | 收入 | < | 支出 | < |
      | 项目 | 决算数 | 项目 | 决算数 |
      | 一、财政拨款收入 | 10.00 | 一、教育支出 | 9.00 |
      | 其中：政府性基金预算财政拨款 | 3.00 | 二、其他支出 | 1.00 |
      | 本年收入合计 | 10.00 | 本年支出合计 | 10.00 |
      | 用事业基金弥补收支差额 |  | 结余分配 | 0.00 |
      | 年初结转和结余 | 2.00 | 年末结转和结余 | 2.00 |
      | 其中：项目支出结转和结余 | 1.50 | 其中：项目支出结转和结余 | 1.60 |
      | 总计 | 12.00 | 总计 | 12.00 |`),
    )
    expect(factsIn(result, 'income_expenditure_summary')).toEqual({
      'income:government_fund|amount': '3.00',
      'income:year_total|amount': '10.00',
      'income:opening_balance|amount': '2.00',
      'income:grand_total|amount': '12.00',
      'function:205|amount': '9.00',
      'function:229|amount': '1.00',
      'expenditure:year_total|amount': '10.00',
      'expenditure:balance_distribution|amount': '0.00',
      'expenditure:closing_balance|amount': '2.00',
      'expenditure:grand_total|amount': '12.00',
    })
    expect(result.diagnostics.map((diagnostic) => diagnostic.data?.['raw'])).toEqual(['10.00', '1.50', '1.60'])
  })
})

describe('basic expenditure', () => {
  const title = ['一般公共预算财政拨款基本支出决算明细表', '单位：万元'] as const

  test('panels side by side; the total of the public funds reaches over two of them', () => {
    const result = readDrawn(
      ...title,
      table(`
      | 人员经费 | < | < | 公用经费 | < | < | < | < | < |
      | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 |
      | 301 | 工资福利支出 | 40.00 | 302 | 商品和服务支出 | 9.00 | 310 | 资本性支出 | 1.00 |
      | 30101 | 基本工资 | 40.00 | 30201 | 办公费 | 9.00 | 31002 | 办公设备购置 | 1.00 |
      | 人员经费合计 | < | 40.00 | 公用经费合计 | < | < | < | < | 10.00 |
      | 合计 | < | 50.00 | < | < | < | < | < | < |`),
    )
    expect(factsIn(result, 'basic_expenditure')).toEqual({
      'economic:301|amount': '40.00',
      'economic:302|amount': '9.00',
      'economic:310|amount': '1.00',
      'economic:30101|amount': '40.00',
      'economic:30201|amount': '9.00',
      'economic:31002|amount': '1.00',
      'personnel_total|amount': '40.00',
      'public_total|amount': '10.00',
      'total|amount': '50.00',
    })
  })

  test('one list with a column for each kind', () => {
    const result = readDrawn(
      ...title,
      table(`
      | 经济分类科目编码 | < | 经济分类科目名称 | 合计 | 人员经费 | 公用经费 |
      | 类 | 款 | ^ | ^ | ^ | ^ |
      | 合计 | < | < | 50.00 | 40.00 | 10.00 |
      | 301 |  | 工资福利支出 | 40.00 | 40.00 |  |
      | 301 | 01 | 基本工资 | 40.00 | 40.00 |  |
      | 302 |  | 商品和服务支出 | 10.00 |  | 10.00 |
      | 302 | 01 | 办公费 | 10.00 |  | 10.00 |`),
    )
    expect(factsIn(result, 'basic_expenditure')).toEqual({
      'total|amount': '50.00',
      'personnel_total|amount': '40.00',
      'public_total|amount': '10.00',
      'economic:301|amount': '40.00',
      'economic:30101|amount': '40.00',
      'economic:302|amount': '10.00',
      'economic:30201|amount': '10.00',
    })
    expect(result.conflicts).toEqual([])
    expect(result.coverage.placed).toBe(result.coverage.printed)
  })

  test('a 合计 for each side is the total of its kind', () => {
    const result = readDrawn(
      ...title,
      table(`
      | 人员经费 | < | < | 公用经费 | < | < | < | < | < |
      | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 |
      | 301 | 工资福利支出 | 1.00 | 302 | 商品和服务支出 | 2.00 | 310 | 资本性支出 | 3.00 |
      | 合计 | < | 1.00 | 合计 | < | < | < | < | 5.00 |`),
    )
    expect(factsIn(result, 'basic_expenditure')).toMatchObject({
      'personnel_total|amount': '1.00',
      'public_total|amount': '5.00',
    })
  })

  test('in two halves on two pages', () => {
    const result = readDrawn(
      ...title,
      table(`
      | 科目代码 | 科目名称 | 决算数 |
      | 301 | 工资福利支出 | 40.00 |
      | 30101 | 基本工资 | 40.00 |
      | 人员经费合计 | < | 40.00 |`),
      table(`
      | 科目代码 | 科目名称 | 决算数 |
      | 302 | 商品和服务支出 | 9.00 |
      | 30201 | 办公费 | 9.00 |
      | 公用经费合计 | < | 9.00 |`),
    )
    expect(factsIn(result, 'basic_expenditure')).toEqual({
      'economic:301|amount': '40.00',
      'economic:30101|amount': '40.00',
      'personnel_total|amount': '40.00',
      'economic:302|amount': '9.00',
      'economic:30201|amount': '9.00',
      'public_total|amount': '9.00',
    })
  })
})

test('a head over a panel that stands over a gap between columns is no column', () => {
  const result = readDrawn(
    '财政拨款收入支出决算总表',
    '单位：万元',
    table(`
    |  | 收入 |  |  | 支出 | < | < | < | < |
    | 项目 |  | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |
    | 一、一般公共预算财政拨款 |  | 1 | 5.00 | 一、一般公共服务支出 | 2 | 5.00 | 5.00 | 0.00 |
    | 二、政府性基金预算财政拨款 |  | 3 | 1.00 | 二、外交支出 | 4 | 0.00 | 0.00 | 0.00 |
    |  |  | 5 |  | 三、国防支出 | 6 | 1.00 | 0.00 | 1.00 |`),
  )
  expect(factsIn(result, 'appropriation_summary')).toMatchObject({
    'income:general_budget|amount': '5.00',
    'income:government_fund|amount': '1.00',
    'function:203|government_fund': '1.00',
  })
})

describe('continued statements', () => {
  test('a second part without a header takes over the columns of the first', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      |  | 合计 | 30.00 | 10.00 | 20.00 |
      | 205 | 教育支出 | 10.00 | 10.00 |  |`),
      table(`
      | 208 | 社会保障和就业支出 | 20.00 |  | 20.00 |
      | 20805 | 行政事业单位养老支出 | 20.00 |  | 20.00 |`),
    )
    expect(factsIn(result, 'expenditure')).toEqual({
      'total|total': '30.00',
      'total|basic': '10.00',
      'total|project': '20.00',
      'function:205|total': '10.00',
      'function:205|basic': '10.00',
      'function:208|total': '20.00',
      'function:208|project': '20.00',
      'function:20805|total': '20.00',
      'function:20805|project': '20.00',
    })
  })

  test('the columns continue on the next page, with the lines printed again or not', () => {
    const first = table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 |
      | 栏次 | < | 1 | 2 |
      | 合计 | < | 30.00 | 10.00 |
      | 205 | 教育支出 | 30.00 | 10.00 |`)
    const expected = {
      'total|total': '30.00',
      'total|basic': '10.00',
      'total|project': '20.00',
      'total|business': '1.00',
      'function:205|total': '30.00',
      'function:205|basic': '10.00',
      'function:205|project': '20.00',
      'function:205|business': '1.00',
    }
    const repeated = readDrawn(
      '支出决算表',
      '单位：万元',
      first,
      '支出决算表（续）',
      table(`
      | 科目代码 | 科目名称 | 项目支出 | 经营支出 |
      | 栏次 | < | 3 | 4 |
      | 合计 | < | 20.00 | 1.00 |
      | 205 | 教育支出 | 20.00 | 1.00 |`),
    )
    expect(factsIn(repeated, 'expenditure')).toEqual(expected)
    const bare = readDrawn(
      '支出决算表',
      '单位：万元',
      first,
      table(`
      | 项目支出 | 经营支出 |
      | 3 | 4 |
      | 20.00 | 1.00 |
      | 20.00 | 1.00 |`),
    )
    expect(factsIn(bare, 'expenditure')).toEqual(expected)
  })

  test('a note below the lines is none of the lines that the columns on the next page go on with', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 |
      | 合计 | < | 30.00 | 10.00 |
      | 205 | 教育支出 | 30.00 | 10.00 |
      | 注：本表反映本年度各项支出 | < | < | < |`),
      table(`
      | 项目支出 | 经营支出 |
      | 20.00 | 1.00 |
      | 20.00 | 1.00 |`),
    )
    expect(factsIn(result, 'expenditure')).toMatchObject({
      'total|project': '20.00',
      'function:205|project': '20.00',
      'function:205|business': '1.00',
    })
  })

  test('a part with other columns stands in the same grid; a header repeated inside is no label', () => {
    const result = readDrawn(
      '一般公共预算财政拨款基本支出决算表',
      '单位：万元',
      table(`
      | 科目编码 | 科目名称 | < | 决算数 |
      | 301 | 工资福利支出 | < | 5.00 |
      | 30101 | 基本工资 | < | 5.00 |
      | 人员经费合计 | < | < | 5.00 |
      | 科目编码 | 科目名称 | 决算数 | < |
      | 302 | 商品和服务支出 | 0.00 | < |
      | 30205 | 水费 | 0.00 | < |
      | 公用经费合计 | < | 0.00 | < |`),
    )
    expect(factsIn(result, 'basic_expenditure')).toEqual({
      'economic:301|amount': '5.00',
      'economic:30101|amount': '5.00',
      'personnel_total|amount': '5.00',
      'economic:302|amount': '0.00',
      'economic:30205|amount': '0.00',
      'public_total|amount': '0.00',
    })
  })

  test('words of the header in the line of the total', () => {
    const result = readDrawn(
      '政府性基金预算财政拨款收入支出决算表',
      '单位：万元',
      table(`
      | 项目     | <            | 年初结转和结余 | 本年收入 | 本年支出 | <        | <        | 年末结转和结余 |
      | 科目编码 | 科目名称     | ^              | ^        | ^        | ^        | ^        | ^              |
      | 合计     | <            | 5.00           | 60.00    | 合计     | 基本支出 | 项目支出 | 3.00           |
      | 212      | 城乡社区支出 | 5.00           | 60.00    | 62.00    |          | 62.00    | 3.00           |`),
    )
    expect(factsIn(result, 'government_fund')).toEqual({
      'total|opening_balance': '5.00',
      'total|income': '60.00',
      'total|closing_balance': '3.00',
      'function:212|opening_balance': '5.00',
      'function:212|income': '60.00',
      'function:212|total': '62.00',
      'function:212|project': '62.00',
      'function:212|closing_balance': '3.00',
    })
    expect(result.coverage).toMatchObject({ printed: 8, placed: 8 })
    expect(result.checks.filter(({ verdict }) => verdict === 'inconsistent').map(({ rule }) => rule)).not.toContain(
      'fund-balances',
    )
  })

  test('the header and its column numbers repeated inside the table', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | 栏次 | < | 1 | 2 | 3 |
      | 205 | 教育支出 | 10.00 | 10.00 |  |
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | 栏次 | < | 1 | 2 | 3 |
      | 20502 | 普通教育 | 10.00 | 10.00 |  |`),
    )
    expect(factsIn(result, 'expenditure')).toEqual({
      'function:205|total': '10.00',
      'function:205|basic': '10.00',
      'function:20502|total': '10.00',
      'function:20502|basic': '10.00',
    })
    expect(result.coverage).toMatchObject({ printed: 4, placed: 4 })
  })

  test('a total printed twice is one fact with two sightings; another value is a conflict, and the first stands', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 科目代码 | 科目名称 | 本年支出合计 |
      | 合计 | < | 30.00 |
      | 205 | 教育支出 | 30.00 |
      | 总计 | < | 30.00 |
      | 205 | 教育支出 | 31.00 |`),
    )
    expect(factsIn(result, 'expenditure')).toEqual({ 'total|total': '30.00', 'function:205|total': '30.00' })
    expect(result.facts[0]?.sightings).toHaveLength(1)
    expect(result.conflicts.map(({ fact, sightings }) => [fact, sightings.map(({ value }) => value)])).toEqual([
      ['expenditure|function:205|total', ['300000', '310000']],
    ])
    expect(result.coverage).toMatchObject({ printed: 4, placed: 4 })
  })
})

describe('titles', () => {
  const summary = table(`
    | 科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 205 | 教育支出 | 10.00 | 10.00 |  |`)
  const tableOf = (...blocks: readonly Drawn[]) => readDrawn(...blocks).facts[0]?.table

  test('year and name before it; number, unit, body and date around it', () => {
    expect(tableOf('2023年度某某市教育局支出决算表', '公开03表', '部门：某某市教育局', '单位：万元', summary)).toBe(
      'expenditure',
    )
    expect(tableOf('表 3', '支 出 决 算 表', '编制单位：某某市教育局 2023年度 金额单位：万元', summary)).toBe(
      'expenditure',
    )
    expect(tableOf(paragraph('一般公共预算财政拨款支出决算表　公开05表　单位：万元'), summary)).toBe(
      'general_budget_expenditure',
    )
  })

  test('broken over lines, with other text between the parts', () => {
    expect(tableOf('一般公共预算财政拨款', '支出决算表', '单位：万元', summary)).toBe('general_budget_expenditure')
    expect(tableOf('国有资本经营预算财政拨款', '公开09表', '支出决算表', '单位：万元', summary)).toBe('state_capital')
    expect(tableOf(paragraph('国有资本经营预算财政拨', '款支出决算表', '公开', '表', '单位：万', '元'), summary)).toBe(
      'state_capital',
    )
  })

  test('inside the table, in the page header', () => {
    expect(
      tableOf(
        table(`
      | 政府性基金预算财政拨款收入支出决算表 | < | < | < |
      |  |  |  | 公开08表 |
      | 部门：某某局 | < |  | 单位：万元 |
      | 科目编码 | 科目名称 | 本年收入 | 年末结转和结余 |
      | 212 | 城乡社区支出 | 3.00 | 0.00 |`),
      ),
    ).toBe('government_fund')
    expect(tableOf(pageHeader('一般公共预算财政拨款支出决算表'), '单位：万元', summary)).toBe(
      'general_budget_expenditure',
    )
  })

  test('a page header counts until the next one', () => {
    const result = readDrawn(
      pageHeader('支出决算表'),
      '单位：万元',
      summary,
      pageHeader('其他资料'),
      table(`
      | 科目代码 | 科目名称 | 合计 | 基本支出 |
      | 205 | 教育支出 | 99.00 | 99.00 |`),
    )
    expect(result.conflicts).toEqual([])
    expect(Object.keys(factsOf(result))).toEqual(['expenditure|function:205|total', 'expenditure|function:205|basic'])
  })

  test('in a small table of its own', () => {
    const head = table(`
      | 政府性基金预算财政拨款收入支出决算表 | < |
      | 部门：某某局 | 单位：元 |`)
    expect(readDrawn(head, summary).facts[0]).toMatchObject({ table: 'government_fund', value: '10', rawUnit: '元' })
  })

  test('a table of contents, prose and budgets are no titles', () => {
    const alone = table(`
      | 科目代码 | 科目名称 | 合计 |
      | 205 | 教育支出 | 10.00 |`)
    expect(tableOf('一、收入支出决算总表', '二、收入决算表', '三、支出决算表', '单位：万元', alone)).toBeUndefined()
    expect(tableOf('各项支出的情况见支出决算表。', '单位：万元', alone)).toBeUndefined()
    expect(tableOf('部门支出预算表', '单位：万元', alone)).toBeUndefined()
    expect(tableOf('社会保险基金支出决算表', '单位：万元', alone)).toBeUndefined()
  })

  test('two statements in one table', () => {
    const result = readDrawn(
      table(`
      | 收入决算表 | < | < | < |
      | 单位：万元 | < | < | < |
      | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
      | 205 | 教育支出 | 10.00 | 10.00 |
      | 支出决算表 | < | < | < |
      | 单位：万元 | < | < | < |
      | 科目编码 | 科目名称 | 本年支出合计 | 项目支出 |
      | 205 | 教育支出 | 9.00 | 9.00 |`),
    )
    expect(factsOf(result)).toEqual({
      'income|function:205|total': '10.00',
      'income|function:205|appropriation': '10.00',
      'expenditure|function:205|total': '9.00',
      'expenditure|function:205|project': '9.00',
    })
  })

  test('without a title the headers decide, where they can', () => {
    expect(
      tableOf(
        '单位：万元',
        table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
      | 205 | 教育支出 | 10.00 | 10.00 |  |  |  |  |`),
      ),
    ).toBe('expenditure')
    expect(
      tableOf(
        '单位：万元',
        table(`
      | 科目代码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余 |
      | 212 | 城乡社区支出 | 10.00 | 10.00 | 10.00 | 10.00 |`),
      ),
    ).toBeUndefined()
  })

  test('a self-evaluation form is never a statement', () => {
    expect(
      tableOf(
        '支出决算表',
        '单位：万元',
        table(`
      | 项目名称 | 培训 | < | < |
      | 一级指标 | 二级指标 | 三级指标 | 得分 |
      | 产出指标 | 数量指标 | 合计 | 10 |`),
      ),
    ).toBeUndefined()
  })
})

describe('units', () => {
  const drawn = (header: string) =>
    table(`
    | 科目代码 | 科目名称 | ${header} |
    | 205 | 教育支出 | 1,234.50 |`)
  const amountsOf = (...blocks: readonly Drawn[]) =>
    readDrawn(...blocks).facts.map(({ value, rawUnit }) => `${value} ${rawUnit}`)

  test('near the table, in the header cell, in the cell', () => {
    expect(amountsOf('支出决算表', '单位：元', drawn('本年支出合计'))).toEqual(['1234.5 元'])
    expect(amountsOf('支出决算表', '金额单位：千元', drawn('本年支出合计'))).toEqual(['1234500 千元'])
    expect(amountsOf('支出决算表', drawn('本年支出合计（万元）'))).toEqual(['12345000 万元'])
    expect(
      amountsOf(
        '支出决算表',
        '单位：元',
        table('| 科目编码 | 科目名称 | 本年支出合计 |\n| 205 | 教育支出 | 12.30万元 |'),
      ),
    ).toEqual(['123000 万元'])
  })

  test('different per table', () => {
    expect(
      amountsOf('支出决算表', '单位：万元', drawn('本年支出合计'), '收入决算表', '单位：元', drawn('本年收入合计')),
    ).toEqual(['1234.5 元', '12345000 万元'])
  })

  test('once per report: the other statements follow, and say so', () => {
    const result = readDrawn('收入决算表', '单位：万元', drawn('本年收入合计'), '支出决算表', drawn('本年支出合计'))
    expect(result.facts.map(({ value }) => value)).toEqual(['12345000', '12345000'])
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['unit_inferred'])
    const cover = readDrawn(
      '（本套报表金额单位：元）',
      '目录',
      '第二部分',
      '收入支出说明',
      '收入决算表',
      drawn('本年收入合计'),
    )
    expect(cover.facts.map(({ value }) => value)).toEqual(['1234.5'])
  })

  test('nowhere: no facts, and an error', () => {
    const result = readDrawn('支出决算表', drawn('本年支出合计'))
    expect(result.facts).toEqual([])
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['unit_unknown', 'number_not_placed'])
  })
})

describe('what cannot be read', () => {
  test('a file with the reports of several bodies: the first is read, the others are named', () => {
    const result = readDrawn(
      '支出决算表',
      '部门：甲局',
      '单位：万元',
      table(`
      | 科目编码 | 科目名称 | 本年支出合计 |
      | 合计 | < | 10 |`),
      '支出决算表',
      '部门：乙中心',
      '单位：万元',
      table(`
      | 科目编码 | 科目名称 | 本年支出合计 |
      | 合计 | < | 3 |
      | 205 | 教育支出 | 3 |`),
    )
    expect(factsIn(result, 'expenditure')).toEqual({ 'total|total': '10' })
    expect(result.conflicts).toEqual([])
    expect(result.diagnostics).toMatchObject([
      { code: 'several_reports', data: { entity: '乙中心', first: '甲局', numbers: 2 } },
    ])
    expect(result.coverage).toMatchObject({ printed: 3, placed: 1 })
  })

  test('a table under the title of a statement whose columns are unknown', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 地区 | 人口 |
      | 东区 | 10.5 |
      | 西区 | 3.5 |`),
    )
    expect(result.facts).toEqual([])
    expect(result.diagnostics).toMatchObject([
      { code: 'statement_not_read', data: { table: 'expenditure', numbers: 2 } },
    ])
  })

  test('a table under the title of a statement whose headers are torn', () => {
    const result = readDrawn(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      table(`
      | 本 | 年支 | 出 |
      | 小 | 计基 | 本 |
      | 205 | 教育支出 | 10.50 |
      | 20502 | 普通教育 | 3.50 |`),
    )
    expect(result.facts).toEqual([])
    expect(result.diagnostics).toMatchObject([{ code: 'statement_not_read', data: { numbers: 2 } }])
    expect(result.coverage).toMatchObject({ printed: 2, placed: 0 })
  })

  test('figures that the page cuts off, or that share their cell', () => {
    const result = readDrawn(
      '支出决算表',
      '单位：万元',
      table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | 205 | 教育支出 | 504.00 | 12.5/13.0 | 50… |
      | 20502 | 普通教育 | 504.00 | 504.00 | 0.00 |`),
    )
    expect(factsIn(result, 'expenditure')).toMatchObject({ 'function:205|total': '504.00' })
    expect(result.diagnostics.map(({ code, data }) => [code, data?.['raw']])).toEqual([
      ['number_malformed', '12.5/13.0'],
      ['number_malformed', '50…'],
    ])
    expect(result.coverage).toMatchObject({ printed: 6, placed: 4 })
  })
})
