import { defineRule } from '../rule.ts'
import { lines } from '../sums.ts'

/** Form 公开03表: 本年支出合计 = 基本支出 + 项目支出 + 上缴上级支出 + 经营支出 + 对附属单位补助支出. */
export default defineRule({
  id: 'expenditure-lines',
  title: {
    zh: '支出决算表：每行合计等于各类支出之和',
    en: 'Statement of expenditure: the total of each line is the sum of its kinds of expenditure',
  },
  basis: '部门决算公开表式：支出决算表表内关系',
  severity: 'error',
  find: (book) =>
    lines(
      book,
      'expenditure',
      ['total'],
      ['basic', 'project', 'remitted_to_superior', 'business', 'affiliated_subsidy'],
    ),
})
