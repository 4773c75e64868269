import { describe, expect, test } from 'vitest'
import { type Drawn, factsOf, paragraph, readDrawn, table } from '../testing/draw.ts'
import { explained, proseOf } from './testing.ts'
import type { UnreadFigures } from './unread.ts'

const threePublic = '七、财政拨款“三公”经费支出决算情况说明'
const procurement = '（二）政府采购支出情况说明'
const basic = '六、一般公共预算财政拨款基本支出决算情况说明'

/** A statement, or a line of one, of which no more is known than the figures in it. */
function printing(key: string, ...figures: readonly string[]): UnreadFigures {
  return new Map([[key, { figures, text: figures.join('|').replaceAll(',', '') }]])
}

describe('a statement whose rows and columns could not be told', () => {
  test('a sentence gives the fact where the statement prints its figure, in whatever unit', () => {
    const unread = printing('three_public', '51,600.00', '0.00', '42000.00', '9,600.00')
    expect(explained([threePublic, '“三公”经费支出决算为5.16万元，其中：公务接待费0.96万元。'], { unread })).toEqual([
      'three_public|reception|actual=9600',
      'three_public|total|actual=51600',
    ])
  })

  test('a figure that the statement does not print is of a part, or a slip: not recorded, and told', () => {
    const unread = printing('procurement', '30.50', '20.25', '10.25')
    const read = proseOf([procurement, '政府采购支出总额18.5万元，其中：政府采购货物支出20.25万元。'], { unread })
    expect(read.facts.map(({ item, value }) => [item, value])).toEqual([['goods', '202500']])
    expect(read.diagnostics).toMatchObject([
      { code: 'prose_differs_from_table', data: { fact: 'procurement|total|amount', raw: '18.5' } },
    ])
  })

  test('figures may be rounded in the sentence; a whole number of the statement is not', () => {
    const unread = printing('three_public', '51649.27', '5')
    expect(explained([threePublic, '“三公”经费支出决算为5.16万元。'], { unread })).toHaveLength(1)
    expect(explained([threePublic, '“三公”经费支出决算为5.2万元。'], { unread })).toHaveLength(1)
    expect(explained([threePublic, '“三公”经费支出决算为5.3万元。'], { unread })).toEqual([])
  })

  test('zeros, and what not every form of the statement prints, may stand in sentences alone', () => {
    const unread = new Map([...printing('three_public', '5.16'), ...printing('procurement', '30.50')])
    expect(
      explained([threePublic, '公务接待费预算2万元，支出决算为0万元，比上年减少1万元。'], { unread }),
    ).toHaveLength(3)
    expect(
      explained([procurement, '授予中小企业合同金额21万元，政府采购支出总额比上年增加2万元。'], { unread }),
    ).toHaveLength(2)
  })

  test('where the figures of one line ran together, that line alone is in doubt', () => {
    const unread = printing('three_public|reception', '17.58', '17.58', '16.20')
    const text = '“三公”经费支出决算为20.1万元，其中：公务接待费支出决算17万元。'
    expect(explained([threePublic, text], { unread })).toEqual(['three_public|total|actual=201000'])
  })

  test('人员经费 of which the statement prints no such figure', () => {
    const unread = printing('basic_expenditure', '895.62', '110.38')
    const text = '基本支出1006万元，其中：人员经费895.62万元，公用经费108万元。'
    expect(explained([basic, text], { unread })).toEqual([
      'basic_expenditure|personnel_total|amount=8956200',
      'basic_expenditure|total|amount=10060000',
    ])
  })
})

describe('where such figures are found', () => {
  const totals = (...blocks: readonly Drawn[]): string[] =>
    ['30.5', '18.5'].map((spent) => {
      const sentences = ['2024年度部门决算情况说明', procurement, `政府采购支出总额${spent}万元。`]
      return factsOf(readDrawn(...blocks, ...sentences))['procurement|total|amount'] ?? 'none'
    })

  test('in a table of which nothing is understood', () => {
    const unknown = table(`
      | 种类 | 甲 | 乙 |
      | 第一 | 30.50 | 1.00 |
      | 第二 | 20.25 | 2.00 |`)
    expect(totals('政府采购支出情况表', '单位：万元', unknown)).toEqual(['30.5', 'none'])
  })

  test('in a table below a statement, as its next page would be, that could not be read', () => {
    const first = table(`
      | 项目 | 决算数 |
      | 货物 | 20.25 |`)
    const second = table(`
      | 甲 | 乙 |
      | 10.25 | 30.50 |`)
    expect(totals('政府采购支出情况表', '单位：万元', first, second)).toEqual(['30.5', 'none'])
  })

  test('in cells in which figures run together', () => {
    const torn = table(`
      | 种类 | 甲 |
      | 第一第二 | 1130.5020.25 |`)
    const unread = ['政府采购支出情况表', '单位：万元', torn, '2024年度部门决算情况说明', procurement]
    expect(factsOf(readDrawn(...unread, '政府采购支出总额1,130.5万元。'))['procurement|total|amount']).toBe('1,130.5')
    expect(factsOf(readDrawn(...unread, '政府采购支出总额30.6万元。'))['procurement|total|amount']).toBeUndefined()
  })

  test('in lines of text under the title', () => {
    const lines = paragraph('政府采购支出情况表', '合计 30.50', '货物 20.25', '服务 10.25')
    expect(totals(lines)).toEqual(['30.5', 'none'])
  })

  test('in none: the sentence stands', () => {
    expect(totals()).toEqual(['30.5', '18.5'])
  })
})
