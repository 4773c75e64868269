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

  describe('gives figures at the right side of their cells the head whose cell they stand in', () => {
    // Cells of 100 points, heads in their middle: the figures stand nearer to the next head.
    const head = (cell: number, baseline: number, text: string) =>
      [cell + 50 - 5 * text.length, baseline, text] as const
    const figure = (cell: number, baseline: number, text: string) =>
      [cell + 96 - 5 * text.length, baseline, text] as const
    const rows = (figures: (baseline: number) => Text): Text => [
      head(100, 80, '科目名称'),
      head(200, 80, '小计'),
      head(300, 80, '基本支出'),
      head(400, 80, '项目支出'),
      ...['城乡社区支出', '国有土地使用权', '土地开发支出'].flatMap((label, i) => [
        [103, 100 + 16 * i, label] as const,
        ...figures(100 + 16 * i),
      ]),
    ]

    test('where the column between them is empty', () => {
      const text = rows((at) => [figure(200, at, '491.87'), figure(400, at, '491.87')])
      expect(shown(text)).toEqual([
        [
          '科目名称 | 小计 | 基本支出 | 项目支出',
          '城乡社区支出 | 491.87 |  | 491.87',
          '国有土地使用权 | 491.87 |  | 491.87',
          '土地开发支出 | 491.87 |  | 491.87',
        ],
      ])
    })

    test('and none where figures of one length might stand at either side', () => {
      const text = rows((at) => [
        [266, at, '491.87'],
        [371, at, '491.87'],
      ])
      const [heads = '', first = ''] = shown(text)[0] ?? []
      const [filled, headed] = [first, heads].map((row) => row.split(' | ').map((cell) => cell !== ''))
      expect(filled?.filter((is, i) => is && headed?.[i])).toHaveLength(1)
    })
  })

  test('reads heads whose two letters are set apart as one', () => {
    const text: Text = [
      [130, 80, '收'],
      [170, 80, '入'],
      [100, 100, '项'],
      [130, 100, '目'],
      [230, 100, '决算数'],
      [310, 100, '预算数'],
      ...[
        ['一般公共预算', '56.66'],
        ['事业收入', '12.00'],
        ['其他收入', '1.00'],
      ].flatMap(([label = '', figure = ''], i) => [
        [100, 120 + 20 * i, label] as const,
        [240, 120 + 20 * i, figure] as const,
        [320, 120 + 20 * i, figure] as const,
      ]),
      [100, 180, '合'],
      [130, 180, '计'],
      [240, 180, '69.66'],
      [320, 180, '69.66'],
    ]
    const [table = []] = shown(text)
    expect(table.slice(0, 2)).toEqual(['收入 | < | <', '项目 | 决算数 | 预算数'])
    expect(table.at(-1)).toBe('合计 | 69.66 | 69.66')
  })

  test('has the first and the last label whole, where they are broken around their figures', () => {
    const text: Text = [
      [120, 80, '项目'],
      [220, 80, '决算数'],
      [300, 80, '预算数'],
      [100, 100, '一、一般公共预算财'],
      [220, 106, '56.66'],
      [300, 106, '56.66'],
      [100, 112, '政拨款'],
      [100, 130, '二、事业收入'],
      [220, 130, '1.00'],
      [300, 130, '1.00'],
      [100, 148, '三、附属单位上缴收'],
      [220, 154, '2.00'],
      [300, 154, '2.00'],
      [100, 160, '入'],
    ]
    expect(shown(text)).toEqual([
      [
        '项目 | 决算数 | 预算数',
        '一、一般公共预算财政拨款 | 56.66 | 56.66',
        '二、事业收入 | 1.00 | 1.00',
        '三、附属单位上缴收入 | 2.00 | 2.00',
      ],
    ])
  })

  test('has two rows where a label is indented below one that fills the column', () => {
    const text: Text = [
      ['223', '国有资本经营预算支出', 100],
      ['22301', '解决历史遗留问题支出', 104],
      ['2230105', '退休人员管理补助支出', 109],
    ].flatMap(([code = '', label = '', x = 0], i) => [
      [50, 100 + 15 * i, String(code)] as const,
      [Number(x), 100 + 15 * i, String(label)] as const,
      [300, 100 + 15 * i, '428.76'] as const,
      [360, 100 + 15 * i, '428.76'] as const,
    ])
    expect(shown(text)[0]).toHaveLength(3)
  })

  test('keeps columns apart that a single narrow line joins', () => {
    const lines = ['政务公开', '行政运行', '年末结转和结余', '年末结余', '其他支出', '事业单位']
    const text: Text = lines.flatMap((label, i) => [
      [100, 100 + 18 * i, '项目名称'] as const,
      [190 - 5 * (i === 2 ? 5 : 4), 100 + 18 * i, i === 2 ? '91.51' : '0.00'] as const,
      [194, 100 + 18 * i, label] as const,
      [300, 100 + 18 * i, '1.00'] as const,
    ])
    expect(shown(text)[0]?.[2]).toBe('项目名称 | 91.51 | 年末结转和结余 | 1.00')
  })

  test('parts the last part of a code from the name beside it', () => {
    const lines = [
      ['208', '', '', '社会保障和就业支出'],
      ['208', '05', '', '行政事业单位养老支出'],
      ['208', '05', '01', '行政单位离退休'],
      ['208', '05', '06', '职业年金缴费支出'],
    ]
    const text: Text = lines.flatMap(([class_ = '', type = '', item = '', name = ''], i) => [
      [100, 100 + 16 * i, class_] as const,
      [130, 100 + 16 * i, type] as const,
      [160, 100 + 16 * i, item] as const,
      [174, 100 + 16 * i, name] as const,
      [300, 100 + 16 * i, '56.66'] as const,
      [360, 100 + 16 * i, '56.66'] as const,
    ])
    expect(shown(text)[0]?.slice(2)).toEqual([
      '208 | 05 | 01 | 行政单位离退休 | 56.66 | 56.66',
      '208 | 05 | 06 | 职业年金缴费支出 | 56.66 | 56.66',
    ])
  })

  test('ends at the title of the next table', () => {
    const table = (top: number, total: string): Text => [
      [150, top, '财政拨款支出决算表'],
      [100, top + 20, '科目编码'],
      [180, top + 20, '科目名称'],
      [300, top + 20, '合计'],
      [360, top + 20, '基本支出'],
      ...['208', '20805', '2080505'].flatMap((code, i) => [
        [100, top + 40 + 16 * i, code] as const,
        [180, top + 40 + 16 * i, '社会保障支出'] as const,
        [300, top + 40 + 16 * i, total] as const,
        [360, top + 40 + 16 * i, total] as const,
      ]),
    ]
    expect(shown([...table(80, '56.66'), ...table(190, '12.00')])).toEqual(
      ['56.66', '12.00'].map((total) => [
        '科目编码 | 科目名称 | 合计 | 基本支出',
        ...['208', '20805', '2080505'].map((code) => `${code} | 社会保障支出 | ${total} | ${total}`),
      ]),
    )
  })
})
