import { power } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { fundFigure } from '../evaluation-section/forms.ts'
import { formOf } from '../evaluation-section/match-forms.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { finding } from '../finding.ts'
import { figureOf } from '../in-evaluation.ts'
import { roundTo, upper } from '../message.ts'
import type { Bilingual, Finding, Placed, Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { divideRounded } from '../verdict.ts'

/** The lowest score of the best grade (优). */
const best = 90n

/**
 * A project that spent less than half its money can hardly have reached all its targets. The execution rate has ten points
 * only, so the best grade is possible, but worth a look.
 */
export default defineRule({
  id: 'evaluation-low-spending',
  title: {
    zh: '执行率不足一半的项目未评为优',
    en: 'What spent less than half its budget is not graded best',
  },
  basis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）：预算执行率与绩效目标完成情况一并评价，90（含）分以上为优',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const forms = book.input.evaluations ?? []
    let seen = false
    for (const form of forms) {
      const budget = fundFigure(form, 'budgetAdjusted', book) ?? fundFigure(form, 'budgetInitial', book)
      const score = figureOf(form, form.totalScore, '', { zh: '总分', en: 'total score' }, book)
      const name = { zh: `《${form.project}》`, en: `“${form.project}”` }
      const finding = judgeOne({ budget, executed: fundFigure(form, 'executed', book), score }, name, form.place, book)
      if (finding) yield finding
      seen ||= finding !== undefined
    }
    for (const said of evaluationSection(book).statements) {
      if (said.project !== null && formOf(said.project, forms)) continue
      if (!said.whole && said.project === null) continue
      const name = said.whole
        ? { zh: '整体支出', en: 'the whole of expenditure' }
        : { zh: `《${said.project}》`, en: `“${said.project}”` }
      const finding = judgeOne({ ...said, budget: said.budgets[0] }, name, said.place, book)
      if (finding) yield finding
      seen ||= finding !== undefined
    }
    if (!seen)
      yield notApplicable('没有项目的预算数、执行数和得分', 'no project has a budget, spending and a score', [])
  },
})

interface Evaluated {
  readonly budget?: Figure | undefined
  readonly executed?: Figure | undefined
  readonly score?: Figure | undefined
}

function judgeOne(
  { budget, executed, score }: Evaluated,
  name: Bilingual,
  place: Placed | undefined,
  book: Book,
): Finding | undefined {
  if (!budget || !executed || !score || budget.value <= 0n) return undefined
  const holds = score.value < best * power(book.scale) || 2n * executed.value >= budget.value
  const rate = roundTo(divideRounded(executed.value * 100n * power(book.scale), budget.value), book.scale, 2)
  const shown = (figure: Figure) => `${roundTo(figure.value, book.scale + 4, 6)} 万元`
  return finding(
    holds,
    holds
      ? {
          zh: `${name.zh}执行率 ${rate}%，自评 ${score.raw} 分。`,
          en: `${upper(name.en)} spent ${rate}% of its budget and scores ${score.raw}.`,
        }
      : {
          zh: `${name.zh}预算数 ${shown(budget)}，执行数 ${shown(executed)}，执行率仅 ${rate}%，自评却为 ${score.raw} 分，请核对。`,
          en: `${upper(name.en)} spent ${shown(executed)} of ${shown(budget)}, ${rate}% only, yet scores ${score.raw}; have a look.`,
        },
    { soft: true, place },
  )
}
