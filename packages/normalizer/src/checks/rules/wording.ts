import type { Book } from '../book.ts'
import { finding, onlyFailures } from '../finding.ts'
import type { Bilingual, Finding } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const slips: readonly { readonly pattern: RegExp; readonly what: Bilingual }[] = [
  // 与上年相比增减少0.66万元
  { pattern: /增减少|减增加/u, what: { zh: '增减方向不明', en: 'it is not clear whether it grew or fell' } },
  // 下降-3.50%
  {
    pattern: /(?:下降|减少|降低)\s?[-－−﹣]\s?\d/u,
    what: { zh: '减少与负号重复', en: 'a fall and a minus sign say it twice' },
  },
  // 增长13.95。
  {
    pattern: /(?:增长|下降)(?:了|约)?\s?\d{1,12}(?:\.\d{1,12})?(?=[，。；])/u,
    what: { zh: '缺少百分号', en: 'the percent sign is missing' },
  },
  // 较上一度增加
  { pattern: /[较比]上一度/u, what: { zh: '缺少“年”字', en: 'the word year is missing' } },
  // 国内公务接待支出 0.39 万（含外宾接待）
  {
    pattern: /(?:支出|收入|预算|决算|经费|资金)(?:数|额)?为?\s?\d[\d,]{0,15}(?:\.\d{1,6})?\s?万(?=[（(，。；、])/u,
    what: { zh: '缺少“元”字', en: 'the word 元 is missing' },
  },
  // 公务用车保有量为1.00辆
  { pattern: /\d\.\d{1,2}\s?(?:辆|批次|人次)/u, what: { zh: '数量不应有小数', en: 'a count has decimals' } },
  // 1.367.05万元
  {
    pattern: /(?<!\d)\d{1,12}\.\d{1,12}\.\d{1,12}\s?(?:亿|万|千)?元/u,
    what: { zh: '数字有两个小数点', en: 'a number has two points' },
  },
]

/** Slips of the pen that leave a figure in doubt. */
export default defineRule({
  id: 'wording',
  title: { zh: '增减、百分号、数字的写法清楚', en: 'Directions, percent signs and numbers are written clearly' },
  basis: '部门决算公开参考样式：与上年度决算数相比情况的表述',
  severity: 'info',
  reads: 'text',
  find: (book) =>
    onlyFailures(
      slipsIn(book),
      { zh: '写法清楚。', en: 'The wording is clear.' },
      notApplicable('没有文字', 'there is no text', []),
    ),
})

function* slipsIn({ input: { paragraphs, reading } }: Book): Iterable<Finding | 'sound'> {
  // What was recognised in a picture (OCR) may be misread.
  const soft = reading?.digits === 'recognised'
  for (const { text, place } of paragraphs ?? []) {
    yield 'sound'
    for (const { pattern, what } of slips) {
      const words = pattern.exec(text)?.[0]
      if (words === undefined) continue
      yield finding(false, { zh: `“${words}”：${what.zh}。`, en: `“${words}”: ${what.en}.` }, { soft, place })
    }
  }
}
