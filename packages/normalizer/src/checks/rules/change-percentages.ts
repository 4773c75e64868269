import { minus, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { yearOnYear } from '../year-before.ts'

/** `比上年增加 c 万元，增长 p%`: p = c ÷ (figure of this year − c). */
export default defineRule({
  id: 'change-percentages',
  title: {
    zh: '增减百分比等于增减额除以上年数',
    en: 'The change in percent is the change divided by the figure of the year before',
  },
  basis: '部门决算公开参考样式：与上年度决算数相比情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const { percent, change, current } of yearOnYear(book)) {
      if (!change || !current || current.value === change.value) continue
      // More than there is now cannot have been added, unless there was less than nothing: a balance may be.
      if (change.value > current.value && current.value >= 0n && !/balance/u.test(current.item)) {
        yield { kind: 'at_most', left: plus(change), right: plus(current) }
        continue
      }
      yield {
        kind: 'percentage',
        percent,
        part: plus(change),
        whole: [...plus(current), ...minus(change)],
        ofDifference: true,
        ignoreSign: true,
      }
    }
  },
})
