import { expect, test } from 'vitest'
import { gridOf } from './grid.ts'

test('< and ^ merge cells across and down', () => {
  const { cells } = gridOf(['项目 | < | 本年支出', '编码 | 名称 | ^'], 3, 1)
  expect(cells.map(({ text, rows, columns }) => [text, rows, columns])).toEqual([
    ['项目', 1, 2],
    ['本年支出', 2, 1],
    ['编码', 1, 1],
    ['名称', 1, 1],
  ])
})

test('missing cells are empty, full-width blanks and marked blanks stay', () => {
  const { cells } = gridOf(['708.44　 | __奖金'], 3, 1)
  expect(cells.map((cell) => cell.text)).toEqual(['708.44　', '  奖金', ''])
})

test('a row with too many cells is refused with its line', () => {
  expect(() => gridOf(['1 | 2', '1 | 2 | 3'], 2, 10)).toThrow('line 11: 3 cells for 2 columns')
})
