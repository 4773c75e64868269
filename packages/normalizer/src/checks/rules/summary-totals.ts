import { defineRule } from '../rule.ts'
import { hierarchy, present, sums } from '../sums.ts'

const table = 'income_expenditure_summary'
const at = (item: string) => `${table}|${item}|amount`

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
    yield* sums(book, [
      {
        left: [at('income:year_total')],
        right: [
          at('income:general_budget'),
          at('income:government_fund'),
          at('income:state_capital'),
          at('income:superior_subsidy'),
          at('income:institutional'),
          at('income:business'),
          at('income:affiliated_remittance'),
          at('income:other'),
        ],
      },
    ])
    yield* hierarchy(book, table, ['amount'], 'function', 'expenditure:year_total')
    // Without 本年收入合计 (本年支出合计) there is nothing to add the balances to.
    if (present(book, [at('income:year_total')]).length > 0) {
      yield* sums(book, [
        {
          left: [at('income:grand_total')],
          right: [at('income:year_total'), at('income:non_fiscal_balance'), at('income:opening_balance')],
        },
      ])
    }
    if (present(book, [at('expenditure:year_total')]).length > 0) {
      yield* sums(book, [
        {
          left: [at('expenditure:grand_total')],
          right: [
            at('expenditure:year_total'),
            at('expenditure:balance_distribution'),
            at('expenditure:closing_balance'),
          ],
        },
      ])
    }
    yield* sums(book, [{ left: [at('income:grand_total')], right: [at('expenditure:grand_total')] }])
  },
})
