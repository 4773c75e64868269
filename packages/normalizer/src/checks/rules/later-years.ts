import type { Book } from '../book.ts'
import { plain } from '../evaluation-section/passages.ts'
import { finding, onlyFailures } from '../finding.ts'
import type { Finding } from '../relation.ts'
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
  find: (book) =>
    onlyFailures(
      resultsOfLaterYears(book),
      { zh: '没有把以后年度的数字写作完成情况。', en: 'What is said of later years is no result.' },
      notApplicable('文字没有提到下一年度', 'the text does not speak of the next year', []),
    ),
})

function* resultsOfLaterYears({ input }: Book): Iterable<Finding | 'sound'> {
  const { fiscalYear } = input.report
  if (fiscalYear === null) return
  for (const { text, place } of input.paragraphs ?? []) {
    if (!text.includes(String(fiscalYear + 1))) continue
    yield 'sound'
    const whole = plain(text)
    for (const match of whole.matchAll(result)) {
      const [words, year] = match
      const sentence = whole.slice(whole.lastIndexOf('。', match.index) + 1, match.index + words.length)
      if (Number(year) <= fiscalYear || plan.test(sentence)) continue
      const message = {
        zh: `“${words}”是 ${year} 年度的数字，本报告为 ${fiscalYear} 年度，请核对。`,
        en: `“${words}” is a result of ${year}, in the accounts of ${fiscalYear}; have a look.`,
      }
      yield finding(false, message, { soft: true, place })
    }
  }
}
