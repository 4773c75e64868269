import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** 总分 = 得分 of the funds (预算执行率) + 得分 of the indicators. */
export default defineRule({
  id: 'evaluation-scores',
  title: {
    zh: '自评总分等于预算执行得分与各指标得分之和',
    en: 'The score of a self-evaluation is that of the funds and those of the indicators',
  },
  basis: '项目支出绩效自评表：总分',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const { evaluations = [] } = book.input
    if (evaluations.length === 0) yield notApplicable('没有绩效自评表', 'there is no self-evaluation', [])
    for (const evaluation of evaluations) {
      const total = figureOf(evaluation, evaluation.totalScore, '', { zh: '总分', en: 'total score' }, book, true)
      const scores = [evaluation.funds.score, ...evaluation.indicators.map((indicator) => indicator.score)]
      const parts = scores.flatMap((score) => figureOf(evaluation, score, '', { zh: '得分', en: 'score' }, book) ?? [])
      if (!total || parts.length === 0) continue
      // A score that is not printed may make up the difference.
      const complete = evaluation.indicators.every(({ weight, score }) => score !== null || weight === null)
      const sum = parts.reduce((all, { value }) => all + value, 0n)
      if (!complete && sum < total.value) continue
      const rightName = { zh: `${parts.length} 项得分之和`, en: `the sum of ${parts.length} scores` }
      yield { kind: 'sum', left: plus(total), right: plus(...parts), rightName, place: evaluation.place }
    }
  },
})
