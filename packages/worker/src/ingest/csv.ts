/** Reads CSV (RFC 4180): rows of cells. Cells may be in quotes, with line breaks inside; a byte order mark is passed over. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text)
    if (match === null) throw new SyntaxError(`a quote stands where none may be, in row ${rows.length + 1}`)
    const [, quoted, bare, end] = match
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push([...row, ''])
  return rows.filter((cells) => cells.some((text) => text.trim() !== ''))
}
