import { expect, test } from 'vitest'
import { width } from '../cli/text.ts'
import { drawGrid } from './grid.ts'

const cell = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1) => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
})

const table = {
  rowCount: 3,
  columnCount: 3,
  cells: [
    cell(0, 0, '项目', 2, 1),
    cell(0, 1, '决算数', 1, 2),
    cell(1, 1, '小计'),
    cell(1, 2, '基本'),
    cell(2, 0, '合计'),
    cell(2, 1, '1,108'),
    cell(2, 2, ''),
  ],
}

test('draws merged cells as one', () => {
  expect(drawGrid(table, 80).join('\n')).toBe(
    `
┌────┬──────────┐
│项目│决算数    │
│    ├─────┬────┤
│    │小计 │基本│
├────┼─────┼────┤
│合计│1,108│    │
└────┴─────┴────┘`.trim(),
  )
})

test('wraps texts so that it fits the terminal, and loses no letter', () => {
  const long = { rowCount: 1, columnCount: 2, cells: [cell(0, 0, '一般公共预算财政拨款'), cell(0, 1, '1,112.92')] }
  const lines = drawGrid(long, 18)
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(18)
  expect(lines.join('').replace(/[^\p{L}]/gu, '')).toBe('一般公共预算财政拨款')
})

test('what a terminal would obey is not printed', () => {
  const hostile = { rowCount: 1, columnCount: 1, cells: [cell(0, 0, '\u001b[31mx')] }
  expect(drawGrid(hostile, 80).join('')).not.toContain('\u001b')
})
