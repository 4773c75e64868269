import type { ExtractedDocument } from '@gongkai/extractor'
import { expect, test } from 'vitest'
import { layouts } from '../layouts/index.ts'
import { looseFigures } from './loose-figures.ts'

function documentOf(...texts: string[]): ExtractedDocument {
  const blocks = texts.map((text, i) => {
    const place = { in: 'flow', block: i + 1 } as const
    return { kind: 'paragraph', text, lines: [{ text, place }], place, role: 'body' } as const
  })
  return { format: 'docx', pages: [], blocks, diagnostics: [] }
}

test('figures under the title of a statement that stand in no table are reported and counted', () => {
  const found = looseFigures(
    documentOf('收入决算表', '单位：万元', '合计 1,120.50 980.00 140.50', '201 一般公共服务支出 140.50'),
    layouts,
  )
  expect(found.printed).toBe(4)
  expect(found.diagnostics).toMatchObject([
    { code: 'figures_outside_table', place: { block: 3 }, data: { table: 'income', numbers: 4 } },
  ])
})

test('sentences below a statement, and tables of contents, hold no loose figures', () => {
  const prose = documentOf(
    '收入决算表',
    '本年收入1,120.50万元，比上年增加12.30万元，增长1.11%。',
    '合计 1.00 2.00 3.00',
  )
  expect(looseFigures(prose, layouts)).toEqual({ printed: 0, diagnostics: [], figures: [] })
  const contents = documentOf('一、收入决算表', '二、支出决算表', '3.1 说明 4.2 说明')
  expect(looseFigures(contents, layouts).printed).toBe(0)
})
