import type { Diagnostic, Place } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { joinLines, tidy } from '../text/reading.ts'
import {
  displayed,
  type NamedSheet,
  type RawCell,
  type RawLine,
  type RawRange,
  type RawSheet,
} from './parse-workbook.ts'
import { showNumber } from './show-number.ts'

/** One filled cell as a person sees it; spans count visible rows and columns. */
export interface SheetCell {
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  readonly stored?: string
  readonly place: Place
}

/** One visible row with something in it. Rows and columns are numbered over the visible ones, from 0. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly SheetCell[]
}

export interface VisibleSheet {
  readonly rows: readonly SheetRow[]
  /** Address of an empty position, from visible row and column. */
  readonly addressOf: (row: number, column: number) => string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The rows of a sheet that hold something, hidden rows and columns taken out. Only cells that are there are visited: a sheet may claim
 * a million rows.
 *
 * @throws ReadError `limit_expansion`
 */
export function visibleRows({ name, sheet }: NamedSheet, showsZeros: boolean, limits: Limits['sheet']): VisibleSheet {
  const data = sheet['!data'] ?? []
  const rowNumbers = numbering(sheet['!rows'])
  const columnNumbers = numbering(sheet['!cols'])
  const merges = mergesByCorner(sheet)
  const read = textReader(limits)
  const diagnostics: Diagnostic[] = []
  const rows: SheetRow[] = []
  let skipped = 0
  data.forEach((rawCells, r) => {
    const cells: SheetCell[] = []
    rawCells?.forEach((raw, c) => {
      if (raw === undefined || raw === null || raw.t === 'z') return
      if (!showsZeros && raw.t === 'n' && raw.v === 0) return
      const place: Place = { in: 'sheet', sheet: name, cell: address(r, c) }
      const text = read(shownText(raw))
      diagnostics.push(...troubles(raw, text, place))
      if (text === '') return
      const merge = merges.get(`${r},${c}`)
      // A merged cell is seen as long as a part of it is.
      const rowSpan = rowNumbers.between(r, merge?.e.r ?? r)
      const columnSpan = columnNumbers.between(c, merge?.e.c ?? c)
      if (rowSpan === 0 || columnSpan === 0) {
        skipped++
        return
      }
      const stored = storedText(raw, text)
      cells.push({
        column: columnNumbers.before(c),
        rowSpan,
        columnSpan,
        text,
        place,
        ...(stored === undefined ? {} : { stored }),
      })
    })
    if (cells.length > 0) rows.push({ row: rowNumbers.before(r), cells })
  })
  if (skipped > 0) {
    diagnostics.push({
      code: 'hidden_not_read',
      severity: 'info',
      message: `${skipped} cells in hidden rows or columns of the sheet ${name} were not read`,
      data: { sheet: name, cells: skipped },
    })
  }
  const addressOf = (row: number, column: number) => address(rowNumbers.original(row), columnNumbers.original(column))
  return { rows, addressOf, diagnostics }
}

/** `D17` */
export function address(row: number, column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** Numbers of visible lines (rows or columns) when the hidden ones are taken out. */
function numbering(lines: readonly (RawLine | undefined)[] | undefined) {
  const hidden: number[] = []
  lines?.forEach((line, i) => {
    // Drawn to nothing is hidden too.
    if (line?.hidden || line?.width === 0 || line?.hpt === 0) hidden.push(i)
  })
  const hiddenBefore = (line: number): number => {
    let low = 0
    let high = hidden.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((hidden[middle] ?? 0) < line) low = middle + 1
      else high = middle
    }
    return low
  }
  const before = (line: number): number => line - hiddenBefore(line)
  return {
    before,
    /** Visible lines from `from` to `to`, both counted. */
    between: (from: number, to: number): number => before(to + 1) - before(from),
    original: (visible: number): number => {
      let line = visible
      for (const at of hidden) {
        if (at > line) break
        line++
      }
      return line
    },
  }
}

function mergesByCorner(sheet: RawSheet): ReadonlyMap<string, RawRange> {
  const merges = new Map<string, RawRange>()
  for (const merge of sheet['!merges'] ?? []) merges.set(`${merge.s.r},${merge.s.c}`, merge)
  return merges
}

/** A format may say that a number is below zero by red ink alone (红字): `0.00;[Red]0.00`. */
const isRedFigure = (raw: RawCell, shown: string): boolean =>
  raw.t === 'n' &&
  typeof raw.v === 'number' &&
  raw.v < 0 &&
  /^[^;]*;[^;]*\[(?:red|红色|color ?3)\]/i.test(String(raw.z ?? '')) &&
  /[1-9]/.test(shown) &&
  !/[-−(（]/.test(shown)

function shownText(raw: RawCell): string {
  if (raw.t === 'e') return raw.w ?? '#ERROR!'
  const number = raw.t === 'n' && typeof raw.v === 'number' ? raw.v : undefined
  const own = number !== undefined && typeof raw.z === 'string' ? showNumber(number, raw.z) : undefined
  const shown = own ?? raw.w ?? (number === undefined ? undefined : displayed(raw))
  if (shown !== undefined) return isRedFigure(raw, shown) ? `-${shown.trimStart()}` : shown
  return raw.v === undefined || raw.v instanceof Date ? '' : String(raw.v)
}

/** Many cells may share one long text, so that a small file becomes a large document. */
function textReader(limits: Limits['sheet']): (text: string) => string {
  const known = new Map<string, string>()
  let total = 0
  return (text) => {
    const read = known.get(text) ?? joinLines(text.split(/\r?\n/).map(tidy))
    known.set(text, read)
    total += read.length
    if (total > limits.xmlBytes) {
      throw new ReadError(
        'limit_expansion',
        'the cells of a sheet hold too much text',
        'Delete the sheets that are not needed.',
      )
    }
    return read
  }
}

/** The stored number where the format shows another one: rounded, scaled or as a percentage. */
function storedText(raw: RawCell, text: string): string | undefined {
  if (raw.t !== 'n' || typeof raw.v !== 'number') return undefined
  const shown = Number(text.replaceAll(/[,\s]/g, ''))
  return shown === raw.v ? undefined : String(raw.v)
}

function troubles(raw: RawCell, text: string, place: Place): Diagnostic[] {
  if (raw.f !== undefined && (raw.v === undefined || raw.v === null)) {
    const message = 'a formula has no stored result; it is read as an empty cell'
    return [{ code: 'formula_without_value', severity: 'warning', message, place }]
  }
  if (raw.t !== 'e') return []
  return [{ code: 'cell_error', severity: 'warning', message: `a cell shows the error ${text}`, place, data: { text } }]
}
