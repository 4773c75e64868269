import type { Evaluation } from '../result.ts'
import { type FormCell, type FormGrid, transposed } from './form-grid.ts'
import { numberOf, textOf } from './values.ts'
import { afterIndicators, indicatorColumns, initialTarget, totalLabel } from './words.ts'

type Indicator = Evaluation['indicators'][number]
type Field = keyof typeof indicatorColumns

/** No level has more indicators. */
const mostRowsOfLevel = 50

const fields = Object.keys(indicatorColumns) as Field[]

/** Where the columns of the indicators stand; `fallback` is 年初指标值 beside 调整后指标值. */
interface Head {
  readonly end: number
  readonly columns: ReadonlyMap<Field, number>
  readonly fallback: number | undefined
}

/**
 * Reads the indicators and the total:
 *
 *     | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
 *     |         | 产出指标 | 数量指标 | …
 *     | 总分                                                   | 100 | 92   |
 *
 * Where no row is such a head, a column may be: then the form lies on its side, with an indicator in each column.
 */
export function readIndicators(grid: FormGrid): Pick<Evaluation, 'indicators' | 'totalScore'> {
  const read = readRows(grid)
  return read.head ? read : readRows(transposed(grid))
}

function readRows(grid: FormGrid): Pick<Evaluation, 'indicators' | 'totalScore'> & { readonly head: boolean } {
  const indicators: Indicator[] = []
  let head: Head | undefined
  let level1: string | null = null
  let level2: string | null = null
  let level3: string | null = null
  for (let row = 0; row < grid.rowCount; row += 1) {
    const next = headAt(grid, row)
    if (next !== undefined) {
      head = next
      row = next.end - 1
      continue
    }
    if (head === undefined) continue
    const total = labelIn(grid, row, totalLabel)
    if (total !== undefined) return { head: true, indicators, totalScore: totalOf(grid, row, total, head) }
    if (labelIn(grid, row, afterIndicators) !== undefined) break
    const read = reader(grid, row, head)
    const own1 = read('level1')
    const own2 = read('level2')
    const own3 = read('level3')
    // An empty label means the one above, as in a merged cell; a new level 1 begins without a level 2.
    if (own1 !== null && own1 !== level1) level2 = null
    level1 = own1 ?? level1 ?? labelBelow(grid, row, head, 'level1')
    level2 = own2 ?? level2 ?? labelBelow(grid, row, head, 'level2')
    // Of four levels the third is a label as well.
    if (head.columns.has('level4')) level3 = own3 ?? (own1 === null && own2 === null ? level3 : null)
    else level3 = own3
    const indicator = toIndicator(read, level1, level2, level3)
    if (indicator !== undefined) indicators.push(indicator)
  }
  return { head: head !== undefined, indicators, totalScore: null }
}

/** The head of the block, if it begins on this row: it names at least two levels and the value reached or its score. */
function headAt(grid: FormGrid, row: number): Head | undefined {
  const named = (cell: FormCell): Field | undefined => fields.find((name) => indicatorColumns[name].test(cell.label))
  const all = grid.row(row).filter((cell) => named(cell) !== undefined)
  // What stands before the levels (分值 of the funds, in a form on its side) is of another block.
  const first = all.find((cell) => /^level/u.test(named(cell) ?? ''))
  const top = all.filter((cell) => first !== undefined && cell.column >= first.column)
  if (top.length < 3) return undefined
  // 年度指标值 may be divided below: the lower head is nearer to the values.
  const end = row + Math.max(...top.map((cell) => cell.rowSpan))
  const columns = new Map<Field, number>()
  let fallback: number | undefined
  for (const cell of Array.from({ length: end - row }, (_, below) => grid.row(row + below)).flat()) {
    const field = named(cell)
    if (field === undefined || cell.column < (first?.column ?? 0)) continue
    if (field === 'target' && initialTarget.test(cell.label)) fallback = cell.column
    else if (!columns.has(field) || cell.row > row) columns.set(field, cell.column)
  }
  if (fallback !== undefined && (columns.get('target') ?? fallback) === fallback) columns.set('target', fallback)
  const levels = (['level1', 'level2', 'level3'] as const).filter((level) => columns.has(level)).length
  return levels >= 2 && (columns.has('actual') || columns.has('score')) ? { end, columns, fallback } : undefined
}

/** Reads the fields of one row. A cell that reaches over several columns belongs to the first of them. */
function reader(grid: FormGrid, row: number, { columns, fallback }: Head): (field: Field) => string | null {
  const first = new Map<FormCell, Field>()
  for (const [field, column] of [...columns].sort((a, b) => a[1] - b[1])) {
    const cell = grid.at(row, column)
    if (cell !== undefined && !first.has(cell)) first.set(cell, field)
  }
  return (field) => {
    const column = columns.get(field)
    const cell = column === undefined ? undefined : grid.at(row, column)
    const own = cell !== undefined && first.get(cell) === field ? textOf(cell.text) : null
    if (own !== null || field !== 'target' || fallback === undefined) return own
    return textOf(grid.at(row, fallback)?.text ?? '')
  }
}

function toIndicator(
  read: (field: Field) => string | null,
  level1: string | null,
  level2: string | null,
  level3: string | null,
): Indicator | undefined {
  const level4 = read('level4')
  const target = read('target')
  const actual = read('actual')
  const [weight, score] = [numberOf(read('weight') ?? ''), numberOf(read('score') ?? '')]
  // Lines of the form that were left empty: nothing, `……`, or `指标1：` alone.
  const name = level4 ?? level3
  const named = name !== null && !/^(?:指标\s*\d*\s*[:：]?|[.…·]+)$/u.test(name)
  if (!named && target === null && actual === null && score === null) return undefined
  const fourth = level4 === null ? {} : { level4 }
  return { level1, level2, level3, ...fourth, target, actual, weight, score, deviation: read('deviation') }
}

/** A label printed beside a lower row of its lines (its merged cell was drawn as several). */
function labelBelow(grid: FormGrid, row: number, head: Head, level: 'level1' | 'level2'): string | null {
  const column = head.columns.get(level)
  if (column === undefined) return null
  for (let below = row + 1; below < Math.min(grid.rowCount, row + mostRowsOfLevel); below += 1) {
    const text = textOf(grid.at(below, column)?.text ?? '')
    if (text !== null) return /指标|目标|效益|满意/u.test(text) ? text : null
  }
  return null
}

function labelIn(grid: FormGrid, row: number, label: RegExp): FormCell | undefined {
  return grid.row(row).find((cell) => label.test(cell.label))
}

/** The total stands in the column of the scores, or in the first cell with a number behind its label. */
function totalOf(grid: FormGrid, row: number, label: FormCell, { columns }: Head): string | null {
  const column = columns.get('score')
  const cell = column === undefined ? undefined : grid.at(row, column)
  if (cell !== undefined && cell !== label) return numberOf(cell.text)
  const behind = grid.row(row).filter((other) => other.column > label.column)
  return behind.map((other) => numberOf(other.text)).find((value) => value !== null) ?? null
}
