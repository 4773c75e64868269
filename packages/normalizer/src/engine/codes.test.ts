import { expect, test } from 'vitest'
import { factsIn, readDrawn, table } from '../testing/draw.ts'

const read = (drawing: string, ...before: string[]) =>
  factsIn(readDrawn(...(before.length > 0 ? before : ['支出决算表', '单位：万元']), table(drawing)), 'expenditure')

const whole = {
  'total|total': '30.00',
  'total|basic': '10.00',
  'total|project': '20.00',
  'function:208|total': '30.00',
  'function:208|basic': '10.00',
  'function:208|project': '20.00',
  'function:20805|total': '30.00',
  'function:20805|basic': '10.00',
  'function:20805|project': '20.00',
  'function:2080501|total': '10.00',
  'function:2080501|basic': '10.00',
  'function:2080599|total': '20.00',
  'function:2080599|project': '20.00',
}

test('codes in one column', () => {
  expect(
    read(`
      | 项目     | <            | 本年支出合计 | 基本支出 | 项目支出 |
      | 科目代码 | 科目名称      | ^          | ^       | ^       |
      | 栏次    | <            | 1          | 2       | 3       |
      | 合计    | <            | 30.00      | 10.00   | 20.00   |
      | 208     | 社会保障和就业支出 | 30.00   | 10.00   | 20.00   |
      | 20805   | 行政事业单位养老支出 | 30.00  | 10.00   | 20.00   |
      | 2080501 | 行政单位离退休  | 10.00      | 10.00   |         |
      | 2080599 | 其他行政事业单位养老支出 | 20.00 |      | 20.00   |`),
  ).toEqual(whole)
})

test('codes in three columns, each with its own part', () => {
  expect(
    read(`
      | 支出功能分类科目编码 | < | < | 科目名称      | 本年支出合计 | 基本支出 | 项目支出 |
      | 类  | 款 | 项 | ^            | ^          | ^       | ^       |
      | 栏次 | < | <  | <           | 1          | 2       | 3       |
      | 合计 | <  | < | <            | 30.00      | 10.00   | 20.00   |
      | 208 |    |    | 社会保障和就业支出 | 30.00   | 10.00   | 20.00   |
      | 208 | 05 |    | 行政事业单位养老支出 | 30.00  | 10.00   | 20.00   |
      | 208 | 05 | 01 | 行政单位离退休  | 10.00      | 10.00   |         |
      | 208 | 05 | 99 | 其他行政事业单位养老支出 | 20.00 |      | 20.00   |`),
  ).toEqual(whole)
})

test('codes in three columns, upper parts printed once or merged over their children', () => {
  expect(
    read(`
      | 支出功能分类科目编码 | < | < | 科目名称      | 本年支出合计 | 基本支出 | 项目支出 |
      | 类  | 款 | 项 | ^            | ^          | ^       | ^       |
      | 合计 | <  | < | <            | 30.00      | 10.00   | 20.00   |
      | 208 |    |    | 社会保障和就业支出 | 30.00   | 10.00   | 20.00   |
      | ^   | 05 |    | 行政事业单位养老支出 | 30.00  | 10.00   | 20.00   |
      |     |    | 01 | 行政单位离退休  | 10.00      | 10.00   |         |
      |     |    | 99 | 其他行政事业单位养老支出 | 20.00 |      | 20.00   |`),
  ).toEqual(whole)
})

test('codes in three columns, each column repeating what is above', () => {
  expect(
    read(`
      | 功能分类科目编码 | <   | <       | 本年支出合计 | 基本支出 | 项目支出 |
      | 类  | 款    | 项      | ^          | ^       | ^       |
      | 合计 | <    | <       | 30.00      | 10.00   | 20.00   |
      | 208 |       |         | 30.00      | 10.00   | 20.00   |
      |     | 20805 |         | 30.00      | 10.00   | 20.00   |
      |     |       | 2080501 | 10.00      | 10.00   |         |
      |     | 20805 | 2080599 | 20.00      |         | 20.00   |`),
  ).toEqual(whole)
})

