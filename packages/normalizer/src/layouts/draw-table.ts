import type { Table } from '@gongkai/extractor'

/** Draws rows of a table as a sample is drawn: `<` joins a position with the cell to its left, `^` with the one above. */
export function drawTable(table: Table, from = 0, to = table.rowCount): string {
  const rows = Array.from({ length: to - from }, () => new Array<string>(table.columnCount).fill(''))
  for (const cell of table.cells) {
    const top = Math.max(cell.row, from)
    const bottom = Math.min(cell.row + cell.rowSpan, to)
    for (let row = top; row < bottom; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const line = rows[row - from]
        if (line) line[column] = column > cell.column ? '<' : row > top ? '^' : textOf(cell.text)
      }
  }
  return rows.map((texts) => `| ${texts.join(' | ')} |`).join('\n')
}

/** In one line, without bars. */
function textOf(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('|', '｜').trim()
}
