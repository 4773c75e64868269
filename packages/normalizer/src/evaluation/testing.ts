import type { Cell, Paragraph, Table } from '@gongkai/extractor'

/**
 * Draws a table from lines of cells between `|`. `<` goes on with the cell to the left, `^` with the cell above:
 *
 *     | 项目名称 | 道路养护 | < |
 */
export function drawTable(drawing: string): Table {
  const rows = drawing
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/gu, '')
        .split('|')
        .map((text) => text.trim()),
    )
  const columnCount = Math.max(...rows.map((row) => row.length))
  const place = { in: 'flow', block: 1 } as const
  const cells: Cell[] = []
  for (const [row, texts] of rows.entries()) {
    for (const [column, text] of texts.entries()) {
      if (text === '<' || text === '^') continue
      let columnSpan = 1
      while (texts[column + columnSpan] === '<') columnSpan += 1
      let rowSpan = 1
      while (rows[row + rowSpan]?.[column] === '^') rowSpan += 1
      cells.push({ row, column, rowSpan, columnSpan, text, place: { ...place, row: row + 1, column: column + 1 } })
    }
  }
  return { kind: 'table', rowCount: rows.length, columnCount, cells, place, pageBreaks: [], foundBy: 'structure' }
}

export function paragraph(text: string): Paragraph {
  const place = { in: 'flow', block: 2 } as const
  return { kind: 'paragraph', text, lines: [{ text, place }], place, role: 'body' }
}
