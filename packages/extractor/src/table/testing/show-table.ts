import type { Table } from '../../document.ts'

/**
 * A table as rows of text, as tests show it. A cell stands where it begins; `<` continues it to the right, `^` downwards.
 *
 *     项目 | <    | 金额
 *     编码 | 名称 | ^
 */
export function showTable(table: Table): string[] {
  const rows = Array.from({ length: table.rowCount }, () => Array.from({ length: table.columnCount }, () => '?'))
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const line = rows[row]
        if (line !== undefined) line[column] = row > cell.row ? '^' : column > cell.column ? '<' : cell.text
      }
    }
  }
  return rows.map((row) => row.join(' | ').trim())
}
