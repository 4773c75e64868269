import type { Evaluation } from '../../result.ts'
import { abs } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { money, moneyFigure } from '../evaluation-section/amounts.ts'
import { fundFigure } from '../evaluation-section/forms.ts'
import { plain } from '../evaluation-section/passages.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const onlyMoney = new RegExp(`^[≤≥=<>≪≫]?${money}$`, 'u')

/**
 * A cost indicator (成本指标) whose target is the budget of the project speaks of all its money: what was reached is what the line of
 * the funds has spent. Money that others paid may be counted in.
 */
export default defineRule({
  id: 'evaluation-cost-indicators',
  title: {
    zh: '以预算总额为指标值的成本指标，实际完成值等于执行数',
    en: 'A cost indicator whose target is the budget of the project has reached what was spent',
  },
  basis: '项目支出绩效自评表：成本指标；年度资金总额 全年执行数',
  severity: 'info',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const form of book.input.evaluations ?? []) {
      const executed = fundFigure(form, 'executed', book)
      const budgets = [fundFigure(form, 'budgetInitial', book), fundFigure(form, 'budgetAdjusted', book)]
      for (const indicator of form.indicators) {
        if (!indicator.level2?.includes('成本')) continue
        const target = moneyIn(indicator.target, form, '成本指标值', 'target of the costs', book)
        const actual = moneyIn(indicator.actual, form, '成本指标实际完成值', 'costs reached', book)
        if (!executed || !actual || !target || !budgets.some((budget) => budget && agree(budget, target))) continue
        seen = true
        yield { kind: 'sum', left: plus(actual), right: plus(executed), soft: 'always', place: form.place }
      }
    }
    if (!seen)
      yield notApplicable('没有以预算总额为指标值的成本指标', 'no cost indicator is the budget of its project', [])
  },
})

function moneyIn(text: string | null, form: Evaluation, zh: string, en: string, book: Book): Figure | undefined {
  const [, raw, unit] = onlyMoney.exec(plain(text ?? '')) ?? []
  const name = { zh: `《${form.project}》自评表${zh}`, en: `self-evaluation of “${form.project}”: ${en}` }
  return moneyFigure(raw, unit, name, book)
}

function agree(one: Figure, other: Figure): boolean {
  return abs(one.value - other.value) <= one.half + other.half
}
