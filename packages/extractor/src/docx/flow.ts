import type { Paragraph } from '../document.ts'
import type { FlowCell, FlowNode, FlowTable, FlowText } from '../structure/blocks.ts'
import type { WordNode } from './model.ts'

/** Makes nested text and tables of mammoth's document model. */
export function wordFlow(nodes: readonly WordNode[] | undefined, role: Paragraph['role'] = 'body'): FlowNode[] {
  return (nodes ?? []).flatMap((node): FlowNode[] => {
    if (node.type === 'paragraph') return [wordParagraph(node, role)]
    if (node.type === 'table') return [wordTable(node)]
    return []
  })
}

function wordTable(table: WordNode): FlowTable {
  const rows = (table.children ?? []).filter((row) => row.type === 'tableRow')
  return {
    kind: 'table',
    rows: rows.map((row) =>
      (row.children ?? [])
        .filter((cell) => cell.type === 'tableCell')
        .map((cell): FlowCell => {
          return { nodes: wordFlow(cell.children), rowSpan: cell.rowSpan ?? 1, columnSpan: cell.colSpan ?? 1 }
        }),
    ),
  }
}

function wordParagraph(paragraph: WordNode, role: Paragraph['role']): FlowText {
  const lines: string[][] = [[]]
  let size = 0
  const visit = (node: WordNode) => {
    if (node.type === 'text') lines.at(-1)?.push(node.value ?? '')
    else if (node.type === 'tab') lines.at(-1)?.push('\t')
    else if (node.type === 'break') lines.push([])
    if (node.type === 'run') size = Math.max(size, node.fontSize ?? 0)
    node.children?.forEach(visit)
  }
  paragraph.children?.forEach(visit)
  return { kind: 'text', lines: lines.map((pieces) => pieces.join('')), role, ...(size === 0 ? {} : { size }) }
}
