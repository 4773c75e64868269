import type { Book } from '../book.ts'
import { defineRule } from '../rule.ts'
import { hierarchy, notApplicable } from '../sums.ts'

const table = 'general_budget_expenditure'

/**
 * The budgets (年初预算) that the text gives line by line make up the budget of the whole, when every line of the statement
 * has one. A line with a budget and no expenditure may be passed over in silence, so less is only improbable; more is wrong.
 */
export default defineRule({
  id: 'budget-of-items',
  title: { zh: '各科目年初预算之和等于年初预算总数', en: 'The budgets of the lines add up to the budget of the whole' },
  basis: '部门决算公开参考样式：一般公共预算财政拨款支出决算具体情况，按功能科目逐项说明年初预算数',
  severity: 'warning',
  *find(book) {
    if (everyLineHas(book, 'budget')) yield* hierarchy(book, table, ['budget'], 'function', 'total')
    else yield notApplicable('并非每个科目都有年初预算数', 'not every line has a budget', [])
  },
})

/** Whether each lowest line of the statement has a figure in the column, itself or a line above it. */
export function everyLineHas(book: Book, column: string): boolean {
  const given = new Set(book.column(table, column).map((figure) => figure.item))
  const lines = book
    .column(table, 'total')
    .map((figure) => figure.item)
    .filter((item) => item.startsWith('function:'))
  const parents = new Set(lines.flatMap((item) => [item.slice(0, -2), item.slice(0, -4)]))
  return (
    lines.length > 0 &&
    lines.every(
      (item) => parents.has(item) || [item, item.slice(0, -2), item.slice(0, -4)].some((one) => given.has(one)),
    )
  )
}
