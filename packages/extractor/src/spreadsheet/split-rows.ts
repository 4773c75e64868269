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

const mostTitleLines = 3

/**
 * The row of `loose` in which the title begins that ends in row `last`: it may be broken over rows of their own, and no part
 * but the last ends in 表. A last line of a table without figures may be taken along: it says nothing, and the title that
 * counts is the one that explains most.
 *
 *     | 一般公共预算财   |
 *     | 政拨款支出决算表 |
 */
function titleStart(loose: readonly SheetRow[], last: number): number {
  const end = loose[last]
  if (end === undefined || end.cells.length !== 1 || !/表$/.test(end.cells[0]?.text ?? '')) return last
  let first = last
  while (first > 0 && last - first < mostTitleLines - 1) {
    const [above, below] = [loose[first - 1], loose[first]]
    const [cell, under] = [above?.cells[0], below?.cells[0]]
    if (above?.cells.length !== 1 || cell === undefined || above.row + 1 !== below?.row) break
    if (cell.column !== under?.column || cell.columnSpan !== under.columnSpan) break
    if (
      !/^(?:20\d\d年度?)?[“"]?(?!其中|合|总|小|[一二三四五六七八九十]{1,3}、|注|说明|备注)\p{Script=Han}[^：:。；;]{0,30}$/u.test(
        cell.text,
      )
    )
      break
    if (/[表计]$/.test(cell.text)) break
    first--
  }
  return first
}

/** Notes below a table, and the title of the next: everything from the first row that is wide, apart, long,
 * labelled or the heading of a part of the report. */
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
      /^(注|说明|备注|第[一二三四五六七八九十]+部分)/.test(text)
    )
  })
  return first === -1 ? [] : loose.slice(titleStart(loose, first))
}
