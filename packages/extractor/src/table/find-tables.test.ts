import { describe, expect, test } from 'vitest'
import { assemble, toPagePart } from '../assemble.ts'
import type { Table } from '../document.ts'
import { type Drawing, drawPage, horizontal, lattice, vertical } from './testing/draw-page.ts'
import { showTable } from './testing/show-table.ts'

const read = (...pages: Drawing[]) =>
  assemble(
    'pdf',
    pages.map((page, i) => toPagePart(drawPage({ number: i + 1, ...page }))),
  )
const tablesOf = (...pages: Drawing[]): Table[] => read(...pages).blocks.filter((block) => block.kind === 'table')
const shown = (...pages: Drawing[]) => tablesOf(...pages).map(showTable)

describe('a table with rules', () => {
  test('has merged cells where no wall stands', () => {
    const rules = [...lattice([100, 300, 400], [100, 120, 140, 160]), vertical(200, 120, 160)]
    const text = [
      [110, 114, '项    目'],
      [310, 124, '金额'],
      [110, 134, '编码'],
      [210, 134, '名称'],
      [110, 154, '208'],
      [310, 154, '5056. 26'],
    ] as const
    expect(
      shown({
        rules: rules
          .filter((rule) => rule.at !== 120 || rule.direction === 'vertical')
          .concat(horizontal(120, 100, 300)),
        text,
      }),
    ).toEqual([['项目 | < | 金额', '编码 | 名称 | ^', '208 |  | 5056.26']])
  })

  test('tells rows by its rules, not by baselines: labels wrap, figures stand in the middle', () => {
    const text = [
      [105, 110, '一般公共预算财政'],
      [105, 122, '拨款收入'],
      [205, 116, '1108.00'],
      [105, 138, '其他收入'],
      [205, 138, '4.92'],
    ] as const
    expect(shown({ rules: lattice([100, 200, 300], [100, 126, 146]), text })).toEqual([
      ['一般公共预算财政拨款收入 | 1108.00', '其他收入 | 4.92'],
    ])
  })

  test.each([
    ['left and right', [vertical(200, 100, 140), ...[100, 120, 140].map((y) => horizontal(y, 100, 300))]],
    [
      'top',
      [...[100, 200, 300].map((x) => vertical(x, 100, 140)), horizontal(120, 100, 300), horizontal(140, 100, 300)],
    ],
    [
      'bottom',
      [...[100, 200, 300].map((x) => vertical(x, 100, 140)), horizontal(100, 100, 300), horizontal(120, 100, 300)],
    ],
    ['no', lattice([100, 200, 300], [100, 120, 140])],
  ])('is whole with %s side open', (_, rules) => {
    const text = [
      [105, 114, '项目'],
      [205, 114, '金额'],
      [105, 134, '合计'],
      [205, 134, '1.20'],
    ] as const
    expect(shown({ rules, text })).toEqual([['项目 | 金额', '合计 | 1.20']])
  })

  test('has one boundary where lines are double or cells have borders of their own', () => {
    const box = (x0: number, y0: number, x1: number, y1: number) => lattice([x0, x1], [y0, y1])
    const rules = [
      ...box(100, 100, 199, 119),
      ...box(201, 100, 300, 119),
      ...box(100, 121, 199, 140),
      ...box(201, 121, 300, 140),
    ]
    const text = [
      [105, 114, '项目'],
      [205, 114, '金额'],
      [105, 134, '合计'],
      [205, 134, '1.20'],
    ] as const
    expect(shown({ rules, text })).toEqual([['项目 | 金额', '合计 | 1.20']])
  })

  test('keeps a word whole that runs over the wall of its cell', () => {
    const text = [
      [105, 114, '合计'],
      [165, 114, '123456.78'],
    ] as const
    expect(shown({ rules: lattice([100, 160, 202, 250], [100, 120]), text })).toEqual([['合计 | 123456.78 |']])
  })

  test('keeps a label whole that goes on beyond a wall; two labels at one wall stay two', () => {
    const text = [
      [105, 114, '公用经费合计'],
      [205, 114, '8.45'],
      [101, 134, '其他费用'],
      [142, 134, '合计'],
      [205, 134, '9.00'],
    ] as const
    expect(shown({ rules: lattice([100, 155, 200, 250], [100, 120]), text: text.slice(0, 2) })).toEqual([
      ['公用经费合计 |  | 8.45'],
    ])
    expect(shown({ rules: lattice([100, 141.5, 200, 250], [120, 140]), text: text.slice(2) })).toEqual([
      ['其他费用 | 合计 | 9.00'],
    ])
  })

  test('is not torn by an underline inside a cell', () => {
    const text = [
      [105, 114, '项目'],
      [205, 114, '金额'],
    ] as const
    const rules = [...lattice([100, 200, 300], [100, 120]), horizontal(116, 205, 225)]
    expect(shown({ rules, text })).toEqual([['项目 | 金额']])
  })

  test('is split into its printed rows where no rules stand between them', () => {
    const text = [
      [105, 114, '编码'],
      [155, 114, '名称'],
      [255, 114, '合计'],
      [105, 134, '208'],
      [155, 134, '社会保障和就业支出'],
      [255, 134, '56.66'],
      [105, 150, '20805'],
      [155, 150, '行政事业单位养老支'],
      [155, 162, '出'],
      [255, 150, '52.06'],
      [105, 178, '2080505'],
      [155, 178, '机关养老保险'],
      [255, 178, '52.06'],
    ] as const
    const rules = lattice([100, 150, 250, 320], [100, 120, 190])
    expect(shown({ rules, text })).toEqual([
      [
        '编码 | 名称 | 合计',
        '208 | 社会保障和就业支出 | 56.66',
        '20805 | 行政事业单位养老支出 | 52.06',
        '2080505 | 机关养老保险 | 52.06',
      ],
    ])
  })

  test('closes a figure that was wider than its column', () => {
    const text = [
      [105, 110, '合计'],
      [161, 110, '5,627,31'],
      [161, 122, '4.43'],
    ] as const
    expect(shown({ rules: lattice([100, 160, 203], [100, 126]), text })).toEqual([['合计 | 5,627,314.43']])
  })

  test('is no grid of strokes within a letter', () => {
    const text = [[100, 130, '规', 36]] as const
    expect(shown({ rules: lattice([102, 110, 118, 130], [102, 112, 126]), text })).toEqual([])
  })

  test('is also found by white rules, where no others are', () => {
    const text = [
      [105, 114, '项目'],
      [205, 114, '金额'],
      [105, 134, '合计'],
      [205, 134, '1.20'],
    ] as const
    expect(shown({ rules: lattice([100, 200, 300], [100, 120, 140], false), text })).toEqual([
      ['项目 | 金额', '合计 | 1.20'],
    ])
  })
})

