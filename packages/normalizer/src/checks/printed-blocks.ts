import type { Cell, ExtractedDocument, Paragraph, Place, Table } from '@gongkai/extractor'
import type { Traced } from '../engine/statements.ts'
import { numberingOf } from './numbering.ts'

/** Text as the publisher printed it, in reading order: what rules on words read. Nothing that was recognised in a picture (OCR). */
export type PrintedBlock = PrintedParagraph | PrintedTable

export interface PrintedParagraph {
  readonly kind: 'paragraph'
  /** Over page breaks. */
  readonly text: string
  readonly place?: Place
}

export interface PrintedTable {
  readonly kind: 'table'
  readonly cells: readonly Pick<Cell, 'row' | 'column' | 'text' | 'place'>[]
  /** Statements of the form that stand in it. */
  readonly statements: readonly string[]
  /** Labels of its lines, without ordinals, by what they mean: `income:grand_total` is `总计`. */
  readonly labels: readonly { readonly item: string; readonly label: string }[]
}

/** The paragraphs and tables of a document whose letters are the publisher's. Running titles are left out. */
export function printedBlocks(document: ExtractedDocument, traced: readonly Traced[]): PrintedBlock[] {
  const doubtful = doubtfulPages(document)
  const segments = Map.groupBy(traced, ({ segment }) => segment.table)
  const printed: PrintedBlock[] = []
  let before: Paragraph | undefined
  for (const block of document.blocks) {
    if (block.place.in === 'page' && doubtful.has(block.place.page)) continue
    if (block.kind === 'table') {
      if (block.cells.every((cell) => cell.confidence === undefined))
        printed.push(toTable(block, segments.get(block) ?? []))
      before = undefined
      continue
    }
    if (block.role !== 'body' || block.text.trim() === '') continue
    const last = printed.at(-1)
    if (last?.kind === 'paragraph' && before && goesOn(before, block))
      printed[printed.length - 1] = { ...last, text: last.text + block.text }
    else printed.push({ kind: 'paragraph', text: block.text, place: block.place })
    before = block
  }
  return printed
}

/** Letters of another alphabet among Chinese ones: a font whose letters are not all known (`负°医保经办业ó`). */
const brokenLetters = /\p{Script=Han}[\u00c0-\u024f]|[\u00c0-\u024f]\p{Script=Han}/u

/** Pages without a text layer, or with one that is not what was printed. */
function doubtfulPages({ pages, blocks }: ExtractedDocument): ReadonlySet<number> {
  const doubtful = pages.flatMap(({ textLayer, number }) =>
    textLayer === 'absent' || textLayer === 'broken' ? number : [],
  )
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.place.in === 'page' && brokenLetters.test(block.text))
      doubtful.push(block.place.page)
  }
  return new Set(doubtful)
}

function toTable({ cells }: Table, traced: readonly Traced[]): PrintedTable {
  const statements = traced.flatMap(({ statement }) => statement?.layout.table ?? [])
  const labels = traced.flatMap(({ statement }) =>
    (statement?.reading.lines ?? []).flatMap(({ item, key }) => {
      const label = key.labels.at(0)
      return item === undefined || label === undefined ? [] : { item, label }
    }),
  )
  return { kind: 'table', cells, statements, labels }
}

/** `六、一般公共预算财政拨款基本支出决算情况说明` */
const longestHeading = 40

/** A text without an end at the foot of a page goes on with the first paragraph of the next. */
function goesOn(before: Paragraph, next: Paragraph): boolean {
  const last = (before.lines.at(-1) ?? before).place
  if (last.in !== 'page' || next.place.in !== 'page' || next.place.page !== last.page + 1) return false
  const text = before.text.trim()
  const heading = text.length < longestHeading && numberingOf(text) !== undefined
  return (
    !heading &&
    text.length >= 20 &&
    text.length <= 4000 &&
    !/[。.；;：:！？!?]$/u.test(text) &&
    /[，。；、]/u.test(next.text) &&
    numberingOf(next.text) === undefined
  )
}
