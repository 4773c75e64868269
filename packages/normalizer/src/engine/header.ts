import type { Cell } from '@gongkai/extractor'

import { clean } from '../text/clean.ts'
import { correctLabel } from '../text/correct.ts'
import { headerLabel, isSumWord, lineLabel } from '../text/label.ts'
import type { Grid } from './grid.ts'
import { printedIn } from './printed.ts'

/** Where header and body of a statement lie in its grid. Rows are counted from 0; `to` is the first row after. */
export interface Split {
  readonly header: { readonly from: number; readonly to: number }
  readonly body: { readonly from: number; readonly to: number }
  /** Rows of column numbers (栏次 1 2 3 …); never data. */
  readonly columnNumbers: ReadonlySet<number>
  /** The highest column number, where a part on another page goes on. */
  readonly lastNumber: number
}

/** Words that stand beside column numbers: 栏次, or the head of the key column. */
const besideNumbers = /^(?:栏次|栏次合计|行次|项目|合计|类|款|项|甲|乙|丙|丁|—|-|序号|编码|科目名称)$/u
const codeShaped = /^\d{3}(?:\d{2}){0,2}(?:\.0+)?(?=\D|$)/u
const ordinalLine = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,2}\))./u

/** Splits rows `from` to `to`. The body begins after the column numbers, or with the first row that carries data. */
export function splitHeader(grid: Grid, from: number, to: number, numberedBefore = 0): Split {
  const columnNumbers = new Set<number>()
  let lastNumber = 0
  let numbers: string | undefined
  let bodyFrom: number | undefined
  for (let row = from; row < to; row++) {
    const texts = grid.textsOf(row).map((cell) => clean(cell.text))
    if (bodyFrom === undefined) {
      if (isColumnNumbers(texts, numberedBefore + 1)) {
        columnNumbers.add(row)
        lastNumber = Math.max(...texts.map((text) => Number.parseInt(text, 10) || 0))
        numbers = numbersOf(texts)
        bodyFrom = row + 1
      } else if (hasData(grid, row) || (row > from && isEmptyTotal(grid, row))) bodyFrom = row
    } else if (
      isColumnNumbers(texts) &&
      (numbers === numbersOf(texts) || texts.some((text) => text.startsWith('栏次')))
    )
      columnNumbers.add(row)
  }
  const start = bodyFrom ?? to
  const headerTo = [...columnNumbers].find((row) => row === start - 1) ?? start
  return { header: { from, to: headerTo }, body: { from: start, to }, columnNumbers, lastNumber }
}

function numbersOf(texts: readonly string[]): string {
  return texts.filter((text) => /^\d/u.test(text)).join(' ')
}

/** `栏次 | 1 | 2 | 3`, `1 | 2 | 3=4+5`, `甲 | 乙 | 1 | 2`; on a second page they go on with `first`. */
export function isColumnNumbers(texts: readonly string[], first = 1): boolean {
  if (isLongCount(texts)) return true
  const numbers: number[] = []
  let named = false
  for (const text of texts) {
    const found = /^\(?(\d{1,2})\)?(?:=[\d+\-().—]+)?$/u.exec(text)
    if (found) numbers.push(Number(found[1]))
    else if (besideNumbers.test(text)) named ||= text.startsWith('栏次')
    else return false
  }
  const steps = numbers.slice(1).map((value, index) => value - (numbers[index] ?? 0))
  if (named) return numbers.length >= 1 && steps.every((step) => step === 1 || step === 0)
  return (
    numbers.length >= 2 &&
    steps.every((step) => step === 1) &&
    (numbers[0] === 1 || numbers[0] === first || numbers.length >= 3)
  )
}

/**
 * `1 | 2 | 3 | 4 | 5 | 6 | 1l | 8`: a long count in which recognition lost or misread a number. No line of amounts counts up
 * by one from the first.
 */
function isLongCount(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d{1,2}$/u.test(text)).map(Number)
  if (numbers.length < 6 || numbers.length < 0.75 * texts.length || numbers[0] !== 1) return false
  const steps = numbers.slice(1).map((value, index) => value - (numbers[index] ?? 0))
  return steps.filter((step) => step === 1).length >= 0.75 * steps.length
}

/** `| 合计 | | |`: the line of the total of an empty statement, no header. */
function isEmptyTotal(grid: Grid, row: number): boolean {
  const texts = grid.textsOf(row)
  const first = texts[0]
  return texts.length === 1 && first !== undefined && first.column <= 1 && isSumWord(lineLabel(first.text))
}

