import { defineRule } from '../rule.ts'
import { sums } from '../sums.ts'

const at = (item: string) => `basic_expenditure|${item}|amount`

/** 公开05表 基本支出 is what 公开06表 breaks down by economic class. */
export default defineRule({
  id: 'basic-against-general-budget',
  title: {
    zh: '一般公共预算财政拨款支出决算表的基本支出等于基本支出决算表合计',
    en: 'Basic expenditure of the general budget is the total of the statement of basic expenditure',
  },
  basis: '部门决算公开表式：表间关系',
  severity: 'error',
  find: (book) =>
    sums(book, [
      {
        left: ['general_budget_expenditure|total|basic'],
        right: [{ use: at('total'), orElse: [at('personnel_total'), at('public_total')] }],
      },
    ]),
})
