import type { Block, Cell, ExtractedDocument, Paragraph, Table } from '@gongkai/extractor'
import { normalize } from '../normalize.ts'
import type { Result } from '../result.ts'

/**
 * Draws a table as text: one line per row, cells between bars. `<` joins a position with the cell to its left, `^` with the
 * one above.
 *
 *   | 项目     | <       | 本年支出 | <       |
 *   | 科目代码 | 科目名称 | 小计    | 基本支出 |
 */
export function table(drawing: string): Table {
  const rows = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, line.endsWith('|') ? -1 : undefined)
        .split('|')
        .map((text) => text.trim()),
    )
  const columnCount = Math.max(...rows.map((row) => row.length))
  const at = (row: number, column: number) => rows[row]?.[column] ?? ''
  const cells: Cell[] = []
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columnCount; column++) {
      const text = at(row, column)
      if (text === '<' || text === '^') continue
      let columnSpan = 1
      while (at(row, column + columnSpan) === '<') columnSpan++
      let rowSpan = 1
      while (at(row + rowSpan, column) === '^') rowSpan++
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        text,
        place: { in: 'flow', block: 1, row: row + 1, column: column + 1 },
      })
    }
  }
  return {
    kind: 'table',
    rowCount: rows.length,
    columnCount,
    cells,
    place: { in: 'flow', block: 1 },
    pageBreaks: [],
    foundBy: 'structure',
  }
}

/** A paragraph; each argument is a printed line. */
export function paragraph(...lines: string[]): Paragraph {
  const place = { in: 'flow', block: 1 } as const
  return { kind: 'paragraph', text: lines.join(''), lines: lines.map((text) => ({ text, place })), place, role: 'body' }
}

/** A running header at the top of a page. */
export function pageHeader(text: string): Paragraph {
  return { ...paragraph(text), role: 'header' }
}

/** A document of paragraphs (given as text, one line each) and tables, numbered in order. */
export function document(...blocks: readonly Drawn[]): ExtractedDocument {
  return {
    format: 'docx',
    pages: [],
    diagnostics: [],
    blocks: blocks.map((block, index) => renumber(typeof block === 'string' ? paragraph(block) : block, index + 1)),
  }
}

function renumber(block: Block, number: number): Block {
  const place = { in: 'flow', block: number } as const
  if (block.kind === 'paragraph') return { ...block, place, lines: block.lines.map((line) => ({ ...line, place })) }
  return {
    ...block,
    place,
    cells: block.cells.map((cell) => ({ ...cell, place: { ...place, row: cell.row + 1, column: cell.column + 1 } })),
  }
}

const source = { sha256: '0'.repeat(64), name: 'example', format: 'docx', bytes: 1, pages: 0 } as const

/** A block, or the text of a paragraph. */
export type Drawn = string | Block

/** Reads a drawn document. */
export function readDrawn(...blocks: readonly Drawn[]): Result {
  return normalize(document(...blocks), { source })
}

/** The facts as `table|item|column` → printed text, for comparison in tests. */
export function factsOf(result: Result): Record<string, string> {
  return Object.fromEntries(result.facts.map((fact) => [`${fact.table}|${fact.item}|${fact.column}`, fact.raw]))
}

/** The facts of one table as `item|column` → printed text. */
export function factsIn(result: Result, name: string): Record<string, string> {
  return Object.fromEntries(
    result.facts.filter((fact) => fact.table === name).map((fact) => [`${fact.item}|${fact.column}`, fact.raw]),
  )
}
