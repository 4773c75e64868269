import { expect, test } from 'vitest'
import { named } from '../layout.ts'
import { normalize } from '../normalize.ts'
import { document, table } from '../testing/draw.ts'
import { extendLayout } from './extend-layout.ts'
import { builtIn, layouts } from './index.ts'
import { withLayouts } from './with-layouts.ts'

const mine = extendLayout(builtIn.income_expenditure_summary, {
  name: 'summary_mine',
  title: '收支一览表',
  items: { 'income:other': named('杂项进账') },
  columns: { amount: named('实数') },
  known: '上年实数',
})

test('knows all that the other knows, and the further words', () => {
  const drawn = document(
    '收支一览表',
    '单位：元',
    table(`
      | 收入           | <        | <    | 支出                 | <        | <    |
      | 项目           | 上年实数 | 实数 | 项目                 | 上年实数 | 实数 |
      | 一、事业收入   | 1.00     | 2.00 | 一、一般公共服务支出 | 4.00     | 5.00 |
      | 二、杂项进账   | 1.00     | 3.00 | 本年支出合计         | 4.00     | 5.00 |`),
  )
  const source = { sha256: '0'.repeat(64), name: 'a', format: 'docx', bytes: 1, pages: 0 } as const
  const result = normalize(drawn, { source, layouts: withLayouts(layouts, mine) })
  expect(result.facts.map(({ item, column, raw }) => `${item}|${column} ${raw}`)).toEqual([
    'income:institutional|amount 2.00',
    'function:201|amount 5.00',
    'income:other|amount 3.00',
    'expenditure:year_total|amount 5.00',
  ])
})

test('words go to the panel that declares the id, and the other layout stays as it was', () => {
  expect(mine.panels['income']?.items['income:other']?.words).toEqual(['其他收入', '杂项进账'])
  expect(mine.panels['expenditure']?.items['income:other']).toBeUndefined()
  expect(builtIn.income_expenditure_summary.panels['income']?.items['income:other']?.words).toEqual(['其他收入'])
})

test('a layout is put before the first of its statement, so that results keep their order', () => {
  const names = withLayouts(layouts, mine).map(({ name, table: id }) => name ?? id)
  expect(names.slice(0, 3)).toEqual(['summary_mine', 'income_expenditure_summary', 'income'])
})
