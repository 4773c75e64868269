import type { SheetRow } from './visible-rows.ts'

/** A part of a sheet: lines of text, or the rows of one table. */
export type SheetPart =
  | { readonly kind: 'lines'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'table'; readonly rows: readonly SheetRow[] }

/** Titles and fields (`编制单位：…`, `单位：万元`) stand in few cells. */
const mostFields = 4

/**
 * Parts a sheet into tables and the lines of text around them. Several statements may stand on one sheet below each other:
 *
 *     | 收入决算表 (merged)             |   line
 *     | 公开02表 |        | 单位：万元  |   line
 *     | 项目     | 合计   | ...         |   table
 *     | ...                             |
 *     | 注：...                         |   line
 *     |                                 |
 *     | 支出决算表 (merged)             |   line
 *     | 项目     | 合计   | ...         |   table
 *
 * A row is loose when it can be a line of text: one cell, or few cells with a labelled field among them. Loose rows before the first and
 * after the last table row are lines. Between table rows they are lines only when a title is among them: a label without figures
 * looks just the same.
 */
export function splitRows(rows: readonly SheetRow[]): SheetPart[] {
  const width = Math.max(0, ...rows.map((row) => Math.max(...row.cells.map((cell) => cell.column + cell.columnSpan))))
  const parts: SheetPart[] = []
  let table: SheetRow[] = []
  let loose: SheetRow[] = []
  const closeTable = () => {
    if (table.length > 0) parts.push({ kind: 'table', rows: table })
    table = []
  }
  const closeLines = () => {
    if (loose.length > 0) parts.push({ kind: 'lines', rows: loose })
    loose = []
  }
  const closeStatement = () => {
    const lines = trailingLines(loose, table.length > 0, before, width)
    table.push(...loose.slice(0, loose.length - lines.length))
    closeTable()
    loose = lines
    closeLines()
  }
  let coveredTo = 0
  let before: SheetRow | undefined
  for (const row of rows) {
    // A row beside a cell that reaches down from above belongs to its table.
    const beside = row.row < coveredTo
    if (!beside && isLoose(row)) loose.push(row)
    else {
      if (table.length === 0) closeLines()
      else if (loose.some((candidate, i) => isTitle(candidate, loose[i - 1] ?? before, width)) && !hasNumber(row)) {
        closeStatement()
      } else {
        table.push(...loose)
        loose = []
      }
      table.push(row)
      before = row
    }
    for (const cell of row.cells) coveredTo = Math.max(coveredTo, row.row + cell.rowSpan)
  }
  closeStatement()
  return parts
}

const isNumber = (text: string): boolean => /^[-+(（]?[\d,.]+[)）%％]?$/.test(text)
const hasNumber = (row: SheetRow): boolean => row.cells.some((cell) => isNumber(cell.text))
const isField = (text: string): boolean => /^(?!其中)[^：:]{1,12}[：:]/.test(text)

function isLoose(row: SheetRow): boolean {
  if (hasNumber(row) || row.cells.length > mostFields) return false
  return row.cells.length === 1 || row.cells.some((cell) => isField(cell.text))
}

const isWide = (row: SheetRow, width: number): boolean =>
  row.cells.length === 1 && (row.cells[0]?.columnSpan ?? 1) >= Math.max(2, width / 2)

/** A line that ends in 表 (statement), its number or part in brackets after it, or a wide line after an empty row. */
function isTitle(row: SheetRow, before: SheetRow | undefined, width: number): boolean {
  const text = row.cells[0]?.text ?? ''
  if (row.cells.length !== 1) return false
  if (text.length <= 60 && /表([（(][^（）()]{1,12}[)）])?$/.test(text)) return true
  return isWide(row, width) && before !== undefined && row.row > before.row + 1
}

/** Notes below a table, and the title of the next: everything from the first row that is wide, apart, long or labelled. */
function trailingLines(
  loose: SheetRow[],
  afterTable: boolean,
  before: SheetRow | undefined,
  width: number,
): SheetRow[] {
  if (!afterTable) return loose
  const first = loose.findIndex((row, i) => {
    const text = row.cells[0]?.text ?? ''
    const previous = loose[i - 1] ?? before
    const apart = previous !== undefined && row.row > previous.row + 1
    return (
      apart ||
      isWide(row, width) ||
      isTitle(row, previous, width) ||
      text.length > 30 ||
      isField(text) ||
      /^(注|说明|备注)/.test(text)
    )
  })
  return first === -1 ? [] : loose.slice(first)
}