test('codes in three columns under a header that is not merged over them', () => {
  expect(
    read(`
      | 科目编码 |  |  | 科目名称      | 本年支出合计 | 基本支出 | 项目支出 |
      | 合计 |    |    |             | 30.00      | 10.00   | 20.00   |
      | 208 |    |    | 社会保障和就业支出 | 30.00   | 10.00   | 20.00   |
      | 208 | 05 |    | 行政事业单位养老支出 | 30.00  | 10.00   | 20.00   |
      | 208 | 05 | 01 | 行政单位离退休  | 10.00      | 10.00   |         |
      | 208 | 05 | 99 | 其他行政事业单位养老支出 | 20.00 |      | 20.00   |`),
  ).toEqual(whole)
})

test('code and name in one cell', () => {
  expect(
    read(`
      | 项目                 | 本年支出合计 | 基本支出 | 项目支出 |
      | 合计                 | 30.00      | 10.00   | 20.00   |
      | 208社会保障和就业支出   | 30.00      | 10.00   | 20.00   |
      | 20805 行政事业单位养老支出 | 30.00   | 10.00   | 20.00   |
      | 2080501 行政单位离退休 | 10.00      | 10.00   |         |
      | 2080599-其他行政事业单位养老支出 | 20.00 |    | 20.00   |`),
  ).toEqual(whole)
})

test('codes as numbers of a workbook, or with spaces inside', () => {
  expect(
    read(`
      | 科目编码   | 科目名称      | 本年支出合计 | 基本支出 | 项目支出 |
      |           | 合计         | 30.00      | 10.00   | 20.00   |
      | 208.0     | 社会保障和就业支出 | 30.00   | 10.00   | 20.00   |
      | 208 05    | 行政事业单位养老支出 | 30.00 | 10.00   | 20.00   |
      | 2080501.0 | 行政单位离退休  | 10.00      | 10.00   |         |
      | 208 05 99 | 其他行政事业单位养老支出 | 20.00 |     | 20.00   |`),
  ).toEqual(whole)
})

test('names alone find their codes in the other statements of the report; the order of the listing tells equal names apart', () => {
  const result = readDrawn(
    '收入决算表',
    '单位：万元',
    table(`
      | 科目代码 | 科目名称           | 本年收入合计 | 财政拨款收入 |
      |         | 合计              | 30.00      | 30.00      |
      | 208     | 社会保障和就业支出   | 30.00      | 30.00      |
      | 20899   | 其他社会保障和就业支出 | 30.00    | 30.00      |
      | 2089999 | 其他社会保障和就业支出 | 30.00    | 30.00      |`),
    '支出决算表',
    table(`
      | 项目              | 本年支出合计 | 基本支出 | 项目支出 |
      | 合计              | 30.00      |         | 30.00   |
      | 社会保障和就业支出   | 30.00      |         | 30.00   |
      | 其他社会保障和就业支出 | 28.00     |         | 28.00   |
      | 其他社会保障和就业支出 | 29.00     |         | 29.00   |`),
  )
  expect(factsIn(result, 'expenditure')).toEqual({
    'total|total': '30.00',
    'total|project': '30.00',
    'function:208|total': '30.00',
    'function:208|project': '30.00',
    'function:20899|total': '28.00',
    'function:20899|project': '28.00',
    'function:2089999|total': '29.00',
    'function:2089999|project': '29.00',
  })
})

test('names alone find their codes in the published classification; an unknown name is a diagnostic', () => {
  const result = readDrawn(
    '支出决算表',
    '单位：万元',
    table(`
      | 项目               | 本年支出合计 | 基本支出 | 项目支出 |
      | 合计               | 30.00      | 12.00   | 18.00   |
      | 社会保障和就业支出    | 12.00      | 12.00   |         |
      | 行政事业单位养老支出  | 12.00      | 12.00   |         |
      | 机关事业单位基本养老保险缴费支出 | 12.00 | 12.00 |       |
      | 住房保障支出         | 18.00      |         | 18.00   |
      | 住房改革支出         | 18.00      |         | 18.00   |
      | 住房公积金          | 17.00      |         | 17.00   |
      | 无人知晓的科目       | 1.00       |         | 1.00    |`),
  )
  expect(Object.keys(factsIn(result, 'expenditure')).filter((key) => key.endsWith('|total'))).toEqual([
    'total|total',
    'function:208|total',
    'function:20805|total',
    'function:2080505|total',
    'function:221|total',
    'function:22102|total',
    'function:2210201|total',
  ])
  expect(
    result.diagnostics
      .filter((diagnostic) => diagnostic.code === 'number_not_placed')
      .map((diagnostic) => diagnostic.data?.['line']),
  ).toEqual([['无人知晓的科目'], ['无人知晓的科目']])
  expect(result.coverage).toMatchObject({ printed: 17, placed: 15 })
})

