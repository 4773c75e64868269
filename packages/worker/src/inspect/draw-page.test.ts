import type { Glyph, Table } from '@gongkai/extractor'
import { describe, expect, test } from 'vitest'
import { drawPage, type PageView } from './draw-page.ts'

const glyph = (text: string, x0: number): Glyph => ({
  text,
  x0,
  x1: x0 + 10,
  y0: 90,
  y1: 102,
  baseline: 100,
  size: 10,
  bold: false,
})

const onPage = (page: number) => ({ in: 'page', page, box: [10, 10, 60, 30] }) as const

const table: Table = {
  kind: 'table',
  rowCount: 2,
  columnCount: 1,
  cells: [
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: 'here', place: onPage(1) },
    { row: 1, column: 0, rowSpan: 1, columnSpan: 1, text: 'overleaf', place: onPage(2) },
  ],
  place: onPage(1),
  pageBreaks: [1],
  foundBy: 'rules',
}

const view: PageView = {
  page: {
    number: 1,
    width: 595,
    height: 842,
    textLayer: 'present',
    glyphs: [glyph('决', 10), glyph('算', 20), glyph('<', 50)],
    rules: [
      { direction: 'horizontal', at: 10, from: 10, to: 60, thickness: 0.5, visible: true },
      { direction: 'vertical', at: 10, from: 10, to: 30, thickness: 0.5, visible: false },
    ],
    diagnostics: [],
  },
  tables: [{ number: 3, table }],
  paragraphs: [],
  facts: [
    {
      table: 'income',
      item: 'total',
      column: 'total',
      value: '11080000',
      unit: 'CNY',
      raw: '1,108',
      rawUnit: '万元',
      source: { in: 'page', page: 1, box: [10, 10, 60, 30], kind: 'table' },
    },
  ],
  diagnostics: [
    {
      code: 'unknown_column',
      severity: 'warning',
      message: 'no place for "5"',
      place: { in: 'page', page: 1, box: [10, 10, 60, 30] },
    },
  ],
}

describe('a drawn page', () => {
  const svg = drawPage(view)

  test('has the letters at their places, neighbours together', () => {
    expect(svg).toContain('x="10 20" y="100" font-size="10">决算</text>')
    expect(svg).toContain('x="50" y="100" font-size="10">&lt;</text>')
  })

  test('tells rules that are seen from those that nobody sees', () => {
    expect(svg).toContain('<line class="rule" x1="10" x2="60" y1="10" y2="10"')
    expect(svg).toContain('<line class="unseen" x1="10" x2="10" y1="10" y2="30"')
    expect(svg).toContain('rule nobody sees (1)')
  })

  test('tells what a fact is when the pointer rests on it', () => {
    expect(svg).toContain('<title>income | total | total = 11080000 CNY (printed 1,108 万元)</title>')
  })

  test('shows what is wrong, and where', () => {
    expect(svg).toContain('<title>unknown_column: no place for &quot;5&quot;</title>')
  })

  test('has only the cells of this page', () => {
    expect(svg).toContain('<title>cell 0,0: here</title>')
    expect(svg).not.toContain('overleaf')
  })
})
