import type { Figure } from '../book.ts'
import { finding } from '../finding.ts'
import { nameOf } from '../labels.ts'
import { upper } from '../message.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { yearOnYear } from '../year-before.ts'

/** A percentage of a budget of zero, or of a year before of zero (`增长 0%`), is left over from the template. */
export default defineRule({
  id: 'zero-base-percentages',
  title: { zh: '基数为零时不应有百分比', en: 'Of a base of zero there is no percentage' },
  basis: '百分比的基数不能为零；部门决算公开参考样式：无上年数或预算数的不写比率',
  severity: 'info',
  *find(book): Iterable<Relation> {
    for (const percent of book.figures) {
      if (percent.column !== 'completion_percent') continue
      const budget = book.figure(`${percent.table}|${percent.item}|budget`)
      if (budget) yield ofBase(percent, [budget], budget.value === 0n, { zh: '预算数', en: 'the budget' })
    }
    for (const { percent, change, current } of yearOnYear(book)) {
      const base = { zh: '上年数', en: 'the year before' }
      if (change && current) yield ofBase(percent, [change, current], change.value === current.value, base)
      // Nothing this year and no growth: there was nothing before.
      else if (current?.value === 0n && percent.value === 0n) yield ofBase(percent, [current], true, base)
    }
  },
})

function ofBase(
  percent: Figure,
  of: readonly Figure[],
  zero: boolean,
  base: { readonly zh: string; readonly en: string },
): Relation {
  const name = nameOf(percent, true)
  return finding(
    !zero,
    zero
      ? {
          zh: `${name.zh}写作 ${percent.raw}%，但${base.zh}为零，无法计算百分比。`,
          en: `${upper(name.en)} is given as ${percent.raw}%, but ${base.en} is zero: no percentage can be computed.`,
        }
      : { zh: '基数不为零。', en: 'Its base is not zero.' },
    { figures: [percent, ...of] },
  )
}
