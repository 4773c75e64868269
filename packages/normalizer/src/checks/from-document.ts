import type { ExtractedDocument, Table } from '@gongkai/extractor'
import { factKey } from '../engine/read.ts'
import type { Statement, Traced } from '../engine/statements.ts'
import { formatDecimal, shift } from '../number/decimal.ts'
import { linesOf } from '../prose/with-prose.ts'
import type { Evaluation, Fact } from '../result.ts'
import { clean } from '../text/clean.ts'
import { powerOfUnit } from '../text/money-unit.ts'
import type { CheckInput, Reading, SeenStatement } from './input.ts'
import { printedBlocks } from './printed-blocks.ts'

/** Gathers what the checks need from a document, its statements, its facts and its self-evaluations. */
export function checkInputOf(
  document: ExtractedDocument,
  traced: readonly Traced[],
  facts: readonly Fact[],
  report: CheckInput['report'],
  evaluations: readonly Evaluation[],
  formTexts: readonly (readonly string[])[] = [],
): CheckInput {
  const paragraphs = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.role === 'body' ? { text: block.text, place: block.place } : [],
  )
  return {
    facts,
    report,
    evaluations,
    formTexts,
    paragraphs,
    printed: printedBlocks(document, traced),
    names: linesOf(traced, 'function'),
    statements: seenStatements(document, traced),
    reading: readingOf(traced, facts),
  }
}

/** One for each statement of the form; a table over several pages, or in several parts, is one. */
function seenStatements(document: ExtractedDocument, traced: readonly Traced[]): SeenStatement[] {
  const seen = new Map<string, SeenStatement>()
  for (const { segment, statement } of traced) {
    if (!statement) continue
    const { table } = statement.layout
    const earlier = seen.get(table)
    const empty = (earlier?.empty ?? true) && isEmpty(statement)
    const explanation = earlier?.explanation ?? (empty ? explanationOf(table, segment.table, document) : undefined)
    const entity = earlier?.entity ?? namedAbove(segment.surroundings)
    seen.set(table, {
      table,
      title: earlier?.title || (segment.titles.find((title) => title.layout === statement.layout)?.text ?? ''),
      empty,
      place: earlier?.place ?? segment.table.place,
      ...(explanation === undefined ? {} : { explanation }),
      ...(entity === undefined ? {} : { entity }),
    })
  }
  return [...seen.values()]
}

function isEmpty({ reading }: Statement): boolean {
  return reading.numbers.every(({ printed }) => printed.kind === 'number' && printed.value.digits === 0n)
}

/** Paragraphs after a table that may be its notes. */
const notes = 6

/** `本部门没有政府性基金收入，故本表无数据`, `本表为空表`; in a cell of the table or in a note below it. */
const explains = /(?:没有|无|未|不涉及|不存在|为空|空表|零)/u
const speaksOfTable = /(?:本表|此表|空表|数据|收支|收入|支出|拨款|预算|经费|安排)/u

/** What a statement may be called where the text explains it in a section of its own. */
const subjects: Readonly<Record<string, RegExp>> = {
  government_fund: /政府性基金/u,
  state_capital: /国有资本经营/u,
  three_public: /三公/u,
}

function explanationOf(id: string, table: Table, document: ExtractedDocument): string | undefined {
  const near = table.cells.map((cell) => cell.text).filter((text) => text.length >= 6)
  const start = document.blocks.indexOf(table)
  for (const block of document.blocks.slice(start + 1, start + 1 + notes)) {
    if (block.kind === 'table') break
    if (block.role === 'body') near.push(block.text)
  }
  const explained = near.find((text) => explains.test(text) && speaksOfTable.test(text))
  const subject = subjects[id]
  if (explained !== undefined || subject === undefined) return explained
  const texts = document.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : []))
  return texts.find((text) => subject.test(text) && explains.test(text))
}

/** `编制单位：某某局  金额单位：万元` */
function namedAbove(surroundings: readonly string[]): string | undefined {
  for (const line of surroundings) {
    const name =
      /(?:编制单位|编制部门|部门名称|单位名称|公开部门)[:：](.{4,40}?)(?:\d{4}年|金额|单位[:：]|公开|$)/u.exec(
        clean(line),
      )?.[1]
    if (name !== undefined) return name
  }
  return undefined
}

/** The place without the box: what is printed twice there is printed twice in one table. */
function sheetOf({ source }: Pick<Fact, 'source'>): string {
  switch (source.in) {
    case 'page':
      return `${source.file} ${source.page}`
    case 'sheet':
      return `${source.file} ${source.sheet}`
    case 'flow':
      return `${source.file} ${source.block}`
  }
}

/** A table states each figure once. Two values for the same one mean that a line or a column of it is something else. */
function statesTwice(fact: Fact): boolean {
  return (fact.sightings ?? []).some(
    (seen) =>
      fact.source.kind === 'table' &&
      seen.source.kind === 'table' &&
      seen.value !== fact.value &&
      sheetOf(seen) === sheetOf(fact),
  )
}

/** Cells carry a confidence exactly when their letters were recognised. */
function readingOf(traced: readonly Traced[], facts: readonly Fact[]): Reading {
  const confidence: Record<string, number> = {}
  const unplaced: string[] = []
  const doubted = new Set(facts.filter(statesTwice).map((fact) => fact.table))
  for (const { statement } of traced) {
    if (!statement) continue
    for (const { cell, place, printed } of statement.reading.numbers) {
      if (place && cell.confidence !== undefined) {
        confidence[factKey(statement.layout, place)] ??= cell.confidence
      }
      if (place || printed.kind !== 'number') continue
      const power = statement.unit && statement.layout.measure === 'money' ? powerOfUnit[statement.unit] : 0
      doubted.add(statement.layout.table)
      unplaced.push(formatDecimal(shift(printed.value, power)))
    }
  }
  return {
    digits: Object.keys(confidence).length > 0 ? 'recognised' : 'printed',
    confidence,
    unplaced,
    doubted: [...doubted],
  }
}
