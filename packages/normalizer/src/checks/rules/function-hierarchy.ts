import { defineRule } from '../rule.ts'
import { hierarchy } from '../sums.ts'

const tables = ['income', 'expenditure', 'general_budget_expenditure', 'government_fund', 'state_capital']
const amounts = new Set([
  'total',
  'appropriation',
  'superior_subsidy',
  'institutional',
  'institutional_education',
  'business',
  'affiliated_remittance',
  'other',
  'basic',
  'project',
  'remitted_to_superior',
  'affiliated_subsidy',
  'opening_balance',
  'income',
  'closing_balance',
])

/** 政府收支分类科目: a class (类) has sections (款), a section has items (项); each is the sum of what stands below it. */
export default defineRule({
  id: 'function-hierarchy',
  title: {
    zh: '支出功能分类：合计等于各类之和，类等于款之和，款等于项之和',
    en: 'Functional classification: the total is the sum of the classes, a class of its sections, a section of its items',
  },
  basis: '政府收支分类科目（支出功能分类 类、款、项）；部门决算公开表式：合计行',
  severity: 'error',
  *find(book) {
    for (const table of tables) {
      const columns = book.columns(table).filter((column) => amounts.has(column))
      yield* hierarchy(book, table, columns, 'function', 'total')
    }
  },
})
