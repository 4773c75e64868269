import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge } from '../verdict.ts'

/** 执行率 = 全年执行数 ÷ 全年预算数; where only 年初预算数 is printed, by that. */
export default defineRule({
  id: 'evaluation-rates',
  title: {
    zh: '自评表执行率等于执行数除以预算数',
    en: 'The execution rate of a self-evaluation is executed divided by budget',
  },
  basis: '项目支出绩效自评表：项目资金 执行率',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const { evaluations = [] } = book.input
    if (evaluations.length === 0) yield notApplicable('没有绩效自评表', 'there is no self-evaluation', [])
    for (const evaluation of evaluations) {
      const { budgetAdjusted, budgetInitial, executed, executionPercent } = evaluation.funds
      const percent = figureOf(evaluation, executionPercent, '%', { zh: '执行率', en: 'execution rate' }, book, true)
      const spent = figureOf(evaluation, executed, '元', { zh: '执行数', en: 'executed' }, book)
      const budgets = [budgetAdjusted, budgetInitial].flatMap(
        (budget) => figureOf(evaluation, budget, '元', { zh: '预算数', en: 'budget' }, book) ?? [],
      )
      const relations = budgets.flatMap((budget) =>
        percent && spent && budget.value > 0n
          ? { kind: 'percentage' as const, percent, part: plus(spent), whole: plus(budget), place: evaluation.place }
          : [],
      )
      const fitting =
        relations.find((relation) => judge(relation, book.scale).verdict !== 'inconsistent') ?? relations[0]
      if (fitting) yield fitting
    }
  },
})
