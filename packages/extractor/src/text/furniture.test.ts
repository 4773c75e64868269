import { expect, test } from 'vitest'
import { findFurniture } from './furniture.ts'
import type { TextLine } from './lines.ts'

const line = (text: string, y: number, x = 50): TextLine =>
  ({ text, box: [x, y, x + 100, y + 10], baseline: y + 9, size: 10, glyphs: [] }) as unknown as TextLine
const page = (...lines: readonly TextLine[]) => ({ height: 842, lines })

test('a running title at the top of every page is a header', () => {
  const pages = ['甲表', '乙表', '丙表'].map((title) =>
    page(line('某市档案馆决算公开', 20), line(title, 60), line('— 3 —', 820)),
  )
  expect(findFurniture(pages)).toEqual(Array(3).fill(['header', 'body', 'footer']))
})

test('the end of a title that is the same on every page belongs to the text above it', () => {
  const pages = ['收入', '财政拨款支出', '项目支出'].map((title) =>
    page(line(title, 30), line('公开表', 50), line('决算表', 70)),
  )
  expect(findFurniture(pages)).toEqual(Array(3).fill(['body', 'body', 'body']))
})

test('the number of the form beside the title is furniture still', () => {
  const pages = ['甲表', '乙表', '丙表'].map((title) => page(line(title, 30), line('公开01表', 31, 400)))
  expect(findFurniture(pages)).toEqual(Array(3).fill(['body', 'header']))
})
