import type { Paragraph } from '@gongkai/extractor'
import { vocabularyOf } from '../vocabulary/books.ts'
import { type Prose, type ProseInput, readProse } from './read-prose.ts'

/** A few lines of the statements of a report, for sentences that name items. */
const functional = [
  { code: '201', name: '一般公共服务支出' },
  { code: '20103', name: '政府办公厅（室）及相关机构事务' },
  { code: '2010301', name: '行政运行' },
  { code: '2010350', name: '事业运行' },
  { code: '205', name: '教育支出' },
  { code: '20508', name: '进修及培训' },
  { code: '2050803', name: '培训支出' },
  { code: '208', name: '社会保障和就业支出' },
  { code: '20805', name: '行政事业单位养老支出' },
  { code: '2080505', name: '机关事业单位基本养老保险缴费支出' },
  { code: '213', name: '农林水支出' },
  { code: '21301', name: '农业农村' },
  { code: '2130101', name: '行政运行' },
]

/** Reads paragraphs of a report of 2024; sentences stand in running text, one block each. */
export function proseOf(texts: readonly string[], input: Partial<ProseInput> = {}): Prose {
  return readProse({
    paragraphs: texts.map(toParagraph),
    entity: '某市政府采购中心',
    fiscalYear: 2024,
    tableFacts: [],
    unread: new Map(),
    names: { functional, economic: [{ code: '30201', name: '办公费' }], vocabulary: vocabularyOf(2024) },
    ...input,
  })
}

/** The facts of some paragraphs as `table|item|column=value`, sorted. */
export function explained(texts: readonly string[], input: Partial<ProseInput> = {}): string[] {
  return proseOf(texts, input)
    .facts.map(({ table, item, column, value }) => `${table}|${item}|${column}=${value}`)
    .sort()
}

function toParagraph(text: string, index: number): Paragraph {
  const place = { in: 'flow', block: index + 1 } as const
  return { kind: 'paragraph', text, lines: [{ text, place }], place, role: 'body' }
}
