import type { Block, ExtractedDocument } from '@gongkai/extractor'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../engine/ledger.ts'
import { statementsOf } from '../engine/statements.ts'
import { layouts } from '../layouts/index.ts'
import { paragraph, table } from '../testing/draw.ts'
import { vocabularyOf } from '../vocabulary/books.ts'
import { checkInputOf, runChecks } from './index.ts'
import type { CheckInput } from './input.ts'

function inputOf(...blocks: Block[]): CheckInput {
  const document: ExtractedDocument = { format: 'docx', pages: [], blocks, diagnostics: [] }
  const traced = statementsOf(document, layouts, 2024, vocabularyOf(2024))
  return checkInputOf(
    document,
    traced,
    ledgerOf(traced, layouts).facts,
    {
      entity: '某某市医疗保障局',
      fiscalYear: 2024,
    },
    [],
  )
}

const heading = [
  paragraph('政府性基金预算财政拨款收入支出决算表'),
  paragraph('编制单位：某某市医疗保障局'),
  paragraph('单位：万元'),
]
const grid = table(`
  | 项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余 |
  | 功能分类科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
  | 合计 | < | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 |`)

describe('what the checks are told of a document', () => {
  it('an empty statement, with the note below it', () => {
    const { statements } = inputOf(...heading, grid, paragraph('说明：本部门没有政府性基金收支，故本表无数据。'))
    expect(statements).toEqual([
      expect.objectContaining({
        table: 'government_fund',
        title: '政府性基金预算财政拨款收入支出决算表',
        entity: '某某市医疗保障局',
        empty: true,
        explanation: '说明：本部门没有政府性基金收支，故本表无数据。',
      }),
    ])
  })

  it('an explanation in the text, far from the statement', () => {
    const far = Array.from({ length: 8 }, (_, index) => paragraph(`第 ${index} 段。`))
    const input = inputOf(...heading, grid, ...far, paragraph('本部门没有发生政府性基金收支。'))
    expect(input.statements?.[0]?.explanation).toBe('本部门没有发生政府性基金收支。')
  })

  it('an empty statement without a word, in a file that has words', () => {
    const verdictOf = (...blocks: Block[]) =>
      runChecks(inputOf(...blocks)).checks.find((check) => check.rule === 'empty-statements-explained')?.verdict
    expect(verdictOf(...heading, grid, paragraph('本年度收入总计 708.44 万元。'))).toBe('inconsistent')
    expect(verdictOf(...heading, grid)).toBe('not_applicable')
  })

  it('a statement that gives two values for one figure was not understood in full', () => {
    const twice = table(`
      | 项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余 |
      | 功能分类科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
      | 合计 | < | 0.00 | 5.00 | 5.00 | 0.00 | 5.00 | 0.00 |
      | 合计 | < | 0.00 | 6.00 | 6.00 | 0.00 | 6.00 | 0.00 |`)
    expect(inputOf(...heading, twice).reading?.doubted).toEqual(['government_fund'])
    expect(inputOf(...heading, grid).reading?.doubted).toEqual([])
  })

  it('how sure recognised figures are', () => {
    const recognised = { ...grid, cells: grid.cells.map((cell) => ({ ...cell, confidence: 71 })) }
    const { reading } = inputOf(...heading, recognised)
    expect(reading?.digits).toBe('recognised')
    expect(reading?.confidence?.['government_fund|total|income']).toBe(71)
    expect(inputOf(...heading, grid).reading?.digits).toBe('printed')
  })
})
