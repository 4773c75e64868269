import { finding } from '../finding.ts'
import { nameOf } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { yearOnYear } from '../year-before.ts'

const up = '增加|增长|上升|提高'
const down = '减少|下降|降低'
const amount = '(?:了|为)?\\s?(\\d[\\d,]{0,20}(?:\\.\\d{1,8})?)\\s?(?:亿|万|千)?元[，,、；;]?\\s?(?:同比)?'
const percent = '(?:了|为)?\\s?(\\d{1,6}(?:\\.\\d{1,6})?)\\s?[%％]'

/** `减少1884元，增长64.08%` */
const contradictions = [
  new RegExp(`(?:${up})${amount}(?:${down})${percent}`, 'gu'),
  new RegExp(`(?:${down})${amount}(?:${up})${percent}`, 'gu'),
]

/** `减少 1884 元，增长 64.08%`: one of the two words is wrong. */
export default defineRule({
  id: 'change-directions',
  title: { zh: '增减额与增减率方向一致', en: 'The change and the change in percent go the same way' },
  basis: '部门决算公开参考样式：与上年度决算数相比情况',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const reported = new Set<string>()
    for (const { text, place } of book.input.paragraphs ?? []) {
      for (const match of contradictions.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const [words, money = '', rate = ''] = match
        if (!/[1-9]/u.test(money) || !/[1-9]/u.test(rate)) continue
        reported.add(`${money} ${rate}`)
        const message = { zh: `“${words}”一增一减，方向矛盾。`, en: `“${words}”: one grows, the other falls.` }
        yield finding(false, message, { place })
      }
    }
    for (const { percent, change } of yearOnYear(book)) {
      if (change && reported.has(`${change.raw} ${percent.raw}`)) continue
      if (!change || change.value === 0n || percent.value === 0n) continue
      const holds = change.value > 0n === percent.value > 0n
      const name = nameOf(change, true)
      yield finding(
        holds,
        holds
          ? { zh: `${name.zh}与增减率方向一致。`, en: `${name.en}: amount and percentage go the same way.` }
          : {
              zh: `${name.zh} ${change.raw} ${change.rawUnit}与 ${percent.raw}% 一增一减，方向矛盾。`,
              en: `${name.en}: ${change.raw} ${change.rawUnit} and ${percent.raw}%, one said to grow, the other to fall.`,
            },
        { figures: [change, percent] },
      )
    }
  },
})
