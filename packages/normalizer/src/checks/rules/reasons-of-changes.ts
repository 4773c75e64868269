import type { Book } from '../book.ts'
import { plain } from '../evaluation-section/passages.ts'
import { finding, onlyFailures } from '../finding.ts'
import type { Finding } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const up = '增加|增长|上升|提高|上涨'
const down = '减少|下降|降低|压减|缩减'
const change = String.raw`\d[\d,]{0,20}(?:\.\d{1,8})?(?:亿|万|千)?元`
const percent = '(?:[，,；;、](?:同比)?(?:增长|上升|提高|下降|降低|减少|增加)[^，,。；;]{0,14}[%％])?'

/** `减少 44 万元，下降 11%，主要原因是…`: the direction and the reason, up to the end of the sentence. */
const explained = new RegExp(
  `(${up}|${down})了?${change}${percent}[，,。；;]?(?:其)?(?:主要|变动|增减)?(?:的)?原因(?:是|为|:|：){1,2}([^。]{4,300})`,
  'gu',
)

/** `各项支出增加`, about what was spent. */
const clause = (words: string) =>
  new RegExp(`^[^：:]{0,40}(?:支出|经费|费用|工资|奖金|缴费|拨款|收入|资金)(?:有所|有|均|都)?(?:${words})了?$`, 'u')
const reasons = { up: clause(up), down: clause(down) }

/** Of the year before, of people who left, of money shifted: an increase of these may well explain a decrease. */
const other =
  /上年|去年|以前|前年|往年|20\d\d年|退休|离职|调出|调离|结转|结余|收回|转为|转入|转出|调整|列支|口径|一次性|非|不|未|无|自筹|其他资金|单位资金/u

/** Several reasons in a list may go either way. */
const listed = /^(?:一是|一、|1[、.]|[（(]1|其中)/u

/**
 * A decrease is not explained by expenditure that increased, nor an increase by one that decreased. The last clause of the reason
 * is judged, which says what it comes to, and only where no other clause goes the way of the change.
 */
export default defineRule({
  id: 'reasons-of-changes',
  title: { zh: '增减原因与增减方向一致', en: 'The reason of a change goes the same way as the change' },
  basis: '部门决算公开参考样式：与上年度决算数相比增减及主要原因',
  severity: 'info',
  reads: 'text',
  find: (book) =>
    onlyFailures(
      judgeReasons(book),
      { zh: '增减原因与方向没有矛盾。', en: 'No reason contradicts the direction of its change.' },
      notApplicable('没有增减原因的说明', 'no reason of a change is given', []),
    ),
})

function* judgeReasons({ input }: Book): Iterable<Finding | 'sound'> {
  for (const { text, place } of input.paragraphs ?? []) {
    if (!text.includes('原因')) continue
    for (const [, direction = '', reason = ''] of plain(text).matchAll(explained)) {
      const grows = new RegExp(`^(?:${up})`, 'u').test(direction)
      const against = grows ? reasons.down : reasons.up
      const last = reason.split(/[，,；;]/u).at(-1) ?? ''
      const doubtful = !listed.test(reason) && against.test(last) && !other.test(last)
      if (!doubtful || new RegExp(grows ? up : down, 'u').test(reason)) {
        yield 'sound'
        continue
      }
      const message = {
        zh: `金额${direction}，原因却是“${last}”，请核对。`,
        en: `The amount is said to ${grows ? 'grow' : 'fall'}, but the reason given is “${last}”; have a look.`,
      }
      yield finding(false, message, { soft: true, place })
    }
  }
}
