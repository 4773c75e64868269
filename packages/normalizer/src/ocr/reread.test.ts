import type { Box, Cell, ExtractedDocument } from '@gongkai/extractor'
import { expect, test } from 'vitest'
import { normalize } from '../normalize.ts'
import { factsIn, document as flow, table } from '../testing/draw.ts'

/** What recognition says of a cell, by its text. */
type Recognised = Readonly<Record<string, Pick<Cell, 'confidence' | 'alternatives'>>>

/** A recognised statement on page 1: total income is general budget and other income. */
function statement(total: string, budget: string, other: string, recognised: Recognised): ExtractedDocument {
  const drawn = flow(
    '收入支出决算总表',
    '单位：万元',
    table(`
      | 收入 | < | 支出 | < |
      | 项目 | 决算数 | 项目 | 决算数 |
      | 一、一般公共预算财政拨款收入 | ${budget} | 八、社会保障和就业支出 | 9.47 |
      | 八、其他收入 | ${other} | | |
      | 本年收入合计 | ${total} | 本年支出合计 | 9.47 |`),
  )
  const onPage = (cell: Cell): Cell => {
    const box: Box = [cell.column * 100, cell.row * 20, cell.column * 100 + 100, cell.row * 20 + 20]
    return { ...cell, place: { in: 'page', page: 1, box }, confidence: 95, ...recognised[cell.text] }
  }
  return {
    ...drawn,
    format: 'pdf',
    blocks: drawn.blocks.map((block) =>
      block.kind === 'table' ? { ...block, cells: block.cells.map(onPage) } : block,
    ),
  }
}

const source = { sha256: '0'.repeat(64), name: 'scan.pdf', format: 'pdf', bytes: 1, pages: 1 } as const
const incomeOf = (result: ReturnType<typeof normalize>) => factsIn(result, 'income_expenditure_summary')

test('a reading with which the sum holds is taken, and says so', () => {
  const result = normalize(
    statement('9.47', '4.92', '1.55', { '1.55': { confidence: 45, alternatives: ['7.55', '4.55'] } }),
    { source },
  )
  expect(incomeOf(result)).toMatchObject({ 'income:other|amount': '4.55', 'income:general_budget|amount': '4.92' })
  const fact = result.facts.find(({ item }) => item === 'income:other')
  expect(fact?.source.ocr).toEqual({ confidence: 45, reread: true })
  expect(result.diagnostics.map(({ code }) => code)).not.toContain('figure_doubtful')
})

test('a value that recognition did not offer is never taken', () => {
  const result = normalize(statement('9.47', '4.92', '1.55', { '1.55': { confidence: 45, alternatives: ['7.55'] } }), {
    source,
  })
  expect(incomeOf(result)).toMatchObject({ 'income:other|amount': '1.55' })
  expect(result.diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'figure_doubtful',
      data: expect.objectContaining({ raw: '1.55', confidence: 45 }),
    }),
  )
})

test('of two readings that mend the sum as well, none is taken', () => {
  const result = normalize(
    statement('9.47', '4.92', '1.55', {
      '1.55': { confidence: 45, alternatives: ['4.55'] },
      '4.92': { confidence: 45, alternatives: ['7.92'] },
    }),
    { source },
  )
  expect(incomeOf(result)).toMatchObject({ 'income:other|amount': '1.55', 'income:general_budget|amount': '4.92' })
})

test('where the sums hold, no other reading is tried', () => {
  const result = normalize(statement('9.47', '4.92', '4.55', { '4.55': { confidence: 90, alternatives: ['1.55'] } }), {
    source,
  })
  expect(incomeOf(result)).toMatchObject({ 'income:other|amount': '4.55' })
})

test('two misread figures of different sums are both mended', () => {
  const drawn = statement('9.47', '4.92', '1.55', { '1.55': { confidence: 45, alternatives: ['4.55'] } })
  const expenditure = (cell: Cell): Cell =>
    cell.row === 2 && cell.column === 3 ? { ...cell, text: '3.47', confidence: 45, alternatives: ['9.47'] } : cell
  const blocks = drawn.blocks.map((block) =>
    block.kind === 'table' ? { ...block, cells: block.cells.map(expenditure) } : block,
  )
  expect(incomeOf(normalize({ ...drawn, blocks }, { source }))).toMatchObject({
    'income:other|amount': '4.55',
    'function:208|amount': '9.47',
  })
})
