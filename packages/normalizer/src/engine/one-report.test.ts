import { describe, expect, test } from 'vitest'
import { normalize } from '../normalize.ts'
import { type Drawn, document, factsIn, table } from '../testing/draw.ts'

/** Reads blocks whose tables stand on pages of their own, from page 4 on. */
function readPages(...blocks: readonly Drawn[]) {
  let page = 3
  const drawn = document(...blocks)
  const onPages = drawn.blocks.map((block) => {
    if (block.kind === 'paragraph') return block
    const place = { in: 'page', page: ++page, box: [0, 0, 100, 100] } as const
    return { ...block, place, cells: block.cells.map((cell) => ({ ...cell, place })) }
  })
  const source = { sha256: '0'.repeat(64), name: 'example', format: 'docx', bytes: 1, pages: 0 } as const
  return normalize({ ...drawn, blocks: onPages }, { source })
}

/** Three statements, two figures each. */
function report(value: string, ...asides: string[]): Drawn[] {
  const statement = (title: string, column: string): Drawn[] => [
    title,
    ...asides,
    '单位：万元',
    table(`
      | 科目编码 | 科目名称 | ${column} |
      | 合计 | < | ${value} |
      | 205 | 教育支出 | ${value} |`),
  ]
  return [
    ...statement('收入决算表', '本年收入合计'),
    ...statement('支出决算表', '本年支出合计'),
    ...statement('一般公共预算财政拨款支出决算表', '本年支出合计'),
  ]
}

describe('a file with several reports', () => {
  test('of bodies that are named: also a statement that only the second has, and its sentences, are none of the first', () => {
    const result = readPages(
      ...report('10', '部门：甲局'),
      ...report('3', '部门：乙中心'),
      '政府性基金预算财政拨款收入支出决算表',
      '部门：乙中心',
      '单位：万元',
      table(`
      | 科目编码 | 科目名称 | 本年支出合计 |
      | 合计 | < | 7 |`),
      '三、“三公”经费支出决算2.50万元，其中：公务接待费支出决算2.50万元。',
    )
    expect(result.facts.map(({ value }) => value)).toEqual(Array(6).fill('100000'))
    expect(result.conflicts).toEqual([])
    const told = result.diagnostics.filter(({ code }) => code === 'several_reports')
    expect(told).toMatchObject([
      { place: { page: 7 }, data: { first: '甲局', entity: '乙中心', where: 'pages 7–10', numbers: 7 } },
    ])
    expect(result.coverage).toMatchObject({ printed: 13, placed: 6 })
  })

  test('of which each is named, the first again at the end', () => {
    const result = readPages(
      ...report('10', '部门：甲局'),
      ...report('3', '部门：乙中心'),
      ...report('2', '部门：丙站'),
      '政府性基金预算财政拨款收入支出决算表',
      '部门：甲局',
      '单位：万元',
      table(`
      | 科目编码 | 科目名称 | 本年支出合计 |
      | 合计 | < | 7 |`),
    )
    expect(factsIn(result, 'government_fund')).toEqual({ 'total|total': '7' })
    expect(
      result.diagnostics.filter(({ code }) => code === 'several_reports').map(({ data }) => data?.['where']),
    ).toEqual(['pages 7–9', 'pages 10–12'])
  })

  test('without names: three statements come again with other figures', () => {
    const result = readPages(...report('10'), ...report('3'))
    expect(result.facts.map(({ value }) => value)).toEqual(Array(6).fill('100000'))
    expect(result.conflicts).toEqual([])
    const told = result.diagnostics.filter(({ code }) => code === 'several_reports')
    expect(told).toMatchObject([{ data: { first: '', entity: '', where: 'pages 7–9', numbers: 6 } }])
  })
})

describe('one report', () => {
  const told = (result: ReturnType<typeof readPages>) =>
    result.diagnostics.filter(({ code }) => code === 'several_reports')

  test('may print its statements twice', () => {
    const result = readPages(...report('10'), ...report('10'))
    expect(told(result)).toEqual([])
    expect(result.facts).toHaveLength(6)
  })

  test('may contradict itself in one statement', () => {
    const result = readPages(...report('10'), ...report('3').slice(0, 3))
    expect(told(result)).toEqual([])
    expect(result.conflicts).toHaveLength(2)
  })

  test('may name its body in two ways', () => {
    const result = readPages(...report('10', '部门：甲局'), ...report('10', '部门：某市甲某局'))
    expect(told(result)).toEqual([])
  })
})
