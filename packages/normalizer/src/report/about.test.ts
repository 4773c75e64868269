import type { Table } from '@gongkai/extractor'
import { describe, expect, test } from 'vitest'
import { document, table } from '../testing/draw.ts'
import { aboutOf } from './about.ts'

const aboutIn = (...blocks: readonly (string | Table)[]) => aboutOf(document(...blocks), '某山市教育局').about
const namesIn = (...blocks: readonly (string | Table)[]) => aboutIn(...blocks).units?.map(({ name }) => name)

describe('whose accounts they are', () => {
  test('as the report calls itself', () => {
    expect(aboutIn('某山市教育局', '2024年度部门决算').scope).toEqual({
      of: 'department',
      raw: '2024年度部门决算',
      place: { in: 'flow', block: 2 },
    })
    expect(aboutIn('某山市第一中学2024年度单位决算公开').scope?.of).toBe('unit')
  })

  test('nothing where it says both, or neither', () => {
    expect(aboutIn('2024年度部门决算', '2024年度单位决算公开').scope).toBeUndefined()
    expect(aboutIn('2024年度部门（单位）决算').scope).toBeUndefined()
    expect(aboutIn('2024年度决算').scope).toBeUndefined()
    expect(aboutIn('二、部门决算单位构成').scope).toBeUndefined()
    expect(aboutIn('某山市教育局', '目录', '第二部分 2024年度部门决算表').scope).toBeUndefined()
    expect(aboutIn('部门决算公开相关信息统计表').scope).toBeUndefined()
  })
})

describe('the units that the accounts cover', () => {
  const introduction = '纳入某山市教育局2024年度部门决算编制范围的单位包括：'

  test('named in a sentence', () => {
    expect(namesIn('二、部门决算单位构成', `${introduction}某山市教育局（本级）、某山市第一中学。`)).toEqual([
      '某山市教育局(本级)',
      '某山市第一中学',
    ])
    expect(
      namesIn('（二）决算单位构成。2024年部门决算汇总公开单位构成包括：某山市教育局本级及某山市教研中心。'),
    ).toEqual(['某山市教育局本级', '某山市教研中心'])
    expect(namesIn('纳入2024年度决算编制范围的预算单位共1个，具体包括：某山市规划和自然资源局。')).toEqual([
      '某山市规划和自然资源局',
    ])
  })

  test('in a numbered list', () => {
    const lines = [introduction, '1.某山市教育局（本级）', '2.某山市第一中学；', '二、机构设置', '3.某山市招生办']
    expect(namesIn(...lines)).toEqual(['某山市教育局(本级)', '某山市第一中学'])
  })

  test('in a small table, with their nature', () => {
    const drawn = table(`
      | 序号 | 单位名称             | 单位性质 |
      | 1    | 某山市教育局（本级） | 行政单位 |
      | 2    | 某山市第一中学       | 事业单位 |
    `)
    expect(aboutIn(introduction, drawn).units).toMatchObject([
      { name: '某山市教育局(本级)', nature: '行政单位' },
      { name: '某山市第一中学', nature: '事业单位' },
    ])
  })

  test('nothing where the text names no bodies, or departments inside of one', () => {
    expect(namesIn('纳入2024年度部门决算编制范围的单位包括：行政经费、项目经费。')).toBeUndefined()
    expect(namesIn('本部门内设办公室、财务科。')).toBeUndefined()
    expect(namesIn('二、部门决算单位构成', '本部门没有下属单位。')).toBeUndefined()
  })

  test('a list of another length than the text says is a diagnostic', () => {
    const { about, diagnostics } = aboutOf(
      document('纳入2024年度决算编制范围的单位共3个，包括：某山市教育局、某山市第一中学。'),
      null,
    )
    expect(about.units).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'report_units_uncertain', data: { said: 3 } }])
  })
})