test('the total first or last, with the word of the header in the same column', () => {
  expect(
    read(`
      | 科目编码 | 科目名称        | 合计  | 基本支出 | 项目支出 |
      | 208     | 社会保障和就业支出 | 30.00 | 10.00  | 20.00  |
      | 合　计   | <              | 30.00 | 10.00  | 20.00  |`),
  ).toEqual({
    'function:208|total': '30.00',
    'function:208|basic': '10.00',
    'function:208|project': '20.00',
    'total|total': '30.00',
    'total|basic': '10.00',
    'total|project': '20.00',
  })
})

test('the line 无 of an otherwise empty statement is the whole', () => {
  const result = readDrawn(
    '政府性基金预算财政拨款收入支出决算表',
    '金额单位：元',
    table(`
      | 项目      | < | < | <       | 年初结转和结余 | 本年收入 | 本年支出 | <       | <       | 年末结转和结余 |
      | 功能分类科目编码 | < | < | 科目名称 | ^ | ^      | 小计    | 基本支出 | 项目支出 | ^            |
      | 类 | 款 | 项 | 栏次         | 1            | 2       | 3      | 4       | 5       | 6            |
      | ^  | ^  | ^  | 合计         |              |         |        |         |         |              |
      | 无 | <  | <  | 无           | 0            | 0       | 0      | 0       | 0       | 0            |`),
  )
  expect(factsIn(result, 'government_fund')).toEqual({
    'total|opening_balance': '0',
    'total|income': '0',
    'total|total': '0',
    'total|basic': '0',
    'total|project': '0',
    'total|closing_balance': '0',
  })
})

const basic = (drawing: string) => readDrawn('一般公共预算财政拨款基本支出决算表', '单位：万元', table(drawing))

test('an economic code has three or five digits', () => {
  const result = basic(`
      | 科目编码 | 科目名称      | 决算数 |
      | 302     | 商品和服务支出 | 9.00  |
      | 30215   | 会议费        | 8.00  |
      | 3021500 | 会议费        | 1.00  |`)
  expect(factsIn(result, 'basic_expenditure')).toEqual({
    'economic:302|amount': '9.00',
    'economic:30215|amount': '8.00',
  })
  expect(result.diagnostics).toMatchObject([{ code: 'number_not_placed', data: { raw: '1.00' } }])
})

test('an amount between code and label: the columns are not what they seem, and the line is none', () => {
  const result = basic(`
      | 科目编码 | 科目名称 | 科目名称    | 决算数 |
      | 302     |        | 商品和服务支出 | 9.00  |
      | 30201   |        | 办公费       | 1.00  |
      | 30215   | 0.00   | 会议费       | 31007 |`)
  expect(factsIn(result, 'basic_expenditure')).toEqual({
    'economic:302|amount': '9.00',
    'economic:30201|amount': '1.00',
  })
  expect(result.diagnostics).toMatchObject([{ code: 'number_not_placed', data: { why: 'run_together', raw: '31007' } }])
})

test('a label that is cut in two is not the total', () => {
  const result = basic(`
      | 人员经费 | < | < | 公用经费 | < | < |
      | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
      | 301 | 工资福利支出 | 20.00 | 302 | 商品和服务支出 | 9.00 |
      | 人员经费合 | 计 | 20.00 | 公用经费合 | 计 | 9.00 |`)
  expect(factsIn(result, 'basic_expenditure')).toEqual({
    'economic:301|amount': '20.00',
    'economic:302|amount': '9.00',
    'personnel_total|amount': '20.00',
    'public_total|amount': '9.00',
  })
})
