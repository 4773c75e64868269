import type { ExtractedDocument, Place, Table } from '@gongkai/extractor'
import { count } from '../cli/text.ts'
import { placeText } from '../output/place-text.ts'
import { drawGrid } from './grid.ts'

const foundBy: Readonly<Record<Table['foundBy'], string>> = {
  rules: 'by its rules',
  alignment: 'by the alignment of its text',
  structure: 'in the file',
}

/** Tables that stand, or go on, on the given page; all without one. */
export function tablesOn(
  document: ExtractedDocument,
  page: number | undefined,
): readonly { number: number; table: Table }[] {
  return document.blocks
    .filter((block) => block.kind === 'table')
    .map((table, i) => ({ number: i + 1, table }))
    .filter(({ table }) => page === undefined || pagesOf(table).has(page))
}

const pageOf = (place: Place): readonly number[] => (place.in === 'page' ? [place.page] : [])

/** Pages over which a table runs. */
export function pagesOf(table: Table): ReadonlySet<number> {
  return new Set([table.place, ...table.cells.map((cell) => cell.place)].flatMap(pageOf))
}

/** A table as seen: where it is, how it was found, its cells as a grid. */
export function tableText(number: number, table: Table, columns: number): readonly string[] {
  const pages = [...pagesOf(table)]
  const where = pages.length > 1 ? `pages ${pages[0]}-${pages.at(-1)}` : placeText(table.place)
  const size = `${count(table.rowCount, 'row')}, ${count(table.columnCount, 'column')}`
  return [`table ${number}, ${where}: ${size}, found ${foundBy[table.foundBy]}`, ...drawGrid(table, columns)]
}
