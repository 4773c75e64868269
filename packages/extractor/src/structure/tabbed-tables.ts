import type { FlowNode, FlowTable, FlowText } from './blocks.ts'

/** Fewer lines, or lines of fewer fields, may be fields of a form or a table of contents. */
const fewestLines = 3
const fewestFields = 3

const figure = /^[-−]?[\d,]{1,20}(?:\.\d{1,8})?[%％]?$/

/**
 * Makes tables of lines whose fields are parted by tabs, one after the other and each with as many fields: what is left of a table that was
 * put in as text.
 *
 *     科目编码→科目名称→合计
 *     208→社会保障和就业支出→3.50
 */
export function withTabbedTables(nodes: readonly FlowNode[]): FlowNode[] {
  const result: FlowNode[] = []
  let lines: { readonly node: FlowText; readonly fields: readonly string[] }[] = []
  const close = () => {
    const table = tableOf(lines.map(({ fields }) => fields))
    if (table === undefined) for (const { node } of lines) result.push(node)
    else result.push(table)
    lines = []
  }
  for (const node of nodes) {
    for (const line of linesOf(node)) {
      const fields = line.kind === 'text' && line.role === 'body' ? fieldsOf(line) : []
      if (fields.length !== lines[0]?.fields.length) close()
      if (line.kind === 'text' && fields.length >= fewestFields) lines.push({ node: line, fields })
      else result.push(line)
    }
  }
  close()
  return result
}

/** Lines of one paragraph may be lines of a table. */
function linesOf(node: FlowNode): FlowNode[] {
  if (node.kind === 'table' || node.lines.length < fewestLines) return [node]
  const tabbed = node.lines.filter((line) => line.split('\t').length >= fewestFields).length
  return tabbed < fewestLines ? [node] : node.lines.map((line) => ({ ...node, lines: [line] }))
}

const fieldsOf = (node: FlowText): string[] => (node.lines.length === 1 ? (node.lines[0] ?? '').split('\t') : [])

/** `undefined` where few lines below the first have a figure, and none has several: then it is text set in columns. */
function tableOf(lines: readonly (readonly string[])[]): FlowTable | undefined {
  if (lines.length < fewestLines) return undefined
  const figures = lines.slice(1).map((fields) => fields.filter((field) => figure.test(field.trim())).length)
  const withFigures = figures.filter((count) => count > 0).length
  if (withFigures * 2 < lines.length && !figures.some((count) => count >= 3)) return undefined
  const rows = lines.map((fields) =>
    fields.map((field) => {
      const text: FlowText = { kind: 'text', lines: [field], role: 'body' }
      return { nodes: [text], rowSpan: 1, columnSpan: 1 }
    }),
  )
  return { kind: 'table', rows }
}
