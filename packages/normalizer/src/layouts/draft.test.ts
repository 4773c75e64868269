import { expect, test } from 'vitest'
import { document, table } from '../testing/draw.ts'
import { draftsOf } from './draft.ts'
import { drawTable } from './draw-table.ts'
import { layouts } from './index.ts'

const unknownTable = table(`
  | 合计     | <        | 接待费用 | <        |
  | 年初安排 | 全年开支 | 年初安排 | 全年开支 |
  | 9.50     | 8.20     | 2.50     | 2.20     |`)

test('a table of which no layout knows half', () => {
  const [draft, ...more] = draftsOf(document('2024年度公务支出一览情况表', '单位：万元', unknownTable), layouts)
  expect(more).toEqual([])
  expect(draft).toMatchObject({
    number: 1,
    title: '公务支出一览情况表',
    statement: undefined,
    nearest: undefined,
    partly: false,
    unplaced: 4,
    above: ['公务支出一览情况表', '单位：万元'],
  })
  expect(draft?.header.map(({ label }) => label)).toEqual(['合计', '年初安排', '全年开支', '接待费用'])
})

test('the statement that the user names', () => {
  const [draft] = draftsOf(document('公务支出一览情况表', unknownTable), layouts, 'three_public')
  expect(draft?.statement).toBe('three_public')
})

test('a statement that is read but for some numbers', () => {
  const drawn = document(
    '支出决算表',
    '单位：元',
    table(`
      | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 备付支出 |
      | 合计     | <        | 3.00         | 2.00     | 1.00     |`),
  )
  const [draft] = draftsOf(drawn, layouts)
  expect(draft).toMatchObject({ statement: 'expenditure', partly: true, unplaced: 1 })
  expect(draft?.header.map(({ label, column }) => [label, column])).toEqual([
    ['本年支出合计', 'total'],
    ['基本支出', 'basic'],
    ['备付支出', undefined],
  ])
})

test('what is placed whole, and tables without numbers, need no draft', () => {
  const whole = table(`
    | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    | 合计     | <        | 3.00         | 2.00     | 1.00     |`)
  const words = table(`
    | 名称 | 说明 |
    | 甲   | 乙   |`)
  expect(draftsOf(document('支出决算表', '单位：元', whole, words), layouts)).toEqual([])
})

test('a drawing reads back as the table', () => {
  const drawing = `
    | a | < | b |
    | ^ | < | c |
    | d | e |   |`
  const { cells } = table(drawing)
  expect(table(drawTable(table(drawing))).cells).toEqual(cells)
})
