import { dropFirstRows, isEmpty, type PartCell, type TablePart } from './part.ts'
import { nearest, snap } from './snap.ts'
import { figure } from './split-rows.ts'
import { continuesLine, opensEntry } from './wrapped.ts'

/** Column boundaries of two pages that differ by no more than this are the same, in points. */
const sameColumn = 4

/**
 * Goes on with a table on the next page, or says by `undefined` that the two are different tables. Both must have the same
 * columns. A header repeated on the new page is left out; a row cut by the page break becomes one row; a cell that spans
 * rows of both pages becomes one cell.
 *
 * @param titled Whether the title is said again above the second part. Then the header must be repeated too: the same title
 *   over other rows is the next form of the same kind.
 */
export function joinParts(above: TablePart, below: TablePart, titled: boolean): TablePart | undefined {
  const aligned = above.foundBy === 'alignment' && below.foundBy === 'alignment'
  const columns = aligned ? alignedColumns(above.xs, below) : commonColumns(above.xs, below.xs)
  if (columns === undefined) return undefined
  const [first, repeated] = [remap(above, columns.xs, columns.above), remap(below, columns.xs, columns.below)]
  const header = repeatedHeader(first, repeated)
  if (titled && header === 0) return undefined
  const second = dropFirstRows(repeated, header)
  if (second.rowCount === 0) return { ...first, lastPage: below.lastPage }
  return cutRow(first, second) ? mergeRow(first, second) : stack(first, second)
}

/** Boundaries of both, if their outer sides agree (after a shift) and those of the simpler one are found in the other. */
function commonColumns(a: readonly number[], b: readonly number[]) {
  const shift = (a[0] ?? 0) - (b[0] ?? 0)
  const moved = b.map((x) => x + shift)
  if (Math.abs((a.at(-1) ?? 0) - (moved.at(-1) ?? 0)) > sameColumn) return undefined
  const [few, many] = a.length <= moved.length ? [a, moved] : [moved, a]
  const found = few.filter((x) => Math.abs(x - (many[nearest(many, x)] ?? 0)) <= sameColumn).length
  if (found < few.length && (found < 4 || found < 0.8 * few.length)) return undefined
  const xs = snap(
    [...a, ...moved].map((at) => ({ at, weight: 1 })),
    sameColumn,
  )
  const onto = (from: readonly number[]) => from.map((x) => nearest(xs, x))
  return { xs, above: onto(a), below: onto(moved) }
}

/**
 * Columns found by alignment are as wide as their text, so a page has its own boundaries, and none for a column that is empty
 * there. They are the same columns if each below stands mostly inside another one above.
 */
function alignedColumns(xs: readonly number[], below: TablePart) {
  const to: number[] = []
  for (let column = 0; column + 1 < below.xs.length; column++) {
    const boxes = below.cells
      .filter((cell) => cell.column === column && cell.columnSpan === 1)
      .flatMap((cell) => cell.lines.map((line) => line.box))
    const index = widestShare(xs, Math.min(...boxes.map((box) => box[0])), Math.max(...boxes.map((box) => box[2])))
    if (index < 0 || index <= (to.at(-1) ?? -1)) return undefined
    to.push(index)
  }
  return { xs, above: xs.map((_, i) => i), below: [...to, (to.at(-1) ?? 0) + 1] }
}

/** The interval of `bounds` that covers most of the stretch, or -1 if none does. */
function widestShare(bounds: readonly number[], from: number, to: number): number {
  let [best, widest] = [-1, 0]
  for (let i = 0; i + 1 < bounds.length; i++) {
    const share = Math.min(bounds[i + 1] ?? 0, to) - Math.max(bounds[i] ?? 0, from)
    if (share > widest) [best, widest] = [i, share]
  }
  return best
}

