import type { Book } from '../book.ts'
import { finding, onlyFailures } from '../finding.ts'
import { amountsIn } from '../in-text.ts'
import type { Finding } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `预算数为125.70元，实际支出125.70万元`: the same digits in one sentence with two units. */
export default defineRule({
  id: 'unit-slips',
  title: { zh: '同一句中同一数字的单位一致', en: 'The same digits in one sentence have the same unit' },
  basis: '部门决算公开参考样式：金额单位应前后一致',
  severity: 'warning',
  reads: 'text',
  find: (book) =>
    onlyFailures(
      slipsIn(book),
      { zh: '单位前后一致。', en: 'Units agree within sentences.' },
      notApplicable('没有文字', 'there is no text', []),
    ),
})

function* slipsIn(book: Book): Iterable<Finding | 'sound'> {
  for (const { text, place } of book.input.paragraphs ?? []) {
    yield 'sound'
    for (const sentence of text.split('。')) {
      const units = new Map<string, string>()
      for (const { raw, unit, figure } of amountsIn(sentence, book)) {
        const digits = raw.replace(/[,，]/gu, '')
        const other = units.get(digits)
        units.set(digits, unit)
        if (figure.value === 0n || other === undefined || other === unit) continue
        const message = {
          zh: `同一句中既有 ${raw} ${other}又有 ${raw} ${unit}，可能有一处单位写错。`,
          en: `One sentence has both ${raw} ${other} and ${raw} ${unit}; one of the units may be wrong.`,
        }
        yield finding(false, message, { soft: true, place })
      }
    }
  }
}
