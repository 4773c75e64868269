import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** A project cannot spend more than its budget of the year (全年预算数). */
export default defineRule({
  id: 'evaluation-spending',
  title: { zh: '项目执行数不超过全年预算数', en: 'A project spends at most its budget of the year' },
  basis: '项目支出绩效自评表：项目资金 全年预算数、全年执行数',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const { evaluations = [] } = book.input
    if (evaluations.length === 0) yield notApplicable('没有绩效自评表', 'there is no self-evaluation', [])
    for (const evaluation of evaluations) {
      const spent = figureOf(evaluation, evaluation.funds.executed, '元', { zh: '执行数', en: 'executed' }, book)
      const budget = figureOf(
        evaluation,
        evaluation.funds.budgetAdjusted,
        '元',
        { zh: '全年预算数', en: 'budget of the year' },
        book,
      )
      if (spent && budget) yield { kind: 'at_most', left: plus(spent), right: plus(budget), place: evaluation.place }
    }
  },
})