/** The same cells on other column boundaries: `index[i]` is where boundary `i` went. */
function remap(part: TablePart, xs: readonly number[], index: readonly number[]): TablePart {
  const cells = part.cells.map((cell) => {
    const column = index[cell.column] ?? 0
    return { ...cell, column, columnSpan: Math.max(1, (index[cell.column + cell.columnSpan] ?? 0) - column) }
  })
  return { ...part, xs, cells }
}

const textOf = (cell: PartCell): string =>
  cell.lines
    .map((line) => line.text)
    .join('')
    .replace(/\s+/g, '')

/** Whether two rows say the same. A repeated header may be cut: the row is as high as on the first page, or lower. */
function sameRow(above: readonly PartCell[], below: readonly PartCell[]): boolean {
  return (
    above.length === below.length &&
    above.every((cell, i) => {
      const other = below[i]
      if (other?.column !== cell.column || other.columnSpan !== cell.columnSpan) return false
      const [text, again] = [textOf(cell), textOf(other)]
      return text === again || (text.length > again.length && again.length >= 4 && text.startsWith(again))
    })
  )
}

/** How many rows at the top of `below` say again what stands at the top of `above`. */
function repeatedHeader(above: TablePart, below: TablePart): number {
  const row = (part: TablePart, at: number) => part.cells.filter((cell) => cell.row === at)
  let same = 0
  while (same < Math.min(above.rowCount, below.rowCount, 12) && sameRow(row(above, same), row(below, same))) same++
  // A cell must not reach from the repeated rows into the others.
  while (same > 0 && below.cells.some((cell) => cell.row < same && cell.row + cell.rowSpan > same)) same--
  const said = below.cells.some((cell) => cell.row < same && !isEmpty(cell))
  return said ? same : 0
}

/**
 * Whether the first row below is the rest of the last row above: each of its texts goes on with a line that reached the right
 * side of its column, and no figure stands in both halves but one that the column breaks.
 */
function cutRow(above: TablePart, below: TablePart): boolean {
  const last = lastRow(above)
  const first = below.cells.filter((cell) => cell.row === 0)
  const texts = first.filter((cell) => !isEmpty(cell))
  if (texts.length === 0) return false
  let goesOn = false
  for (const cell of texts) {
    const before = last.find((other) => other.column === cell.column && other.columnSpan === cell.columnSpan)
    const [end, begin] = [before?.lines.at(-1), cell.lines[0]]
    const isFigure = cell.lines.every((line) => figure.test(line.text))
    if (before === undefined || begin === undefined) return false
    if (end === undefined) {
      if (isFigure) continue
      return false
    }
    const full = continuesLine(end, begin, before.box[2])
    if (isFigure ? !makeFigure(before, cell) : !full || figure.test(end.text)) return false
    goesOn ||= full || isHalfFigure(before)
  }
  return goesOn
}

const wholeFigure = /^[-(]?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)\.\d\d\)?$/
const figureOf = (cell: PartCell): string => textOf(cell).normalize('NFKC')

/** `9773.3` above and `2` below: only together they are a figure with its decimals. */
function makeFigure(above: PartCell, below: PartCell): boolean {
  return !wholeFigure.test(figureOf(above)) && wholeFigure.test(figureOf(above) + figureOf(below))
}

/** `1,116,` or `15,665,31`: no figure by itself. */
const isHalfFigure = (cell: PartCell): boolean => /[.,]$|,\d{1,2}$/.test(figureOf(cell))

/** Cells that reach into the last row. */
const lastRow = (part: TablePart): PartCell[] => part.cells.filter((cell) => cell.row + cell.rowSpan === part.rowCount)

