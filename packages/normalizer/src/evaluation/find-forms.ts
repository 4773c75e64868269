import type { Block, Table } from '@gongkai/extractor'
import { cellsOf, type Rows, toLabel } from './form-grid.ts'
import { headLabels, indicatorColumns, totalLabel } from './words.ts'

export interface Form {
  readonly parts: readonly Rows[]
  /** The text right above it: title, year, money unit. */
  readonly above: string
}

const linesAbove = 3
/** No form runs over more tables. */
const mostParts = 20

/**
 * Finds the self-evaluation forms of a document. A form begins at the row with 项目名称; one table may hold several, and a
 * form may go on in the next table when its 总分 has not come yet.
 */
export function findForms(blocks: readonly Block[]): Form[] {
  const forms: { parts: Rows[]; above: string }[] = []
  let open: Rows[] | undefined
  let lines: string[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines = [...lines, block.text].slice(-linesAbove)
      continue
    }
    const starts = startRows(block)
    const first = starts[0] ?? block.rowCount
    if (open !== undefined && first > 0) {
      if (open.length < mostParts && goesOn(open, block, first)) open.push({ table: block, from: 0, to: first })
      else open = undefined
    }
    for (const [index, from] of starts.entries()) {
      const rows = { table: block, from, to: starts[index + 1] ?? block.rowCount }
      const inside = cellsOf({ table: block, from: from - linesAbove, to: from }).map(({ text }) => text)
      open = [rows]
      forms.push({ parts: open, above: [...lines, ...inside].join('') })
    }
    lines = []
    if (open !== undefined && isComplete(open)) open = undefined
  }
  return forms.filter(({ parts }) => parts.some(hasIndicators))
}

function startRows(table: Table): number[] {
  const rows = table.cells.filter((cell) => headLabels.project.test(toLabel(cell.text.split(/[:：]/u)[0] ?? '')))
  const starts = [...new Set(rows.map((cell) => cell.row))]
  return starts.filter((row, index) => index === 0 || row - (starts[index - 1] ?? 0) > 2)
}

/** The next table belongs to the form when it has its columns, or repeats the head of its indicators. */
function goesOn(open: readonly Rows[], next: Table, to: number): boolean {
  const rows = { table: next, from: 0, to }
  if (hasIndicators(rows)) return true
  const columns = open.at(-1)?.table.columnCount
  return columns === next.columnCount && (labelled(rows, totalLabel) || labelled(rows, /指标/u))
}

function hasIndicators(rows: Rows): boolean {
  return labelled(rows, indicatorColumns.level1) || labelled(rows, indicatorColumns.level3)
}

/** The total of the scores has come. 合计 is also said of the funds: only what stands below the head of the indicators counts. */
function isComplete(form: readonly Rows[]): boolean {
  let below = false
  for (const rows of form) {
    const head = rowsWith(rows, indicatorColumns.level1)[0]
    if (rowsWith(rows, totalLabel).some((row) => below || (head !== undefined && row > head))) return true
    below ||= head !== undefined
  }
  return false
}

function labelled(rows: Rows, label: RegExp): boolean {
  return rowsWith(rows, label).length > 0
}

function rowsWith(rows: Rows, label: RegExp): number[] {
  return cellsOf(rows)
    .filter((cell) => label.test(toLabel(cell.text)))
    .map((cell) => cell.row)
}
