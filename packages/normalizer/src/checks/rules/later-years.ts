import { plain } from '../evaluation-section/passages.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `2025 年度参保率达 97%`: a result, in figures. */
const result = /(?<![到至])(20\d\d)年度[^，,。；;\d]{1,16}(?:达到?|完成|实现)(?:了)?\d[\d,.]{0,14}[%万亿元人个家次]/gu

/** Plans and budgets of the next year are spoken of by right. */
const plan = /规划|计划|预计|预期|预算|力争|确保|目标|拟|将/u

/** The accounts of a year report results of that year. */
export default defineRule({
  id: 'later-years',
  title: { zh: '绩效说明中的完成情况为本年度数字', en: 'The results reported are those of the year of the accounts' },
  basis: '部门决算公开参考样式：部门决算反映本年度收支和绩效情况',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { fiscalYear } = book.input.report
    const next = fiscalYear === null ? undefined : String(fiscalYear + 1)
    let seen = false
    let found = false
    for (const { text, place } of book.input.paragraphs ?? []) {
      if (fiscalYear === null || next === undefined || !text.includes(next)) continue
      seen = true
      const whole = plain(text)
      for (const match of whole.matchAll(result)) {
        const [words, year] = match
        const sentence = whole.slice(whole.lastIndexOf('。', match.index) + 1, match.index + words.length)
        if (Number(year) <= fiscalYear || plan.test(sentence)) continue
        found = true
        yield {
          kind: 'finding',
          holds: false,
          soft: true,
          figures: [],
          message: {
            zh: `“${words}”是 ${year} 年度的数字，本报告为 ${fiscalYear} 年度，请核对。`,
            en: `“${words}” is a result of ${year}, in the accounts of ${fiscalYear}; have a look.`,
          },
          ...(place && { place }),
        }
      }
    }
    const good = {
      zh: '没有把以后年度的数字写作完成情况。',
      en: 'What is said of later years is no result.',
    }
    if (seen && !found) yield { kind: 'finding', holds: true, figures: [], message: good }
    else if (!seen) yield notApplicable('文字没有提到下一年度', 'the text does not speak of the next year', [])
  },
})
