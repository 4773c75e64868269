import { expect, test } from 'vitest'
import { blocksOf, type TableBlock } from './markup.ts'
import { layTable } from './tables.ts'

/** Every character is ten points wide. */
const measure = (text: string): number => [...text].length * 10

function table(options: string, ...rows: string[]): TableBlock {
  const [block] = blocksOf([`[table widths=1,1 size=10 row=20 ${options}]`, ...rows, '[/table]'].join('\n'))
  if (block?.kind !== 'table') throw new Error('the source holds no table')
  return block
}

const texts = (part: { portions: readonly { lines: readonly string[] }[] } | undefined): string[] =>
  (part?.portions ?? []).map((portion) => portion.lines.join('/')).filter((text) => text !== '')

test('a table that fits stands on one page', () => {
  const parts = layTable(table('', '208 | 1.00', '210 | 2.00'), { width: 200, first: 100, full: 100 }, measure)
  expect(parts.map((part) => part.height)).toEqual([40])
})

test('without `cut` a row moves to the next page as a whole, and a repeated header comes first', () => {
  const rows = ['编码 | 金额', '208 | 1.00', '210 | 2.00']
  const parts = layTable(table('head=1 repeat', ...rows), { width: 200, first: 45, full: 100 }, measure)
  expect(texts(parts[1])).toEqual(['编码', '金额', '210', '2.00'])
})

test('with `cut` a row of several lines is cut by the end of the page', () => {
  const rows = ['208 | 1.00', '机关事业单位基本养老保险缴费支出 | 2.00']
  const parts = layTable(table('cut', ...rows), { width: 200, first: 40, full: 100 }, measure)
  expect(texts(parts[0])).toEqual(['208', '1.00', '机关事业单位基本养', '2.00'])
  expect(texts(parts[1])).toEqual(['老保险缴费支出'])
})
