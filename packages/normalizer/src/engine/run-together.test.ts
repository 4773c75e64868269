import { expect, test } from 'vitest'
import { factsIn, readDrawn, table } from '../testing/draw.ts'
import { runsTogether } from './run-together.ts'

const cell = (text: string) => ({
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  text,
  place: { in: 'flow', block: 1 } as const,
})

test.each([
  '一般行政管理事务 815.21',
  '20261.50一、一般公共服务支出',
  '0.00结余分配',
  '职业年金缴费支0',
  '815.21 0.00',
])('%s was printed as more than one cell', (text) => expect(runsTogether(cell(text))).toBe(true))

test.each(['815.21', '2.5万元', '12.50元', '10%', '2080501行政单位离退休', '单价100万元以上设备', '合计', '1 234.56'])(
  '%s is one',
  (text) => expect(runsTogether(cell(text))).toBe(false),
)

const statement = (...lines: string[]) =>
  readDrawn(
    '支出决算表',
    '单位：万元',
    table(['| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |', ...lines].join('\n')),
  )
const whole = Array.from(
  { length: 20 },
  (_, i) => `| 20502${String(i).padStart(2, '0')} | 普通教育 | 1.00 | 1.00 | 0.00 |`,
)

test('no figure of a line in which figures and words run together is a fact; each is a diagnostic', () => {
  const result = statement(...whole, '| 20599 | 其他教育支出8.00 | 8.00 0.00 | 3.00 |  |')
  expect(factsIn(result, 'expenditure')).not.toHaveProperty('function:20599|basic')
  expect(result.diagnostics.map(({ data }) => data?.['raw'])).toEqual(['8.00 0.00', '3.00', '其他教育支出8.00'])
  expect(result.coverage).toMatchObject({ printed: 63, placed: 60 })
})

test('a statement whose columns run together is not read', () => {
  const result = statement(...whole.slice(0, 4), '| 20599 | 其他教育支出8.00 | 8.00 0.00 | 3.00 |  |')
  expect(result.facts).toEqual([])
  expect(result.diagnostics).toMatchObject([{ code: 'statement_not_read' }])
})

test('a table that follows a statement and cannot be read is a diagnostic', () => {
  const result = readDrawn(
    '支出决算表',
    '单位：万元',
    table(['| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |', ...whole].join('\n')),
    table(`
    | 教育支出 7.00 | 7.00 0.00 |
    | 普通教育 7.00 | 7.00 0.00 |`),
  )
  expect(result.diagnostics).toMatchObject([{ code: 'table_not_read', data: { after: 'expenditure', numbers: 2 } }])
  expect(result.coverage).toMatchObject({ printed: 62, placed: 60 })
})

test('two columns that contradict each other in one line are neither: the heads above them were lost', () => {
  const result = readDrawn(
    '支出决算表',
    '单位：万元',
    table(`
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 合计 |
    | 205 | 教育支出 | 9.00 | 4.00 | 5.00 | 1.00 |
    | 20502 | 普通教育 | 9.00 | 4.00 | 5.00 | 1.00 |`),
  )
  expect(factsIn(result, 'expenditure')).not.toHaveProperty('function:205|total')
  expect(factsIn(result, 'expenditure')).toHaveProperty('function:205|basic')
  expect(result.diagnostics.filter(({ data }) => data?.['why'] === 'unknown_column')).toHaveLength(4)
})