/** A row of the body: a number, a code or a numbered line begins in it. */
function hasData(grid: Grid, row: number): boolean {
  return grid.textsOf(row).some((cell) => {
    const text = clean(cell.text)
    if (/^20\d\d$/u.test(text)) return false
    const printed = printedIn(cell)
    return printed.kind === 'number' || printed.kind === 'malformed' || codeShaped.test(text) || ordinalLine.test(text)
  })
}

/**
 * Words of the header that stand in the first line of the body, by column, where a form has merged the two:
 *
 *     | 科目编码 | 科目名称 | 年初结转 | 本年收入 | 本年支出                  |
 *     | 合计     |          | 0.00     | 60.00    | 合计  | 基本支出 | 项目支出 |
 *     | 208      | 社会保障 | 0.00     | 60.00    | 60.00 | 20.00    | 40.00    |
 *
 * They stand beside one another behind the first figure of the line, and below them are figures alone.
 */
export function wordsInFirstLine(grid: Grid, { header, body }: Split): ReadonlyMap<number, Cell> {
  const cells = header.to > header.from ? grid.textsOf(body.from) : []
  const firstFigure = cells.findIndex((cell) => printedIn(cell).kind === 'number')
  const words = cells.filter(
    (cell, i) =>
      firstFigure >= 0 &&
      i > firstFigure &&
      cell.columnSpan === 1 &&
      /^\p{Script=Han}{2,}$/u.test(clean(cell.text)) &&
      textsBelow(grid, cell, body.to, 'text') === 0,
  )
  const columns = new Set(words.map(({ column }) => column))
  const beside = words.filter(({ column }) => columns.has(column - 1) || columns.has(column + 1))
  const anyFigure = beside.some((cell) => textsBelow(grid, cell, body.to, 'number') > 0)
  return new Map(anyFigure ? beside.map((cell) => [cell.column, cell]) : [])
}

function textsBelow(grid: Grid, { column, row }: Cell, to: number, kind: 'text' | 'number'): number {
  let count = 0
  for (let below = row + 1; below < to; below++) {
    const cell = grid.at(below, column)
    if (cell?.column === column && cell.columnSpan === 1 && printedIn(cell).kind === kind) count++
  }
  return count
}

/**
 * The header cells above a column from top to bottom; a cell that covers several rows counts once.
 *
 * @param heads what covers each position of the header, as `spreadHeads` gives it
 */
export function headerCells(heads: readonly (readonly (Cell | undefined)[])[], column: number): Cell[] {
  const cells: Cell[] = []
  for (const row of heads) {
    const cell = row[column]
    if (cell && cell.text.trim() !== '' && cells.at(-1) !== cell) cells.push(cell)
  }
  return cells
}

/**
 * What covers each position of the header. Where a file merges no cell of it (text centred over several cells, tables drawn
 * without tables), a head reaches to the right over empty cells as long as heads stand below them and the head above is the same:
 *
 *     | 预算数 |      |          |  | 决算数 | ...
 *     | 合计   | 出国 | 公务用车 |  | 合计   |
 *     |        |      | 购置     | 运行 |   |
 */
export function spreadHeads(grid: Grid, { header }: Split): (Cell | undefined)[][] {
  const heads = Array.from({ length: header.to - header.from }, (_, row) =>
    Array.from({ length: grid.columnCount }, (_, column) => grid.at(header.from + row, column)),
  )
  const isSpread = (cell: Cell | undefined) => cell !== undefined && (cell.columnSpan > 1 || cell.rowSpan > 1)
  const isHead = heads.length >= 2 && heads.length <= deepestHead
  if (grid.table.foundBy !== 'structure' || !isHead || heads.some((row) => row.some(isSpread))) return heads
  const isFilled = (cell: Cell | undefined) => cell !== undefined && cell.text.trim() !== ''
  for (const [r, row] of heads.entries()) {
    const above = heads[r - 1]
    for (let column = 1; column < row.length; column++) {
      if (isFilled(row[column]) || !heads.slice(r + 1).some((below) => isFilled(below[column]))) continue
      if (above === undefined || above[column] === above[column - 1]) row[column] = row[column - 1]
    }
  }
  return heads
}

/** Rows of heads above one another; more of them are no header. */
const deepestHead = 8

/** Labels of the header cells above a column; repeated labels count once. */
export function headerPath(cells: readonly Cell[]): string[] {
  const path: string[] = []
  for (const cell of cells) {
    const plain = headerLabel(cell.text)
    const label = cell.confidence === undefined ? plain : correctLabel(plain)
    if (label !== '' && path.at(-1) !== label) path.push(label)
  }
  return path
}
