import type { Book } from '../book.ts'
import { defineRule } from '../rule.ts'
import { hierarchy, type Part, sums } from '../sums.ts'

const table = 'income_expenditure_summary'
const at = (item: string) => `${table}|${item}|amount`

const funds = ['general_budget', 'government_fund', 'state_capital'].map((kind) => at(`income:${kind}`))
const others = ['superior_subsidy', 'institutional', 'business', 'affiliated_remittance', 'other'].map((kind) =>
  at(`income:${kind}`),
)
const kinds = [...funds, ...others]

/**
 * Forms of earlier years have one line for all appropriations (一、财政拨款收入, 其中：政府性基金), which is no item of its own:
 * the statement of income states it.
 */
function incomeKinds(book: Book): readonly Part[] {
  if (book.figure(at('income:general_budget'))) return kinds
  return [{ use: 'income|total|appropriation', orElse: funds }, ...others]
}

/** Form 公开01表 of the final accounts of a department (部门决算公开表式): 本年收入合计, 本年支出合计, 总计. */
export default defineRule({
  id: 'summary-totals',
  title: {
    zh: '收入支出决算总表：合计等于各项之和，加上结转结余等于总计，收支总计相等',
    en: 'Summary of income and expenditure: totals are the sums of their lines, and both sides close at the same grand total',
  },
  basis: '部门决算公开表式：收入支出决算总表表内关系',
  severity: 'error',
  *find(book) {
    const classes = book.items(table).filter((item) => item.startsWith('function:'))
    const parts = incomeKinds(book)
    yield* sums(book, [{ left: [at('income:year_total')], right: parts }])
    yield* hierarchy(book, table, ['amount'], 'function', 'expenditure:year_total')
    yield* sums(book, [
      {
        left: [at('income:grand_total')],
        right: [
          { use: at('income:year_total'), orElse: parts },
          at('income:non_fiscal_balance'),
          at('income:opening_balance'),
        ],
      },
      {
        left: [at('expenditure:grand_total')],
        right: [
          { use: at('expenditure:year_total'), orElse: classes.map(at) },
          at('expenditure:balance_distribution'),
          at('expenditure:closing_balance'),
        ],
      },
    ])
    yield* sums(book, [{ left: [at('income:grand_total')], right: [at('expenditure:grand_total')] }])
  },
})
