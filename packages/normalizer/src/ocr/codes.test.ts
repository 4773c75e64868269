import type { Cell, ExtractedDocument } from '@gongkai/extractor'
import { expect, test } from 'vitest'
import { document, table } from '../testing/draw.ts'
import { vocabularyOf } from '../vocabulary/books.ts'
import { judgeCodes } from './codes.ts'

type Recognised = Readonly<Record<string, Pick<Cell, 'confidence' | 'alternatives'>>>

/** A recognised statement whose fourth line has the code to be judged. */
function statement(code: string, label: string, recognised: Recognised = {}): ExtractedDocument {
  const drawn = document(
    table(`
      | 208 | 社会保障和就业支出 | 9.00 |
      | 20805 | 行政事业单位养老支出 | 9.00 |
      | 2080501 | 行政单位离退休 | 4.00 |
      | ${code} | ${label} | 5.00 |
      | 221 | 住房保障支出 | 1.00 |
      | 22102 | 住房改革支出 | 1.00 |
      | 2210201 | 住房公积金 | 1.00 |`),
  )
  const blocks = drawn.blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, cells: block.cells.map((cell): Cell => ({ ...cell, confidence: 90, ...recognised[cell.text] })) }
      : block,
  )
  return { ...drawn, blocks }
}

const judge = (document: ExtractedDocument) => {
  const { document: judged, diagnostics } = judgeCodes(document, vocabularyOf(2024))
  const cells = judged.blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []))
  return { code: cells.find(({ row, column }) => row === 3 && column === 0), diagnostics }
}

const pension = '机关事业单位基本养老保险缴费支出'

test('a code that its name vouches for is sure', () => {
  const { code, diagnostics } = judge(statement('2080505', pension, { '2080505': { confidence: 40 } }))
  expect(code).toMatchObject({ text: '2080505', confidence: 95 })
  expect(diagnostics).toEqual([])
})

test('of two readings the one that agrees with name and parent is taken', () => {
  const { code, diagnostics } = judge(
    statement('2030505', pension, { '2030505': { confidence: 50, alternatives: ['2080505', '2090505'] } }),
  )
  expect(code).toMatchObject({ text: '2080505', reread: true, confidence: 95 })
  expect(diagnostics).toEqual([])
})

test('a code that recognition did not offer is never taken: it is doubtful', () => {
  const { code, diagnostics } = judge(statement('2030505', pension))
  expect(code).toMatchObject({ text: '2030505', confidence: 50 })
  expect(diagnostics).toMatchObject([{ code: 'code_doubtful', data: { code: '2030505', known: ['2080505'] } }])
})

test('a name that the vocabulary does not know proves nothing, while the parent is printed', () => {
  const { code, diagnostics } = judge(statement('2080577', '某项新设支出'))
  expect(code).toMatchObject({ text: '2080577', confidence: 90 })
  expect(diagnostics).toEqual([])
})

test('codes of a text layer are not judged', () => {
  const printed = document(table(`| 2030505 | ${pension} | 5.00 |`))
  expect(judgeCodes(printed, vocabularyOf(2024)).document).toBe(printed)
})
