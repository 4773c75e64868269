import type { Evaluation } from '../../result.ts'
import { abs } from '../amount.ts'
import type { Book } from '../book.ts'
import { figureOf } from '../in-evaluation.ts'
import { plus } from '../relation.ts'
import { judge, side } from '../verdict.ts'
import { fundFigure } from './forms.ts'

/**
 * The funds of a form give its execution rate: then its cells were read in the right columns. A rate that was cut off instead of
 * rounded will do.
 */
export function fundsAreSound(form: Evaluation, book: Book): boolean {
  const rate = figureOf(form, form.funds.executionPercent, '%', { zh: '执行率', en: 'execution rate' }, book, true)
  const executed = fundFigure(form, 'executed', book)
  if (!rate || !executed) return false
  const percent = { ...rate, half: 2n * rate.half }
  return (['budgetAdjusted', 'budgetInitial'] as const).some((field) => {
    const budget = fundFigure(form, field, book)
    if (!budget) return false
    const { verdict } = judge({ kind: 'percentage', percent, part: plus(executed), whole: plus(budget) }, book.scale)
    return verdict === 'exact' || verdict === 'within_rounding'
  })
}

/** The scores of a form add up to its total. */
export function scoresAreSound(form: Evaluation, book: Book): boolean {
  const name = { zh: '得分', en: 'score' }
  const total = figureOf(form, form.totalScore, '', name, book, true)
  const scores = [form.funds.score, ...form.indicators.map(({ score }) => score)].flatMap(
    (score) => figureOf(form, score, '', name, book) ?? [],
  )
  return total !== undefined && scores.length > 0 && abs(side(plus(...scores)).value - total.value) <= total.half
}
