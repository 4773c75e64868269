import type { TextLine } from '../text/lines.ts'
import type { FilledCell, PageTable } from './grid.ts'

/** A cell of a table that may run over pages: its text, and the page where it begins. */
export interface PartCell extends FilledCell {
  readonly page: number
}

/** A table, or as much of it as has been put together from the pages so far. */
export interface TablePart {
  readonly foundBy: PageTable['foundBy']
  /** Column boundaries on the first page. */
  readonly xs: readonly number[]
  readonly rowCount: number
  readonly cells: readonly PartCell[]
  readonly pageBreaks: readonly number[]
  readonly firstPage: number
  readonly lastPage: number
}

export function toPart(table: PageTable): TablePart {
  return dropEmptyRows({
    foundBy: table.foundBy,
    xs: table.xs,
    rowCount: table.ys.length - 1,
    cells: table.cells.map((cell) => ({ ...cell, page: table.page })),
    pageBreaks: [],
    firstPage: table.page,
    lastPage: table.page,
  })
}

export const isEmpty = (cell: { readonly lines: readonly TextLine[] }): boolean => cell.lines.length === 0

/** The first `count` rows left out. No cell may reach over that boundary. */
export function dropFirstRows(part: TablePart, count: number): TablePart {
  if (count === 0) return part
  return {
    ...part,
    rowCount: part.rowCount - count,
    cells: part.cells.filter((cell) => cell.row >= count).map((cell) => ({ ...cell, row: cell.row - count })),
  }
}

/** Empty rows at the end are none: a form leaves them, and so does a row that was cut by the page break and had no more to say. */
function dropEmptyRows(part: TablePart): TablePart {
  let rowCount = part.rowCount
  const lastText = part.cells.reduce((last, cell) => (isEmpty(cell) ? last : Math.max(last, cell.row)), 0)
  rowCount = Math.min(rowCount, lastText + 1)
  if (rowCount === part.rowCount) return part
  const cells = part.cells
    .filter((cell) => cell.row < rowCount)
    .map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, rowCount - cell.row) }))
  return { ...part, rowCount, cells }
}
