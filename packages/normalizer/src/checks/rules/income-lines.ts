import { defineRule } from '../rule.ts'
import { lines } from '../sums.ts'

/** Form 公开02表: 本年收入合计 = 财政拨款收入 + 上级补助收入 + 事业收入 + 经营收入 + 附属单位上缴收入 + 其他收入. */
export default defineRule({
  id: 'income-lines',
  title: {
    zh: '收入决算表：每行合计等于各类收入之和',
    en: 'Statement of income: the total of each line is the sum of its kinds of income',
  },
  basis: '部门决算公开表式：收入决算表表内关系；“其中：教育收费”含于事业收入',
  severity: 'error',
  find: (book) =>
    lines(
      book,
      'income',
      ['total'],
      ['appropriation', 'superior_subsidy', 'institutional', 'business', 'affiliated_remittance', 'other'],
    ),
})
