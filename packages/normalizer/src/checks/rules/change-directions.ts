import { nameOf } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { yearOnYear } from '../year-before.ts'

/** `减少 1884 元，增长 64.08%`: one of the two words is wrong. */
export default defineRule({
  id: 'change-directions',
  title: { zh: '增减额与增减率方向一致', en: 'The change and the change in percent go the same way' },
  basis: '部门决算公开参考样式：与上年度决算数相比情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const { percent, change } of yearOnYear(book)) {
      if (!change || change.value === 0n || percent.value === 0n) continue
      const holds = change.value > 0n === percent.value > 0n
      const name = nameOf(change, true)
      yield {
        kind: 'finding',
        holds,
        figures: [change, percent],
        message: holds
          ? { zh: `${name.zh}与增减率方向一致。`, en: `${name.en}: amount and percentage go the same way.` }
          : {
              zh: `${name.zh} ${change.raw} ${change.rawUnit}与 ${percent.raw}% 一增一减，方向矛盾。`,
              en: `${name.en}: ${change.raw} ${change.rawUnit} and ${percent.raw}%, one said to grow, the other to fall.`,
            },
      }
    }
  },
})
