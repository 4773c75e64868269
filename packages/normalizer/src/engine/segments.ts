import type { ExtractedDocument, Place, Table } from '@gongkai/extractor'
import type { Layout } from '../layout.ts'
import { clean } from '../text/clean.ts'
import { type Grid, gridOf } from './grid.ts'
import { matchTitle, nearestTitle, otherTitle, type TitleMatch, titleLines } from './title.ts'

/** A part of a table that may be a statement, with the texts that may name it. */
export interface Segment {
  readonly table: Table
  /** Number of the table in the document, counted from 0. */
  readonly index: number
  readonly grid: Grid
  /** Rows of the grid, without the rows that hold its title, unit and the like. */
  readonly from: number
  readonly to: number
  readonly titles: readonly TitleMatch[]
  /** A title near the segment that no layout knows. */
  readonly otherTitle: string | undefined
  readonly titleFoundIn: 'text' | 'table' | 'page header' | 'sheet name' | 'nowhere'
  /** Texts near the segment in which its unit may be declared: above the table, and its own first rows. */
  readonly surroundings: readonly string[]
}

/**
 * Cuts a document into segments: a table in which further titles stand holds several statements; one that holds nothing but
 * title, unit and the like belongs to the text above the next.
 */
export function segmentsOf(document: ExtractedDocument, layouts: readonly Layout[]): Segment[] {
  const segments: Segment[] = []
  const pageHeaders = new Map<string, string[]>()
  let headerIsUsed = false
  let lines: string[] = []
  let index = 0
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      const texts = block.lines.length > 0 ? block.lines.map((line) => line.text) : [block.text]
      if (block.role === 'body') lines.push(...texts)
      else if (block.role === 'header') {
        const surface = surfaceOf(block.place)
        if (surface === 'flow' && headerIsUsed) pageHeaders.delete(surface)
        headerIsUsed = false
        pageHeaders.set(surface, [...(pageHeaders.get(surface) ?? []), ...texts])
      }
      continue
    }
    const header = pageHeaders.get(surfaceOf(block.place)) ?? []
    headerIsUsed = true
    const found = segmentsOfTable(block, index++, lines, header, layouts)
    if (found.length > 0) {
      segments.push(...found)
      lines = []
    } else lines.push(...titleRows(block))
  }
  return segments
}

/** The page or sheet on which something stands; running text has none, there the last header counts. */
function surfaceOf(place: Place): string {
  return place.in === 'page' ? `page ${place.page}` : place.in === 'sheet' ? `sheet ${place.sheet}` : 'flow'
}

function segmentsOfTable(
  table: Table,
  index: number,
  above: readonly string[],
  pageHeader: readonly string[],
  layouts: readonly Layout[],
): Segment[] {
  const grid = gridOf(table)
  let starts: { row: number; below?: number; titles: TitleMatch[]; other?: string | undefined }[] = []
  for (let row = 0; row < grid.rowCount; row++) {
    const titles = titleInRow(grid, row, layouts)
    const other = titles.length > 0 ? undefined : otherTitleInRow(grid, row)
    if (titles.length > 0 || other !== undefined || beginsAfterNote(grid, row) || beginsCounts(grid, row))
      starts.push({ row, titles, other })
  }
  if (!hasContent(grid, 0, grid.rowCount, layouts)) return []
  const broken = brokenTitle(grid, layouts)
  // The last row of it alone may read like the title of another statement: 财政拨款收入 + 支出决算总表.
  const explained = (titles: readonly TitleMatch[]) => titles[0]?.length ?? 0
  if (
    broken &&
    !starts.some(({ row, titles }) => row < broken.below && explained(titles) >= explained(broken.titles))
  ) {
    starts = [{ row: 0, ...broken }, ...starts.filter((start) => start.row >= broken.below)]
  }
  // Rows before the first title inside the table are a segment of their own, unless nothing but asides stands there.
  const first = starts[0]
  if (!first || hasContent(grid, 0, first.row)) starts.unshift({ row: 0, titles: [] })
  else first.row = 0

  const sheet = table.place.in === 'sheet' ? [table.place.sheet] : []
  return starts.map((start, at) => {
    const to = starts[at + 1]?.row ?? grid.rowCount
    const from = skipAsides(grid, start.below ?? start.row, to, layouts)
    const own = rowTexts(grid, start.row, Math.min(from + 3, to))
    const outside = at === 0 ? above : []
    const tried = [
      ['table', start.titles],
      ['text', nearestTitle(outside, layouts)],
      ['page header', at === 0 ? nearestTitle(pageHeader, layouts) : []],
      ['sheet name', at === 0 ? nearestTitle(sheet, layouts) : []],
    ] as const
    const [titleFoundIn, titles] = tried.find(([, found]) => found.length > 0) ?? (['nowhere', []] as const)
    return {
      table,
      index,
      grid,
      from,
      to,
      titles,
      otherTitle: titles.length === 0 ? (start.other ?? otherTitle(outside)) : undefined,
      titleFoundIn,
      surroundings: [...(at === 0 ? pageHeader : []), ...outside.slice(-12), ...own],
    }
  })
}