describe('a table without rules between its columns', () => {
  const text = [
    [100, 100, '科目编码'],
    [180, 100, '科目名称'],
    [395, 86, '本年支出'],
    [330, 100, '合计'],
    [400, 100, '基本支出'],
    [470, 100, '项目支出'],
    [100, 120, '208'],
    [180, 120, '社会保障和就业支出'],
    [330, 120, '56.66'],
    [400, 120, '51.12'],
    [470, 120, '5.54'],
    [100, 140, '20805'],
    [180, 140, '行政事业单位养老支出'],
    [330, 140, '52.06'],
    [470, 140, '52.06'],
    [100, 160, '2080505'],
    [180, 160, '养老保险缴费支出'],
    [330, 160, '4.60'],
    [400, 160, '4.60'],
  ] as const
  const expected = [
    '|  | 本年支出 | < | <',
    '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
    '208 | 社会保障和就业支出 | 56.66 | 51.12 | 5.54',
    '20805 | 行政事业单位养老支出 | 52.06 |  | 52.06',
    '2080505 | 养老保险缴费支出 | 4.60 | 4.60 |',
  ]

  test('is found by alignment', () => {
    expect(shown({ text })).toEqual([expected])
  })

  test('is found between horizontal rules', () => {
    const rules = [70, 105, 170].map((y) => horizontal(y, 95, 520))
    expect(shown({ text, rules })).toEqual([expected])
  })

  test('is no table of contents and no page of prose', () => {
    const contents = ['一、收入支出决算总表', '二、收入决算表', '三、支出决算表', '四、财政拨款收入支出决算总表']
    const lines = contents.flatMap((title, i) => [
      [100, 100 + 20 * i, title] as const,
      [480, 100 + 20 * i, `${i + 5}`] as const,
    ])
    expect(shown({ text: lines })).toEqual([])
  })
})

