import { amountsIn } from '../in-text.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `预算数为125.70元，实际支出125.70万元`: the same digits in one sentence with two units. */
export default defineRule({
  id: 'unit-slips',
  title: { zh: '同一句中同一数字的单位一致', en: 'The same digits in one sentence have the same unit' },
  basis: '部门决算公开参考样式：金额单位应前后一致',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { paragraphs } = book.input
    let found = false
    for (const { text, place } of paragraphs ?? []) {
      for (const sentence of text.split('。')) {
        const units = new Map<string, string>()
        for (const { raw, unit, figure } of amountsIn(sentence, book)) {
          const digits = raw.replace(/[,，]/gu, '')
          const other = units.get(digits)
          units.set(digits, unit)
          if (figure.value === 0n || other === undefined || other === unit) continue
          found = true
          yield {
            kind: 'finding',
            holds: false,
            soft: true,
            figures: [],
            message: {
              zh: `同一句中既有 ${raw} ${other}又有 ${raw} ${unit}，可能有一处单位写错。`,
              en: `One sentence has both ${raw} ${other} and ${raw} ${unit}; one of the units may be wrong.`,
            },
            ...(place && { place }),
          }
        }
      }
    }
    if (!paragraphs?.length) yield notApplicable('没有文字', 'there is no text', [])
    else if (!found) {
      yield {
        kind: 'finding',
        holds: true,
        figures: [],
        message: { zh: '单位前后一致。', en: 'Units agree within sentences.' },
      }
    }
  },
})
