import type { Cell } from '@gongkai/extractor'

import { clean } from '../text/clean.ts'
import { headerLabel, isSumWord } from '../text/label.ts'
import type { Grid } from './grid.ts'
import { headerCells, headerPath, type Split, splitHeader, spreadHeads, wordsInFirstLine } from './header.ts'
import { printedIn } from './printed.ts'

/** What a column is, before anything is known of the statement. */
export type ColumnRole = 'code' | 'label' | 'line' | 'value' | 'empty'

export interface Column {
  readonly index: number
  readonly role: ColumnRole
  /** Labels of the header from top to bottom. */
  readonly path: readonly string[]
  readonly headerCells: readonly Cell[]
}

/** Key columns followed by value columns: what one side of a statement consists of. */
export interface PanelColumns {
  readonly keys: readonly Column[]
  readonly values: readonly Column[]
}

export interface Structure {
  readonly grid: Grid
  readonly split: Split
  readonly columns: readonly Column[]
  readonly panels: readonly PanelColumns[]
  /** Where the columns of a statement continue on another page without its key columns: the part whose lines these are. */
  readonly lines?: { readonly of: Structure; readonly rows: ReadonlyMap<number, number> }
}

const codeHeader = /(?:编码|代码|编号)$|^(?:类|款|项)$/u
const lineHeader = /^(?:行次|序号|行号)$/u
const labelHeader =
  /^(?:项目|名称|科目|指标|内容|项目名称|单位名称|政府采购支出信息|项目\(.*\)|.*(?:科目|分类|项目)名称|支出功能分类(?:科目)?|功能分类(?:科目)?|(?:支出|部门预算|部门)?(?:经济分类)(?:科目)?|科目\(.*\))$/u
const codeText = /^\d{2,7}(?:\.0+)?$/u

/** Columns and panels of rows `from` to `to` of a grid. A part without a header takes over the columns of `inherited`. */
export function structureOf(grid: Grid, from: number, to: number, inherited?: Structure): Structure {
  const split = splitHeader(grid, from, to, inherited?.split.lastNumber)
  const headless = split.header.to === split.header.from
  if (headless && inherited && inherited.grid.columnCount === grid.columnCount) {
    return { grid, split, columns: inherited.columns, panels: inherited.panels }
  }
  const columns: Column[] = []
  const heads = spreadHeads(grid, split)
  const late = wordsInFirstLine(grid, split)
  for (let index = 0; index < grid.columnCount; index++) {
    const below = late.get(index)
    const cells = [...headerCells(heads, index), ...(below ? [below] : [])]
    const path = headerPath(cells)
    const continuesCode = columns.at(-1)?.role === 'code' && path.length === 0 && holdsCodeParts(grid, split, index)
    const role = continuesCode ? 'code' : roleOf(grid, split, index, path)
    columns.push({ index, role, path, headerCells: cells })
  }
  const panels = panelsOf(columns, (column) => contentOf(grid, split, column.index, column.path).numbers > 0)
  const lines =
    inherited && panels.every((panel) => panel.keys.length === 0) ? sameLines(split, grid, inherited) : undefined
  return lines ? { grid, split, columns, panels, lines } : { grid, split, columns, panels }
}

/**
 * Lines of a part without key columns are those of the part before, as a wide sheet is printed on pages side by side: as many,
 * or where lines without figures are left out at the end, lines of the same heights.
 */
function sameLines(split: Split, grid: Grid, before: Structure): Structure['lines'] {
  const own = bodyRows(split)
  const others = bodyRows(before.split).filter((row) => !isNote(before.grid, row))
  const same =
    own.length === others.length ||
    (own.length < others.length && own.every((row, i) => sameHeight(grid, row, before.grid, others[i])))
  return own.length >= 2 && same
    ? { of: before, rows: new Map(own.map((row, index) => [row, others[index] ?? row])) }
    : undefined
}

function bodyRows(split: Split): number[] {
  const rows: number[] = []
  for (let row = split.body.from; row < split.body.to; row++) if (!split.columnNumbers.has(row)) rows.push(row)
  return rows
}

/** `| 注：本表反映…… |` over all columns. */
function isNote(grid: Grid, row: number): boolean {
  const [text, ...others] = grid.textsOf(row)
  return text?.columnSpan === grid.columnCount && others.length === 0 && printedIn(text).kind === 'text'
}

/** Whether two rows are equally high on their pages, to what lines are thick. */
function sameHeight(grid: Grid, row: number, other: Grid, at: number | undefined): boolean {
  const [a, b] = [heightOf(grid, row), at === undefined ? undefined : heightOf(other, at)]
  return a !== undefined && b !== undefined && Math.abs(a - b) < 1.5
}

