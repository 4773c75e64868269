import { describe, expect, test } from 'vitest'
import { assemble, toPagePart } from '../assemble.ts'
import { type Drawing, drawPage } from './testing/draw-page.ts'
import { showTable } from './testing/show-table.ts'

type Text = NonNullable<Drawing['text']>

const shown = (text: Text) =>
  assemble('pdf', [toPagePart(drawPage({ number: 1, text }))])
    .blocks.filter((block) => block.kind === 'table')
    .map(showTable)

describe('a table without rules', () => {
  test('has its columns where amounts and codes part the text, however close they stand', () => {
    const text: Text = [
      [100, 80, '科目编码'],
      [143, 80, '科目名称'],
      [205, 80, '本年收入合计'],
      [268, 80, '财政拨款收入'],
      [100, 100, '207'],
      [143, 100, '文化旅游体育'],
      [206, 100, '30,278,573.03'],
      [274, 100, '24,453,573.57'],
      [100, 120, '20701'],
      [143, 120, '文化和旅游'],
      [206, 120, '30,278,573.03'],
      [274, 120, '24,453,573.57'],
      [100, 140, '2070104'],
      [143, 140, '图书馆'],
      [206, 140, '18,882,326.15'],
      [274, 140, '13,057,326.69'],
    ]
    expect(shown(text)).toEqual([
      [
        '科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入',
        '207 | 文化旅游体育 | 30,278,573.03 | 24,453,573.57',
        '20701 | 文化和旅游 | 30,278,573.03 | 24,453,573.57',
        '2070104 | 图书馆 | 18,882,326.15 | 13,057,326.69',
      ],
    ])
  })

  test('shares out its columns among heads that stand on two lines, because some cells are two rows high', () => {
    // Ten columns, 40 points wide; a pair of them below each head.
    const centred = (middle: number, baseline: number, text: string) =>
      [middle - 5 * text.length, baseline, text] as const
    const pairs = [120, 200, 280, 360, 440]
    const text: Text = [
      centred(280, 60, '公务用车购置及运行费'),
      centred(120, 68, '合计'),
      centred(440, 68, '公务接待费'),
      centred(200, 76, '小计'),
      centred(280, 76, '购置费'),
      centred(360, 76, '运行费'),
      ...pairs.flatMap((middle) => [
        centred(middle - 20, 96, '预算数'),
        centred(middle + 20, 96, '决算数'),
        [middle - 32, 116, '10.00'] as const,
        [middle + 8, 116, '12.00'] as const,
      ]),
    ]
    expect(shown(text)[0]?.slice(0, 3)).toEqual([
      '|  | 公务用车购置及运行费 | < | < | < | < | < |  |',
      '合计 | < |  |  |  |  |  |  | 公务接待费 | <',
      '|  | 小计 | < | 购置费 | < | 运行费 | < |  |',
    ])
  })

  test('joins a label of two lines around the figure of its row', () => {
    const text: Text = [
      [100, 80, '项目'],
      [220, 80, '决算数'],
      [300, 80, '预算数'],
      [100, 100, '一般公共服务支出合计数'],
      [220, 100, '56.66'],
      [300, 100, '56.66'],
      [100, 124, '年初结转'],
      [220, 131, '53.75'],
      [300, 131, '53.75'],
      [100, 138, '和结余'],
      [100, 160, '总计'],
      [220, 160, '110.41'],
      [300, 160, '110.41'],
    ]
    expect(shown(text)[0]).toContain('年初结转和结余 | 53.75 | 53.75')
  })
})