/** Puts the first row below into the last row above, then the other rows under it. */
function mergeRow(above: TablePart, below: TablePart): TablePart {
  const first = below.cells.filter((cell) => cell.row === 0)
  const tall = Math.min(...first.map((cell) => cell.rowSpan))
  const cells = above.cells.map((cell) => {
    const rest = first.find((other) => other.column === cell.column && other.columnSpan === cell.columnSpan)
    const reaches = cell.row + cell.rowSpan === above.rowCount
    if (rest === undefined || !reaches) return cell
    const rowSpan = cell.rowSpan + rest.rowSpan - tall
    const moved = isEmpty(cell) ? { page: rest.page, box: rest.box } : {}
    return { ...cell, ...moved, rowSpan, lines: [...cell.lines, ...rest.lines] }
  })
  const kept = below.cells.filter((cell) => cell.row >= tall)
  const merged: TablePart = { ...above, cells, lastPage: below.lastPage }
  return appendRows(merged, kept, above.rowCount - tall, above.rowCount + below.rowCount - tall, above.rowCount)
}

/** Puts all rows below under those above; a spanning cell cut by the page break is made whole. */
function stack(above: TablePart, below: TablePart): TablePart {
  const open = new Map(lastRow(above).map((cell) => [`${cell.column} ${cell.columnSpan}`, cell]))
  const overOf = (cell: PartCell) => (cell.row > 0 ? undefined : open.get(`${cell.column} ${cell.columnSpan}`))
  const cut = cutHeads(above, below, overOf)
  const grown = new Map<PartCell, PartCell>()
  const kept = below.cells.filter((cell) => {
    const over = overOf(cell)
    if (over === undefined || isEmpty(over)) return true
    if (isEmpty(cell) && over.rowSpan === 1) {
      if (cell.rowSpan === 1 || !hasFigureBeside(below, cell)) return true
    } else if (!isEmpty(cell) && !cut.has(cell)) return true
    grown.set(over, cell)
    return false
  })
  const cells = above.cells.map((cell) => {
    const rest = grown.get(cell)
    if (rest === undefined) return cell
    return { ...cell, rowSpan: cell.rowSpan + rest.rowSpan, lines: [...cell.lines, ...rest.lines] }
  })
  const grownPart: TablePart = { ...above, cells, lastPage: below.lastPage }
  return appendRows(grownPart, kept, above.rowCount, above.rowCount + below.rowCount, above.rowCount)
}

const words = /\p{Script=Han}/u

/**
 * The heads at the top of a page that go on with those at the foot of the page before, where the break went through the text
 * of a header: nothing but words stands above, and at least two of its cells go on with words in cells of the same columns.
 *
 *     | 项目        | 本年收入 | 财政拨款 |
 *     - - - - - - - - - - - - - - - - - - - (page break)
 *     | 编码 | 名称 | 合计    | 收入     |
 */
function cutHeads(
  above: TablePart,
  below: TablePart,
  overOf: (cell: PartCell) => PartCell | undefined,
): ReadonlySet<PartCell> {
  const isHeader = above.cells.every((cell) => isEmpty(cell) || words.test(textOf(cell)))
  const first = below.cells.filter((cell) => cell.row === 0 && !isEmpty(cell))
  if (!isHeader || above.foundBy !== 'rules' || first.some((cell) => !words.test(textOf(cell)))) return new Set()
  const cut = first.filter((cell) => {
    const over = overOf(cell)
    return over !== undefined && !isEmpty(over)
  })
  return new Set(cut.length < 2 || cut.some((cell) => opensEntry.test(textOf(cell))) ? [] : cut)
}

/** Whether the rows over which an empty cell spans say anything: else it is only an empty form. */
const hasFigureBeside = (part: TablePart, cell: PartCell): boolean =>
  part.cells.some((other) => other.row < cell.rowSpan && other.column !== cell.column && !isEmpty(other))

function appendRows(
  part: TablePart,
  cells: readonly PartCell[],
  shift: number,
  rowCount: number,
  pageBreak: number,
): TablePart {
  const moved = cells.map((cell) => ({ ...cell, row: cell.row + shift }))
  const all = [...part.cells, ...moved].sort((a, b) => a.row - b.row || a.column - b.column)
  const pageBreaks = pageBreak < rowCount ? [...part.pageBreaks, pageBreak] : part.pageBreaks
  return { ...part, cells: all, rowCount, pageBreaks }
}
