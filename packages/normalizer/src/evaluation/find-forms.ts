import type { Block, Table } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import { cellsOf, type Rows, toLabel } from './form-grid.ts'
import { bodyLabel, fundColumns, headLabels, indicatorColumns, totalLabel, wholeTitle } from './words.ts'

export interface Form {
  readonly parts: readonly Rows[]
  /** The lines right above it: title, year, money unit. */
  readonly above: readonly string[]
}

const linesAbove = 3
/** No form runs over more tables. */
const mostParts = 20

/**
 * Finds the self-evaluation forms of a document. A form begins at the row with 项目名称, or, where its title says 整体支出, with the
 * name of the body; one table may hold several, and a form may go on in the next table when its 总分 has not come yet. Where the
 * name stands in a line above, the form is the whole table.
 */
export function findForms(blocks: readonly Block[]): Form[] {
  const forms: { parts: Rows[]; above: readonly string[] }[] = []
  let open: Rows[] | undefined
  let lines: string[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.role === 'body') lines = [...lines, block.text].slice(-linesAbove)
      continue
    }
    const starts = startRows(block, lines)
    const first = starts[0] ?? block.rowCount
    if (open !== undefined && first > 0) {
      if (open.length < mostParts && goesOn(open, block, first, lines)) open.push({ table: block, from: 0, to: first })
      else open = undefined
    }
    for (const [index, from] of starts.entries()) {
      const rows = { table: block, from, to: starts[index + 1] ?? block.rowCount }
      const inside = cellsOf({ table: block, from: from - linesAbove, to: from }).map(({ text }) => text)
      open = [rows]
      forms.push({ parts: open, above: [...lines, ...inside] })
    }
    lines = []
    if (open !== undefined && isComplete(open)) open = undefined
  }
  return forms.filter(({ parts }) => parts.some(hasIndicators))
}

function startRows(table: Table, lines: readonly string[]): number[] {
  const rowsOf = (label: RegExp): number[] => {
    const cells = table.cells.filter((cell) => label.test(labelOfLine(cell.text)))
    const rows = [...new Set(cells.map((cell) => cell.row))]
    return rows.filter((row, index) => index === 0 || row - (rows[index - 1] ?? 0) > 2)
  }
  const bodies = rowsOf(bodyLabel).filter((row) => isOfWhole({ table, from: row - linesAbove, to: row }, lines))
  const starts = [...rowsOf(headLabels.project), ...bodies].sort((a, b) => a - b)
  if (starts.length > 0) return starts
  const named = lines.some((line) => wholeTitle.test(clean(line)) || headLabels.project.test(labelOfLine(line)))
  const rows = { table, from: 0, to: table.rowCount }
  return named && hasIndicators(rows) && labelled(rows, fundColumns.executed) ? [0] : []
}

function labelOfLine(line: string): string {
  return toLabel(line.split(/[:：]/u)[0] ?? '')
}

/** Whether the lines or the rows above the head say that the form is of all expenditure. */
function isOfWhole(rows: Rows, lines: readonly string[]): boolean {
  const above = [...lines, ...cellsOf(rows).map(({ text }) => text)]
  return above.some((line) => wholeTitle.test(clean(line)))
}

/**
 * The next table belongs to the form when it has its columns, or repeats the head of its indicators. On the next page, with
 * nothing between, the columns are enough.
 */
function goesOn(open: readonly Rows[], next: Table, to: number, between: readonly string[]): boolean {
  const rows = { table: next, from: 0, to }
  if (hasIndicators(rows)) return true
  const last = open.at(-1)?.table
  const columns = last?.columnCount
  if (columns === next.columnCount && between.length === 0 && last?.place.in === 'page' && next.place.in === 'page')
    return next.place.page > last.place.page && open.some(hasIndicators)
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
