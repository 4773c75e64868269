import { describe, expect, test } from 'vitest'
import { assemble, toPagePart } from '../assemble.ts'
import { type Drawing, drawPage, lattice } from '../table/testing/draw-page.ts'

const paragraphs = (...pages: Drawing[]) =>
  assemble(
    'pdf',
    pages.map((page, i) => toPagePart(drawPage({ number: i + 1, ...page }))),
  ).blocks.filter((block) => block.kind === 'paragraph')

const shown = (...pages: Drawing[]) =>
  paragraphs(...pages).map(({ role, text }) => (role === 'body' ? text : `[${role}] ${text}`))

/** A line of `count` letters that fills the text from its left to its right side. */
const line = (letter: string, count = 40) => letter.repeat(count)

describe('lines of text', () => {
  test('are one paragraph as long as they fill the page, and the next begins with an indent', () => {
    const text = [
      [120, 100, line('甲', 38)],
      [100, 120, line('乙')],
      [100, 140, '到此为止。'],
      [120, 160, line('丙', 38)],
      [100, 180, '又到此为止。'],
    ] as const
    expect(shown({ text })).toEqual([`${line('甲', 38)}${line('乙')}到此为止。`, `${line('丙', 38)}又到此为止。`])
  })

  test('go on over a page break, past the page number', () => {
    const first = [
      [120, 700, line('甲', 38)],
      [100, 720, line('乙')],
      [290, 780, '- 1 -'],
    ] as const
    const second = [
      [100, 60, '到此为止。'],
      [120, 80, line('丙', 38)],
      [290, 780, '- 2 -'],
    ] as const
    const [whole] = paragraphs({ text: first }, { text: second })
    expect(whole?.text).toBe(`${line('甲', 38)}${line('乙')}到此为止。`)
    expect(whole?.lines.map(({ place }) => place)).toMatchObject([{ page: 1 }, { page: 1 }, { page: 2 }])
    expect(whole?.lines.map(({ text }) => text).join('')).toBe(whole?.text)
  })

  test('of a title do not run into the next page, however few lines the page has', () => {
    const note = [[100, 700, line('注', 40)]] as const
    const title = [[250, 60, '支出决算表']] as const
    expect(shown({ text: note }, { text: title })).toEqual([line('注', 40), '支出决算表'])
  })

  test('that stand far apart on one baseline are fields of their own', () => {
    const text = [
      [100, 100, '编制单位：某局'],
      [400, 100, '金额单位：万元'],
    ] as const
    expect(shown({ text })).toEqual(['编制单位：某局', '金额单位：万元'])
  })

  test('come in reading order whatever the drawing order, around the tables', () => {
    const rules = lattice([100, 200, 300], [200, 220, 240])
    const text = [
      [100, 300, '注：表下。'],
      [105, 234, '合计'],
      [205, 234, '1.20'],
      [105, 214, '项目'],
      [205, 214, '金额'],
      [100, 100, '表上'],
    ] as const
    const blocks = assemble('pdf', [toPagePart(drawPage({ text, rules }))]).blocks
    expect(blocks.map((block) => (block.kind === 'table' ? 'table' : block.text))).toEqual([
      '表上',
      'table',
      '注：表下。',
    ])
  })
})

describe('the edges of pages', () => {
  test('hold page numbers and running titles', () => {
    const page = (number: number) => ({
      text: [
        [200, 40, '某局2024年度部门决算'],
        [100, 300, `第${number}段的话，说到这里。`],
        [290, 780, `第 ${number} 页 共 3 页`],
      ] as const,
    })
    expect(shown(page(1), page(2), page(3))).toEqual([
      '[header] 某局2024年度部门决算',
      '第1段的话，说到这里。',
      '[footer] 第1页共3页',
      '[header] 某局2024年度部门决算',
      '第2段的话，说到这里。',
      '[footer] 第2页共3页',
      '[header] 某局2024年度部门决算',
      '第3段的话，说到这里。',
      '[footer] 第3页共3页',
    ])
  })

  test('hold titles of tables too: what is said on one page only is text', () => {
    const title = [[200, 40, '收入决算表']] as const
    expect(shown({ text: title })).toEqual(['收入决算表'])
  })
})
