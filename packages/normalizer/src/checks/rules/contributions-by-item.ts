import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** What is paid under the economic section, and under which functional item it usually is. */
const pairs = [
  // 机关事业单位基本养老保险缴费
  ['30108', '2080505'],
  // 职业年金缴费
  ['30109', '2080506'],
  // 住房公积金
  ['30113', '2210201'],
] as const

/**
 * Pension contributions, occupational annuities and the housing fund have an economic section and a functional item of their
 * own, and are usually the same money in both. Bodies that pay some of it under another item need not be wrong, so that this
 * rule is not among those that are on.
 */
export default defineRule({
  id: 'contributions-by-item',
  title: {
    zh: '养老保险、职业年金、住房公积金的经济科目与功能科目金额一致',
    en: 'Pension, annuity and housing contributions are the same by economic section and by functional item',
  },
  basis: '政府收支分类科目：30108、30109、30113 款；2080505、2080506、2210201 项',
  severity: 'info',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const [section, item] of pairs) {
      const paid = book.figure(`basic_expenditure|economic:${section}|amount`)
      const spent = book.figure(`general_budget_expenditure|function:${item}|basic`)
      if (!paid || !spent) continue
      seen = true
      yield { kind: 'sum', left: plus(paid), right: plus(spent), soft: 'always' }
    }
    if (!seen) yield notApplicable('没有可供比较的数字', 'there are no figures to compare', [])
  },
})
