import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explain } from '../explain.ts'
import { resultJsonSchema } from '../json-schema.ts'
import { resultSchema } from '../result.ts'
import { document, readDrawn, table } from '../testing/draw.ts'
import { version } from '../version.ts'

const report = [
  '某某市水利局',
  '2024年度部门决算',
  '支出决算表',
  '单位：万元',
  table(`
    | 项目     | <             | 本年支出合计 | 基本支出 | 项目支出 | 备注 |
    | 科目代码 | 科目名称       | ^          | ^       | ^       | ^    |
    | 栏次    | <             | 1          | 2       | 3       |      |
    | 合计    | <             | 30.00      | 10.00   | 20.00   |      |
    | 213     | 农林水支出     | 30.00      | 10.00   | 20.00   | 3.14 |
    | 2139    | 印错的代码     | 1.00       |         |         |      |`),
] as const

test('a result obeys the schema, and is the same every time', () => {
  const result = readDrawn(...report)
  expect(resultSchema.parse(result)).toEqual(result)
  expect(JSON.stringify(readDrawn(...report))).toBe(JSON.stringify(result))
  expect(result.report).toEqual({
    entity: '某某市水利局',
    fiscalYear: 2024,
    kind: 'final_accounts',
    scope: { of: 'department', raw: '2024年度部门决算', place: { in: 'flow', block: 2 } },
    divisions: ['某某市'],
    moneyUnit: '万元',
  })
})

test('the day on which a page was published is no fiscal year', () => {
  const years = (...lines: string[]) => readDrawn(...lines, ...report.slice(2)).report.fiscalYear
  expect(years('今天是2025年9月1日 星期一', '某某市水利局2024年度部门决算')).toBe(2024)
  expect(years('某某市水利局部门决算', '二〇二五年九月')).toBe(null)
})

test('a fact says where it was printed; a number without a place says why', () => {
  const result = readDrawn(...report)
  expect(result.facts[3]).toEqual({
    table: 'expenditure',
    item: 'function:213',
    column: 'total',
    value: '300000',
    unit: 'CNY',
    raw: '30.00',
    rawUnit: '万元',
    source: { in: 'flow', block: 5, row: 5, column: 3, kind: 'table' },
  })
  expect(result.coverage).toMatchObject({ printed: 8, placed: 6 })
  expect(result.diagnostics.map(({ code, place, data }) => ({ code, place, data }))).toEqual([
    {
      code: 'number_not_placed',
      place: { in: 'flow', block: 5, row: 5, column: 6 },
      data: { table: 'expenditure', why: 'unknown_column', raw: '3.14', header: ['备注'], line: ['213', '农林水支出'] },
    },
    {
      code: 'number_not_placed',
      place: { in: 'flow', block: 5, row: 6, column: 3 },
      data: { table: 'expenditure', why: 'unknown_line', raw: '1.00', header: ['本年支出合计'], line: ['印错的代码'] },
    },
  ])
})

test('an explanation tells title, layout, columns, lines and what found no place', () => {
  const [explanation] = explain(document(...report))
  expect(explanation).toMatchObject({
    title: { text: '支出决算表', foundIn: 'text' },
    statement: 'expenditure',
    foundBy: 'title',
    unit: '万元',
    unplaced: [
      { raw: '3.14', why: 'unknown_column' },
      { raw: '1.00', why: 'unknown_line' },
    ],
  })
  expect(explanation?.columns.map(({ role, header, column }) => [role, header.join(' > '), column])).toEqual([
    ['code', '项目 > 科目代码', undefined],
    ['label', '项目 > 科目名称', undefined],
    ['value', '本年支出合计', 'total'],
    ['value', '基本支出', 'basic'],
    ['value', '项目支出', 'project'],
    ['value', '备注', undefined],
  ])
  expect(explanation?.considered[0]).toMatchObject({ layout: 'expenditure', reasons: [] })
  expect(explanation?.considered.find(({ layout }) => layout === 'income')?.reasons).toContain(
    'the title is of another table: 支出决算表',
  )
})

test('the schema of a result is published as JSON Schema', () => {
  expect(resultJsonSchema()).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['facts', 'coverage', 'diagnostics']),
  })
})

test('the version is the one of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(manifest).toMatchObject({ version })
})

test('large and strange tables are read in reasonable time', () => {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `| ${2010000 + index} | 名称${index} | ${index}.50 | ${index} |`,
  )
  const wide = `| ${Array.from({ length: 400 }, (_, index) => `列${index}`).join(' | ')} |\n${`| ${Array.from({ length: 400 }, (_, index) => index).join(' | ')} |\n`.repeat(100)}`
  const started = performance.now()
  readDrawn('支出决算表', '单位：元', table(`| 科目代码 | 科目名称 | 本年支出合计 | 基本支出 |\n${rows.join('\n')}`))
  readDrawn('支出决算表', '单位：元', table(wide))
  readDrawn(table(wide))
  expect(performance.now() - started).toBeLessThan(20_000)
}, 30_000)
