import { finding } from '../finding.ts'
import { nameOf } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'

const pairs = [
  ['overseas_groups', 'overseas'],
  ['vehicles_purchased', 'vehicle_purchase'],
  ['vehicles_owned', 'vehicle_operation'],
] as const

/**
 * Money for trips abroad, for cars bought and cars run, and the number of trips and cars, are both zero or both not.
 * Bills are paid early or late, and others pay them: what disagrees need not be wrong.
 */
export default defineRule({
  id: 'activity-against-spending',
  title: {
    zh: '“三公”支出与实物量同有同无',
    en: 'Three public expenses have trips and cars to them, and the other way round',
  },
  basis: '地方预决算公开操作规程：公开“三公”经费的同时公开因公出国（境）团组数及人数、公务用车购置数及保有量',
  severity: 'info',
  *find(book): Iterable<Relation> {
    for (const [activity, expense] of pairs) {
      const count = book.figure(`three_public_activity|${activity}|count`)
      const money = book.figure(`three_public|${expense}|actual`)
      if (!count || !money) continue
      const holds = (count.value === 0n) === (money.value === 0n)
      const [a, b] = [nameOf(count, false), nameOf(money, true)]
      yield finding(
        holds,
        holds
          ? { zh: `${a.zh}与${b.zh}同有同无。`, en: `${b.en} and ${a.en} go together.` }
          : {
              zh: `${a.zh}为 ${count.raw}，而${b.zh}为 ${money.raw} ${money.rawUnit}，请核对。`,
              en: `${a.en}: ${count.raw}, but ${b.en} is ${money.raw} ${money.rawUnit}; have a look.`,
            },
        { soft: true, figures: [count, money] },
      )
    }
  },
})
