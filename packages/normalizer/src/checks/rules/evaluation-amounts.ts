import { abs } from '../amount.ts'
import type { Book } from '../book.ts'
import { sizesOf } from '../evaluation-section/counts.ts'
import { formCount, fundFigures, fundNames } from '../evaluation-section/forms.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { plus, type Relation, type Sum } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { side } from '../verdict.ts'

/**
 * 涉及资金, the money of the projects evaluated, is what they had or what they spent: where each has its form, the sum of the
 * initial budgets, of the budgets of the year, or of the spending.
 */
export default defineRule({
  id: 'evaluation-amounts',
  title: {
    zh: '自评项目涉及资金等于各自评表预算数或执行数之和',
    en: 'The money evaluated is the sum of the budgets, or of the spending, of the forms',
  },
  basis: '部门决算公开参考样式：绩效自评共涉及资金 XX 万元；项目支出绩效自评表：预算数、执行数',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const forms = formCount(book)
    const said = evaluationSection(book).money.filter(
      ({ scope, grade, amount, counts }) =>
        scope === 'self' && !grade && amount.value > 0n && forms > 0 && sizesOf(counts).includes(forms),
    )
    const sums = sumsOfForms(book)
    if (said.length === 0 || sums.length === 0) {
      yield notApplicable('不是每个自评项目都有自评表', 'not every project evaluated has a form', [])
      return
    }
    for (const { amount, place } of said) {
      const ranked = sums
        .map(
          (sum): Sum => ({
            kind: 'sum',
            left: plus(amount),
            right: plus(...sum.figures),
            rightName: sum.name,
            soft: 'always',
          }),
        )
        .sort((a, b) => (distance(a) < distance(b) ? -1 : 1))
      const [nearest] = ranked
      if (nearest) yield { ...nearest, ...(place && { place }) }
    }
  },
})

function sumsOfForms(book: Book) {
  return (['budgetAdjusted', 'budgetInitial', 'executed'] as const).flatMap((field) => {
    const figures = fundFigures(field, book)
    if (!figures) return []
    const { zh, en } = fundNames[field]
    return [
      {
        figures,
        name: { zh: `${figures.length} 份自评表${zh}之和`, en: `the sum of ${figures.length} forms (${en})` },
      },
    ]
  })
}

function distance({ left, right }: { readonly left: Sum['left']; readonly right: Sum['right'] }): bigint {
  return abs(side(left).value - side(right).value)
}
