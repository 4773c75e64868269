import type { Block, Paragraph, Place } from '../document.ts'
import type { Limits } from '../limits.ts'
import { joinLines, tidy, tidyLine } from '../text/reading.ts'
import { dropEmptyRows } from './drop-empty-rows.ts'
import { layOut, type StatedCell } from './grid.ts'
import { withTabbedTables } from './tabbed-tables.ts'

/** What a format without pages (Word, HTML) gives: text and tables as nested as the file has them. */
export type FlowNode = FlowText | FlowTable

export interface FlowText {
  readonly kind: 'text'
  /** As they stand in the file, cut where the file breaks the line. */
  readonly lines: readonly string[]
  readonly role: Paragraph['role']
  readonly size?: number
}

export interface FlowTable {
  readonly kind: 'table'
  readonly rows: readonly (readonly FlowCell[])[]
}

export interface FlowCell {
  readonly nodes: readonly FlowNode[]
  readonly rowSpan: number
  readonly columnSpan: number
}

/**
 * Turns nested text and tables into the blocks of a document. A table that only arranges other tables on the page is no table of its
 * own: what stands in its cells becomes blocks. A table of data may hold another one in a cell: it comes after its holder.
 *
 * @throws ReadError `limit_cells`
 */
export function flowBlocks(nodes: readonly FlowNode[], limits: Limits['sheet']): Block[] {
  const blocks: Block[] = []
  // Files nest as deep as they like: a stack of our own cannot overflow.
  const open: FlowNode[] = withTabbedTables(nodes).reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'text') {
      const paragraph = flowParagraph(node, blocks.length + 1)
      if (paragraph !== undefined) blocks.push(paragraph)
    } else {
      const table = withoutBoxes(node)
      const inner = innerTables(table)
      if (isFrame(table) || (inner.length > 0 && !holdsData(table))) {
        for (const cell of table.rows.flat().reverse()) for (const held of [...cell.nodes].reverse()) open.push(held)
      } else {
        blocks.push(flowTable(table, blocks.length + 1, limits))
        open.push(...inner.reverse())
      }
    }
  }
  return blocks
}

function flowParagraph(node: FlowText, block: number): Paragraph | undefined {
  const place: Place = { in: 'flow', block }
  const lines = node.lines.map(tidyLine).filter((text) => text !== '')
  if (lines.length === 0) return undefined
  return {
    kind: 'paragraph',
    text: joinLines(lines),
    lines: lines.map((text) => ({ text, place })),
    place,
    role: node.role,
    ...(node.size === undefined ? {} : { size: node.size }),
  }
}

function flowTable(table: FlowTable, block: number, limits: Limits['sheet']) {
  const rows = table.rows.map((cells) =>
    cells.map((cell): StatedCell => {
      const lines = cell.nodes.flatMap((node) => (node.kind === 'text' ? node.lines : []))
      const indent = indentOf(lines)
      return {
        text: tidy(joinLines(lines.map(tidy))),
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        ...(indent === 0 ? {} : { indent }),
      }
    }),
  )
  const placeOf = (row: number, column: number): Place => ({ in: 'flow', block, row: row + 1, column: column + 1 })
  return dropEmptyRows(layOut(rows, placeOf, { in: 'flow', block }, limits))
}

/** Letter widths of white space before the first letter: a full-width space is one letter wide, an ordinary one half. */
function indentOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const lead = first.slice(0, first.length - first.trimStart().length)
  let halves = 0
  for (const letter of lead) halves += letter === '\u3000' || letter === '\t' ? 2 : 1
  return Math.min(halves, 40) / 2
}

/** A table of one cell with one short text in it: the text with a box around it. */
function boxed(node: FlowNode): FlowText | undefined {
  if (node.kind === 'text' || node.rows.length !== 1 || node.rows[0]?.length !== 1) return undefined
  const [text, ...others] = node.rows[0][0]?.nodes.filter(saysSomething) ?? []
  if (text?.kind !== 'text' || others.length > 0) return undefined
  return text.lines.join('').length <= longestInBox ? text : undefined
}

const longestInBox = 60

/** Takes the boxes around single cells of a table of data away. A table that arranges the page keeps what stands in it. */
function withoutBoxes(table: FlowTable): FlowTable {
  if (!table.rows.some((cells) => cells.some((cell) => cell.nodes.some((node) => boxed(node) !== undefined))))
    return table
  const rows = table.rows.map((cells) =>
    cells.map((cell) => ({ ...cell, nodes: cell.nodes.map((node) => boxed(node) ?? node) })),
  )
  return holdsData({ kind: 'table', rows }) ? { kind: 'table', rows } : table
}

const saysSomething = (node: FlowNode): boolean =>
  node.kind === 'table' || node.lines.some((line) => line.trim() !== '')

const innerTables = (table: FlowTable): FlowTable[] =>
  table.rows.flat().flatMap((cell) => cell.nodes.filter((node): node is FlowTable => node.kind === 'table'))

const hasOwnText = (cell: FlowCell): boolean =>
  cell.nodes.some((node) => node.kind === 'text' && node.lines.some((line) => line.trim() !== '')) &&
  !cell.nodes.some((node) => node.kind === 'table')

/** No two filled cells side by side: a box drawn around text, or paragraphs as the rows of a sheet. Or columns of a page with an article in one. */
function isFrame(table: FlowTable): boolean {
  const filled = table.rows.map((cells) => cells.filter(hasOwnText))
  if (filled.every((cells) => cells.length <= 1) && innerTables(table).length === 0) return true
  return table.rows.length <= 3 && filled.flat().some((cell) => cell.nodes.length >= 8)
}

/** Three rows of two filled cells each: a frame of a page (head, menu, columns) has no such thing beside a table in it. */
const holdsData = (table: FlowTable): boolean =>
  table.rows.filter((cells) => cells.filter(hasOwnText).length >= 2).length >= 3
