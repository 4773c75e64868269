import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** 得分 of the funds = 执行率 × 分值, and full marks at most; some bodies score in steps, so a difference is no error for certain. */
export default defineRule({
  id: 'evaluation-fund-scores',
  title: { zh: '预算执行得分等于执行率乘以分值', en: 'The score of the funds is the execution rate of their weight' },
  basis: '项目支出绩效自评表：预算执行率得分按执行率与分值计算，超过 100% 的按满分',
  severity: 'info',
  *find(book): Iterable<Relation> {
    const { evaluations = [] } = book.input
    if (evaluations.length === 0) yield notApplicable('没有绩效自评表', 'there is no self-evaluation', [])
    for (const evaluation of evaluations) {
      const { score, weight, executionPercent } = evaluation.funds
      const rate = figureOf(evaluation, executionPercent, '%', { zh: '执行率', en: 'execution rate' }, book, true)
      const part = figureOf(evaluation, score, '', { zh: '预算执行得分', en: 'score of the funds' }, book, true)
      const whole = figureOf(evaluation, weight, '', { zh: '预算执行分值', en: 'weight of the funds' }, book)
      const full = figureOf(
        evaluation,
        '100',
        '%',
        { zh: '执行率（按 100% 计）', en: 'execution rate (capped at 100%)' },
        book,
        true,
      )
      if (!rate || !part || !whole || !full) continue
      const percent = rate.value > full.value ? full : rate
      yield { kind: 'percentage', percent, part: plus(part), whole: plus(whole), place: evaluation.place }
    }
  },
})