describe('a table over two pages', () => {
  const rules = lattice([100, 150, 250, 320], [40, 60, 80])
  const head = [
    [105, 54, '编码'],
    [155, 54, '名称'],
    [255, 54, '合计'],
  ] as const
  const first = [...head, [105, 74, '208'], [155, 74, '社会保障和就业支'], [255, 74, '56.66']] as const

  test('is one, and a repeated header is said once', () => {
    const second = [...head, [105, 74, '20805'], [155, 74, '养老支出'], [255, 74, '52.06']] as const
    const tables = tablesOf({ text: first, rules }, { text: second, rules })
    expect(tables.map(showTable)).toEqual([
      ['编码 | 名称 | 合计', '208 | 社会保障和就业支 | 56.66', '20805 | 养老支出 | 52.06'],
    ])
    expect(tables[0]?.pageBreaks).toEqual([2])
    expect(tables[0]?.cells.at(-1)?.place).toMatchObject({ page: 2 })
  })

  test('has one row where the page break cut it', () => {
    const second = [
      [155, 54, '出'],
      [105, 74, '20805'],
      [155, 74, '养老支出'],
      [255, 74, '52.06'],
    ] as const
    const full = [...head, [105, 74, '208'], [155, 74, '社会保障和就业支'], [255, 74, '56.66']] as const
    expect(
      shown(
        {
          text: full.map(([x, y, t]) =>
            x === 155 && y === 74 ? ([155, 74, '各项社会保障和就业'] as const) : ([x, y, t] as const),
          ),
          rules,
        },
        { text: second, rules },
      ),
    ).toEqual([['编码 | 名称 | 合计', '208 | 各项社会保障和就业出 | 56.66', '20805 | 养老支出 | 52.06']])
  })

  test('has one figure where its column and the page break it', () => {
    const [above, below] = [[...head, [105, 74, '208'], [155, 74, '社会保障'], [255, 74, '15,665,3']] as const, '10.79']
    const second = (figure: string) =>
      [
        [255, 54, figure],
        [105, 74, '20805'],
        [155, 74, '养老支出'],
        [255, 74, '52.06'],
      ] as const
    expect(shown({ text: above, rules }, { text: second(below), rules })).toEqual([
      ['编码 | 名称 | 合计', '208 | 社会保障 | 15,665,310.79', '20805 | 养老支出 | 52.06'],
    ])
    expect(shown({ text: above, rules }, { text: second('4,108.79'), rules })[0]).toContain('208 | 社会保障 | 15,665,3')
  })

  test('leaves out a header repeated in part', () => {
    const clipped = [
      [105, 54, '编码'],
      [155, 54, '科目名称（'],
      [255, 54, '合计'],
      [105, 74, '20805'],
      [155, 74, '养老支出'],
      [255, 74, '52.06'],
    ] as const
    const whole = [
      [105, 54, '编码'],
      [155, 54, '科目名称（按功'],
      [255, 54, '合计'],
      [105, 74, '208'],
      [155, 74, '社会保障'],
      [255, 74, '56.66'],
    ] as const
    expect(shown({ text: whole, rules }, { text: clipped, rules })).toEqual([
      ['编码 | 科目名称（按功 | 合计', '208 | 社会保障 | 56.66', '20805 | 养老支出 | 52.06'],
    ])
  })

  test('keeps a line of its own that has no figures', () => {
    const second = [
      [155, 54, '九、卫生健康支出'],
      [155, 74, '十、节能环保支出'],
    ] as const
    expect(shown({ text: first, rules }, { text: second, rules })[0]).toEqual([
      '编码 | 名称 | 合计',
      '208 | 社会保障和就业支 | 56.66',
      '| 九、卫生健康支出 |',
      '| 十、节能环保支出 |',
    ])
  })

  test('has whole heads where the page break went through them', () => {
    const above = [
      [105, 54, '科目'],
      [155, 54, '科目名称（按'],
      [255, 54, '本年支'],
    ] as const
    const below = [
      [105, 54, '编码'],
      [155, 54, '功能）'],
      [255, 54, '出合计'],
      [105, 74, '208'],
      [155, 74, '社会保障'],
      [255, 74, '56.66'],
    ] as const
    const foot = lattice([100, 150, 250, 320], [40, 60])
    expect(shown({ text: above, rules: foot }, { text: below, rules })).toEqual([
      ['科目编码 | 科目名称（按功能） | 本年支出合计', '^ | ^ | ^', '208 | 社会保障 | 56.66'],
    ])
  })

  test('has a header of its own rows where the page break went between them', () => {
    const above = [
      [105, 54, '项目'],
      [255, 54, '本年支出'],
    ] as const
    const below = [
      [105, 54, '编码'],
      [155, 54, '名称'],
      [255, 54, '合计'],
      [105, 74, '208'],
      [155, 74, '社会保障'],
      [255, 74, '56.66'],
    ] as const
    const foot = lattice([100, 250, 320], [40, 60])
    expect(shown({ text: above, rules: foot }, { text: below, rules })).toEqual([
      ['项目 | < | 本年支出', '编码 | 名称 | 合计', '208 | 社会保障 | 56.66'],
    ])
  })

  test('without rules is one where the repeated header stands so high above its rows that it seems to be text', () => {
    const heads = (at: number) =>
      [
        [100, at, '科目编码'],
        [180, at, '科目名称'],
        [300, at, '本年支出合计'],
        [380, at, '基本支出'],
      ] as const
    const row = (at: number, code: string) =>
      [
        [100, at, code],
        [180, at, '社会保障支出'],
        [310, at, '56.66'],
        [390, at, '56.66'],
      ] as const
    const pages = [
      { text: [...heads(60), ...row(80, '208'), ...row(100, '20805'), ...row(120, '2080501')] },
      { text: [...heads(60), ...row(140, '210'), ...row(160, '21011'), ...row(180, '2101101')] },
    ]
    expect(shown(...pages)).toHaveLength(1)
    expect(shown(...pages)[0]).toHaveLength(7)
  })

  test('is two where a title stands between', () => {
    const second = [
      [200, 30, '支出决算表'],
      ...head,
      [105, 74, '20805'],
      [155, 74, '养老支出'],
      [255, 74, '52.06'],
    ] as const
    expect(shown({ text: first, rules }, { text: second, rules })).toHaveLength(2)
  })

  test('has no empty row at the end of a page', () => {
    const longer = lattice([100, 150, 250, 320], [40, 60, 80, 100])
    const second = [
      [105, 54, '20805'],
      [155, 54, '养老支出'],
      [255, 54, '52.06'],
    ] as const
    expect(shown({ text: first, rules: longer }, { text: second, rules })[0]).toEqual([
      '编码 | 名称 | 合计',
      '208 | 社会保障和就业支 | 56.66',
      '20805 | 养老支出 | 52.06',
    ])
  })
})