function heightOf(grid: Grid, row: number): number | undefined {
  for (let column = 0; column < grid.columnCount; column++) {
    const cell = grid.at(row, column)
    if (cell?.row === row && cell.rowSpan === 1 && cell.place.in === 'page')
      return cell.place.box[3] - cell.place.box[1]
  }
  return undefined
}

/** Header words first; where they say nothing, the content decides. */
function roleOf(grid: Grid, split: Split, index: number, path: readonly string[]): ColumnRole {
  const leaf = path.findLast((label) => !isSumWord(label)) ?? path.at(-1) ?? ''
  if (lineHeader.test(leaf)) return 'line'
  const content = contentOf(grid, split, index, path)
  const own = hasOwnHeader(grid, split, index)
  if (codeHeader.test(leaf)) return 'code'
  if (labelHeader.test(leaf))
    return content.codes > content.texts && content.texts <= 1 && content.decimals === 0 && content.codes > 1
      ? 'code'
      : 'label'
  if (content.texts > content.numbers) return 'label'
  if (leaf === '' && content.numbers === 0) return 'empty'
  if (content.consecutive >= 3 && content.consecutive === content.numbers && !own) return 'line'
  if (!own && content.codes >= 2 && content.codes === content.numbers && content.decimals === 0) return 'code'
  return 'value'
}

/**
 * Parts of codes (款, 项) in a column without a header, beside one of codes, where the header cell was not merged over them:
 *
 *     | 科目编码 |    |    | 科目名称 |
 *     | 208     | 05 | 01 | 行政单位离退休 |
 */
function holdsCodeParts(grid: Grid, split: Split, index: number): boolean {
  let parts = 0
  for (let row = split.body.from; row < split.body.to; row++) {
    const cell = grid.at(row, index)
    if (!cell || cell.column !== index || cell.text.trim() === '' || split.columnNumbers.has(row)) continue
    if (!/^\d{2}$/u.test(clean(cell.text))) return false
    parts++
  }
  return parts > 0
}

/** False under an empty header cell, or under one that it shares with its neighbours: then only the content tells the column. */
function hasOwnHeader(grid: Grid, split: Split, index: number): boolean {
  const cell = grid.at(split.header.to - 1, index)
  return split.header.to > split.header.from && cell !== undefined && cell.text.trim() !== '' && cell.columnSpan === 1
}

function contentOf(grid: Grid, split: Split, index: number, path: readonly string[]) {
  const content = { numbers: 0, decimals: 0, codes: 0, texts: 0, consecutive: 0 }
  let previous: number | undefined
  for (let row = split.body.from; row < split.body.to; row++) {
    if (split.columnNumbers.has(row)) continue
    const cell = grid.at(row, index)
    if (!cell || cell.row !== row || cell.column !== index) continue
    const printed = printedIn(cell)
    if (printed.kind === 'number' || printed.kind === 'malformed') {
      const text = clean(cell.text)
      content.numbers++
      if (/[.,]\d/u.test(text) && !codeText.test(text)) content.decimals++
      if (/^[123]\d\d(?:\d\d){0,2}(?:\.0+)?$/u.test(text)) content.codes++
      if (/^\d{1,3}$/u.test(text)) {
        if (previous === undefined || Number(text) === previous + 1) content.consecutive++
        previous = Number(text)
      }
    } else if (
      printed.kind === 'text' &&
      (cell.columnSpan === 1 || cell.columnSpan < grid.columnCount / 2) &&
      !path.includes(headerLabel(cell.text))
    )
      content.texts++
  }
  return content
}

/**
 * A panel begins with a key column that follows a value column. Line numbers (行次) stand beside their labels: what is between
 * is the head over the panel, where a table has no rules, and no column.
 */
function panelsOf(columns: readonly Column[], holdsFigures: (column: Column) => boolean): PanelColumns[] {
  const panels: { keys: Column[]; values: Column[] }[] = []
  let current: { keys: Column[]; values: Column[] } | undefined
  for (const column of columns) {
    if (column.role === 'empty') continue
    const isKey = column.role !== 'value'
    if (column.role === 'line' && current?.values.every((value) => !holdsFigures(value))) current.values = []
    if (!current || (isKey && current.values.length > 0)) {
      current = { keys: [], values: [] }
      panels.push(current)
    }
    ;(isKey ? current.keys : current.values).push(column)
  }
  return panels.filter((panel) => panel.values.length > 0)
}
