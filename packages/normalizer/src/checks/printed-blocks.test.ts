import type { ExtractedDocument, Paragraph } from '@gongkai/extractor'
import { expect, test } from 'vitest'
import { printedBlocks } from './printed-blocks.ts'

function paragraph(page: number, text: string, role: Paragraph['role'] = 'body'): Paragraph {
  const place = { in: 'page' as const, page, box: [0, 0, 1, 1] as const }
  return { kind: 'paragraph', text, lines: [{ text, place }], place, role }
}

function texts(textLayer: 'present' | 'absent' | 'broken', ...blocks: readonly Paragraph[]): readonly string[] {
  const page = { width: 595, height: 842, textLayer }
  const pages = [1, 2].map((number) => ({ ...page, number }))
  const document: ExtractedDocument = { format: 'pdf', pages, blocks, diagnostics: [] }
  return printedBlocks(document, []).flatMap((block) => (block.kind === 'paragraph' ? block.text : []))
}

test('a text goes on over a page break, past running titles', () => {
  const first = '本年度一般公共预算财政拨款支出主要用于保障机构正常运转，'
  const second = '以及专项业务的开展。'
  expect(texts('present', paragraph(1, first), paragraph(1, '1', 'footer'), paragraph(2, second))).toEqual([
    first + second,
  ])
})

test('a heading at the foot of a page stands alone', () => {
  const heading = '六、一般公共预算财政拨款基本支出决算情况说明及其构成'
  expect(texts('present', paragraph(1, heading), paragraph(2, '本年度支出合计 3 万元，略。'))).toHaveLength(2)
})

test.each(['absent', 'broken'] as const)('text of a page whose text layer is %s is left out', (textLayer) => {
  expect(texts(textLayer, paragraph(1, '某某局。'))).toEqual([])
})

test('so is text in letters that the font does not tell', () => {
  expect(texts('present', paragraph(1, '负°医保经办业ó'), paragraph(1, '其他。'), paragraph(2, '合计。'))).toEqual([
    '合计。',
  ])
})