/** The title in a row that holds little else: `| 收入决算表 |`, `| 收入决算表 | 公开02表 |`. */
function titleInRow(grid: Grid, row: number, layouts: readonly Layout[]): TitleMatch[] {
  const texts = grid.textsOf(row)
  if (texts.length === 0 || texts.length > 4) return []
  const lines = titleLines(texts.map((cell) => cell.text))
  return lines.length === 1 ? matchTitle(lines[0] ?? '', layouts) : []
}

/**
 * A title that is broken over rows of their own at the top of a table, and the row below them:
 *
 *   | 一般公共预算财   |
 *   | 公开05表         |
 *   | 政拨款支出决算表 |
 *   | 项目 | 合计      |
 */
function brokenTitle(grid: Grid, layouts: readonly Layout[]): { below: number; titles: TitleMatch[] } | undefined {
  const lines: string[] = []
  let below = 0
  for (; below < grid.rowCount; below++) {
    const [only, ...others] = grid.textsOf(below)
    if (only === undefined || others.length > 0 || only.columnSpan < grid.columnCount) break
    lines.push(only.text)
  }
  const titles = lines.length > 1 && grid.columnCount > 1 ? nearestTitle(lines, layouts) : []
  return titles.length > 0 ? { below, titles } : undefined
}

/** The title of a table that no layout knows, in a row of its own. */
function otherTitleInRow(grid: Grid, row: number): string | undefined {
  const texts = grid.textsOf(row)
  const only = texts[0]
  // Where nothing is merged, a title stands in the first cell of the first row.
  const isAlone =
    texts.length === 1 && only && (only.columnSpan === grid.columnCount || (row === 0 && only.column === 0))
  return isAlone ? otherTitle([only.text]) : undefined
}

/**
 * A second table below the note of the first, drawn into one grid:
 *
 *   | 注：本表反映……                    |
 *   | 项目 | 统计数 | 项目 | 统计数       |
 */
function beginsAfterNote(grid: Grid, row: number): boolean {
  const above = grid.textsOf(row - 1)
  const note = above[0]
  if (row === 0 || above.length !== 1 || !note || !/^(?:注|说明|备注)/u.test(clean(note.text))) return false
  const texts = grid.textsOf(row).map((cell) => clean(cell.text))
  return (
    texts.length >= 2 &&
    texts.some((text) => /^(?:项目|科目名称|科目编码)$/u.test(text)) &&
    texts.every((text) => !/^[\d.,-]+$/u.test(text))
  )
}

/**
 * The counts right below the three public expenses, drawn into one grid with them:
 *
 *   | 公务接待费 | 2.50 | 2.20 |       |
 *   | 项目 | 统计数 | 项目 | 统计数    |
 */
function beginsCounts(grid: Grid, row: number): boolean {
  const isHead = (at: number) => grid.textsOf(at).some((cell) => /^(?:统计数|数量)$/u.test(clean(cell.text)))
  const texts = grid.textsOf(row).map((cell) => clean(cell.text))
  const words = texts.every((text) => !/\d/u.test(text))
  return (
    row > 1 && words && texts.filter((text) => text === '项目').length >= 1 && isHead(row) && !isHead(0) && !isHead(1)
  )
}

/** Rows of title, unit, name of the body and date at the top of a segment. */
function skipAsides(grid: Grid, from: number, to: number, layouts: readonly Layout[]): number {
  let row = from
  while (row < to && isAside(grid, row, layouts)) row++
  return row
}

function isAside(grid: Grid, row: number, layouts: readonly Layout[]): boolean {
  const texts = grid.textsOf(row)
  if (texts.length === 0) return true
  if (titleInRow(grid, row, layouts).length > 0 || otherTitleInRow(grid, row) !== undefined) return true
  return (
    titleLines(texts.map((cell) => cell.text)).length === 0 && texts.some((cell) => /\p{Script=Han}/u.test(cell.text))
  )
}

function hasContent(grid: Grid, from: number, to: number, layouts: readonly Layout[] = []): boolean {
  for (let row = from; row < to; row++) if (!isAside(grid, row, layouts)) return true
  return false
}

/** Word files set the title, or the line with body and unit, as a small table of its own above the statement. */
function titleRows(table: Table): string[] {
  return table.cells.filter((cell) => cell.text.trim() !== '').map((cell) => cell.text)
}

function rowTexts(grid: Grid, from: number, to: number): string[] {
  const texts: string[] = []
  for (let row = from; row < to; row++) for (const cell of grid.textsOf(row)) texts.push(clean(cell.text))
  return texts
}
