import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { judge } from '../verdict.ts'

/** `年初预算为 a，支出决算为 b，完成年初预算的 p%`: p = b ÷ a. */
export default defineRule({
  id: 'completion-percentages',
  title: { zh: '完成预算百分比等于决算数除以预算数', en: 'The completion in percent is actual divided by budget' },
  basis: '部门决算公开参考样式：支出决算与年初预算数对比情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const percent of book.figures) {
      if (percent.column !== 'completion_percent') continue
      const at = (column: string) => book.figure(`${percent.table}|${percent.item}|${column}`)
      const actual = at('actual') ?? at('total') ?? at('amount')
      if (!actual) continue
      // Of a budget of zero no percentage can be computed: another rule says so.
      const budgets = [at('budget'), at('budget_adjusted')].filter((budget) => budget && budget.value !== 0n)
      const relations = budgets.flatMap((budget) =>
        budget ? { kind: 'percentage' as const, percent, part: plus(actual), whole: plus(budget) } : [],
      )
      // The text may mean the budget of the beginning of the year or the adjusted one.
      const fitting =
        relations.find((relation) => judge(relation, book.scale).verdict !== 'inconsistent') ?? relations[0]
      if (fitting) yield fitting
    }
  },
})
