import { defineRule } from '../rule.ts'
import { hierarchy } from '../sums.ts'

/** 政府收支分类科目: an economic class (类, 3 digits) is the sum of its sections (款, 5 digits). */
export default defineRule({
  id: 'economic-hierarchy',
  title: {
    zh: '支出经济分类：类等于款之和',
    en: 'Economic classification: a class is the sum of its sections',
  },
  basis: '政府收支分类科目（部门预算支出经济分类 类、款）',
  severity: 'error',
  *find(book) {
    yield* hierarchy(book, 'basic_expenditure', ['amount'], 'economic')
    yield* hierarchy(book, 'operating_expense', ['amount'], 'economic', 'total')
  },
})
