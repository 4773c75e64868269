import type { SheetRow } from './visible-rows.ts'

/**
 * Parts a sheet on which statements stand beside each other, an empty column between them:
 *
 *     | 收入决算表 |      |   | 支出决算表 |      |
 *     | 项目       | 金额 |   | 项目       | 金额 |
 *     | ...        |      |   | ...        |      |
 *
 * An empty column alone says little: codes, or a column without figures, may leave one inside a table. Each part must have a
 * title of its own.
 *
 * @returns the parts from left to right, then what stands below; the sheet as it is where nothing stands side by side
 */
export function sideBySide(rows: readonly SheetRow[]): (readonly SheetRow[])[] {
  const parts: SheetRow[][] = []
  let open: { readonly bands: readonly Band[]; readonly parts: SheetRow[][] } | undefined
  let whole: SheetRow[] | undefined
  for (const chunk of chunksOf(rows)) {
    const bands = bandsOf(chunk)
    if (bands.length > 1) {
      open = { bands, parts: bands.map((band) => within(chunk, band)) }
      whole = undefined
      parts.push(...open.parts)
    } else if (open !== undefined && fits(chunk, open.bands)) {
      // An empty row inside tables that stand side by side.
      for (const [i, band] of open.bands.entries()) open.parts[i]?.push(...within(chunk, band))
    } else {
      open = undefined
      if (whole === undefined) {
        whole = []
        parts.push(whole)
      }
      whole.push(...chunk)
    }
  }
  return parts
}

/** More columns with nothing between them are no statements. */
const mostBands = 16

/** Columns `from` up to, and without, `to`. */
interface Band {
  readonly from: number
  readonly to: number
}

/** Runs of rows without an empty row between them. */
function chunksOf(rows: readonly SheetRow[]): SheetRow[][] {
  const chunks: SheetRow[][] = []
  let end = -1
  for (const row of rows) {
    const last = chunks.at(-1)
    if (last === undefined || row.row > end) chunks.push([row])
    else last.push(row)
    for (const cell of row.cells) end = Math.max(end, row.row + cell.rowSpan)
  }
  return chunks
}

/** The columns between empty columns; a part without a title belongs to the one on its left. */
function bandsOf(rows: readonly SheetRow[]): Band[] {
  const spans = rows
    .flatMap((row) => row.cells.map((cell) => ({ from: cell.column, to: cell.column + cell.columnSpan })))
    .sort((a, b) => a.from - b.from)
  const bands: { from: number; to: number }[] = []
  for (const span of spans) {
    const last = bands.at(-1)
    if (last === undefined || span.from > last.to) bands.push({ ...span })
    else last.to = Math.max(last.to, span.to)
  }
  if (bands.length < 2 || bands.length > mostBands) return bands.slice(0, 1)
  const titled: { from: number; to: number }[] = []
  for (const band of bands) {
    const last = titled.at(-1)
    if (last === undefined || within(rows, band).some(isTitle)) titled.push({ ...band })
    else last.to = band.to
  }
  const [first] = titled
  return first !== undefined && within(rows, first).some(isTitle) ? titled : titled.slice(0, 1)
}

function within(rows: readonly SheetRow[], { from, to }: Band): SheetRow[] {
  return rows.flatMap((row) => {
    const cells = row.cells.filter((cell) => cell.column >= from && cell.column < to)
    return cells.length === 0 ? [] : [{ row: row.row, cells }]
  })
}

const fits = (rows: readonly SheetRow[], bands: readonly Band[]): boolean =>
  rows.every((row) =>
    row.cells.every((cell) =>
      bands.some((band) => cell.column >= band.from && cell.column + cell.columnSpan <= band.to),
    ),
  )

/** A line of its own that ends in 表 (statement). */
const isTitle = (row: SheetRow): boolean =>
  row.cells.length === 1 && /^.{2,60}表([（(][^（）()]{1,12}[)）])?$/.test(row.cells[0]?.text ?? '')
