import type { Evaluation } from '../result.ts'
import { clean } from '../text/clean.ts'
import { declaredUnits, type MoneyUnit, unitOfHeader } from '../text/money-unit.ts'
import type { FormCell, FormGrid } from './form-grid.ts'
import { moneyOf, numberOf } from './values.ts'
import { fundColumns, fundTotal } from './words.ts'

type Funds = Evaluation['funds']
type Field = keyof typeof fundColumns

const fields = Object.keys(fundColumns) as Field[]
/** What is told from other lines of the form by its label alone. */
const stacked = ['budgetInitial', 'budgetAdjusted', 'executed', 'executionPercent'] as const
const linesOfFunds = 4
const none: Funds = {
  budgetInitial: null,
  budgetAdjusted: null,
  executed: null,
  executionPercent: null,
  weight: null,
  score: null,
}

/**
 * Reads the funds of the year:
 *
 *     | 项目资金(万元) |           | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
 *     |               | 年度资金总额 |  …
 */
export function readFunds(grid: FormGrid, unitAbove: MoneyUnit | undefined): Funds {
  const heads = grid.cells.filter(
    (cell) => fundColumns.executed.test(cell.label) || fundColumns.executionPercent.test(cell.label),
  )
  const head = heads[0]
  if (head === undefined) return none
  const columns = new Map<Field, FormCell>()
  const top = head.row
  const depth = Math.max(...grid.cells.filter((cell) => cell.row === top && isHead(cell)).map((cell) => cell.rowSpan))
  for (const cell of grid.cells) {
    if (cell.row < top || cell.row >= top + depth || cell.text === '') continue
    const field = fields.find((name) => fundColumns[name].test(cell.label))
    // Of 目标申报数 and 预算编制数 under 年初预算数 the budget is the latter; a lower head is nearer to the figures.
    if (field !== undefined) columns.set(field, cell)
  }
  const total = grid.cells.find(
    (cell) => cell.row >= top + depth && cell.row < top + depth + 4 && fundTotal.test(cell.label),
  )
  const row = total?.row ?? top + depth
  const unit = unitOf(grid, top, row) ?? unitAbove
  const beside = ({ row, column, columnSpan }: FormCell): string | undefined => {
    const text = grid.at(row, column + columnSpan)?.text ?? ''
    return total === undefined && /^[\d.,]+\s*(?:%|％|万?元?)?$/u.test(text) ? text : undefined
  }
  // `预算数： | 120 | 执行数： | 80` instead of columns, or one below the other.
  if (beside(head) !== undefined) {
    for (const cell of grid.cells) {
      const field = stacked.find((name) => fundColumns[name].test(cell.label))
      const near = cell.row >= top - linesOfFunds && cell.row <= top + linesOfFunds
      if (field !== undefined && near && !columns.has(field) && beside(cell) !== undefined) columns.set(field, cell)
    }
  }
  const value = (field: Field): string => {
    const column = columns.get(field)
    if (column === undefined) return ''
    return beside(column) ?? grid.at(row, column.column)?.text ?? ''
  }
  return {
    budgetInitial: moneyOf(value('budgetInitial'), unitIn(columns.get('budgetInitial')) ?? unit),
    budgetAdjusted: moneyOf(value('budgetAdjusted'), unitIn(columns.get('budgetAdjusted')) ?? unit),
    executed: moneyOf(value('executed'), unitIn(columns.get('executed')) ?? unit),
    executionPercent: numberOf(value('executionPercent')),
    weight: numberOf(value('weight')),
    score: numberOf(value('score')),
  }
}

function isHead(cell: FormCell): boolean {
  return fields.some((field) => fundColumns[field].test(cell.label))
}

function unitIn(cell: FormCell | undefined): MoneyUnit | undefined {
  return cell === undefined ? undefined : unitOfHeader(cell.text)
}

/** The unit of the block: in the label beside it, `项目资金(万元)`, or declared above it. */
function unitOf(grid: FormGrid, top: number, row: number): MoneyUnit | undefined {
  const beside = grid.cells.filter((cell) => cell.row <= row && cell.row + cell.rowSpan > top)
  for (const cell of beside) {
    const unit = unitOfHeader(cell.text)
    if (unit !== undefined) return unit
  }
  return declaredUnits(
    grid.cells
      .filter((cell) => cell.row < top)
      .map((cell) => clean(cell.text))
      .join(' '),
  )[0]
}
