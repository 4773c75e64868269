/** One cell of a table, with the rows and columns that it covers. */
export interface Cell {
  readonly row: number
  readonly column: number
  rows: number
  columns: number
  /** Line breaks inside the cell are `\n`. */
  readonly text: string
  /** Set by a leading `{l}`, `{c}` or `{r}`. */
  readonly align: string | undefined
}

export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly Cell[]
}

/**
 * Reads rows of cells parted by `|`. `<` continues the cell at its left, `^` the cell above:
 *
 *     项目 | <    | 本年支出合计
 *     编码 | 名称 | ^
 *
 * Missing cells at the end of a row are empty. `_` is a blank that counts, `\n` a line break; full-width blanks stay.
 */
export function gridOf(lines: readonly string[], columns: number, firstLine: number): Grid {
  const owners: Cell[][] = []
  const cells: Cell[] = []
  lines.forEach((line, row) => {
    const texts = line.split('|').map((t) => t.replace(/^ +| +$/g, ''))
    if (texts.length > columns) throw new Error(`line ${firstLine + row}: ${texts.length} cells for ${columns} columns`)
    const owned: Cell[] = []
    for (let column = 0; column < columns; column++) {
      const text = texts[column] ?? ''
      const owner = text === '<' ? owned[column - 1] : text === '^' ? owners[row - 1]?.[column] : undefined
      if (owner === undefined) {
        const cell = cellOf(text, row, column)
        cells.push(cell)
        owned.push(cell)
      } else {
        owner.rows = Math.max(owner.rows, row - owner.row + 1)
        owner.columns = Math.max(owner.columns, column - owner.column + 1)
        owned.push(owner)
      }
    }
    owners.push(owned)
  })
  return { rows: lines.length, columns, cells }
}

function cellOf(text: string, row: number, column: number): Cell {
  const mark = /^\{([lcr])\}/.exec(text)
  const bare = mark === null ? text : text.slice(3)
  return { row, column, rows: 1, columns: 1, text: bare.replaceAll('\\n', '\n').replaceAll('_', ' '), align: mark?.[1] }
}
