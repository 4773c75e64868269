import { defineRule } from '../rule.ts'
import { lines } from '../sums.ts'

/** Forms 公开05表, 07表 and 08表: 本年支出 = 基本支出 + 项目支出, in each line. */
export default defineRule({
  id: 'basic-project-lines',
  title: {
    zh: '财政拨款支出各表：每行合计等于基本支出加项目支出',
    en: 'Statements of appropriations spent: the total of each line is basic and project expenditure',
  },
  basis: '部门决算公开表式：一般公共预算财政拨款支出决算表、政府性基金、国有资本经营预算表内关系',
  severity: 'error',
  *find(book) {
    for (const table of ['general_budget_expenditure', 'government_fund', 'state_capital']) {
      yield* lines(book, table, ['total'], ['basic', 'project'])
    }
  },
})
