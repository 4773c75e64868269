import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** 分值: the weights of the funds (usually 10) and of the indicators make up 100. */
export default defineRule({
  id: 'evaluation-weights',
  title: { zh: '自评表分值合计为 100', en: 'The weights of a self-evaluation add up to 100' },
  basis: '项目支出绩效自评表：分值（满分 100 分）',
  severity: 'info',
  *find(book): Iterable<Relation> {
    const { evaluations = [] } = book.input
    if (evaluations.length === 0) yield notApplicable('没有绩效自评表', 'there is no self-evaluation', [])
    for (const evaluation of evaluations) {
      const full = figureOf(evaluation, '100', '', { zh: '满分', en: 'full score' }, book)
      const weights = [evaluation.funds.weight, ...evaluation.indicators.map((indicator) => indicator.weight)]
      // A weight that is not printed may be anything.
      if (!full || weights.includes(null)) continue
      const parts = weights.flatMap(
        (weight) => figureOf(evaluation, weight, '', { zh: '分值', en: 'weight' }, book) ?? [],
      )
      const rightName = { zh: `${parts.length} 项分值之和`, en: `the sum of ${parts.length} weights` }
      yield { kind: 'sum', left: plus(full), right: plus(...parts), rightName, place: evaluation.place }
    }
  },
})
