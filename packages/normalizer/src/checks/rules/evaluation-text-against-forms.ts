import type { Evaluation } from '../../result.ts'
import type { Book, Figure } from '../book.ts'
import { fundFigure } from '../evaluation-section/forms.ts'
import { formOf } from '../evaluation-section/match-forms.ts'
import type { ProjectStatement } from '../evaluation-section/projects.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { fundsAreSound, scoresAreSound } from '../evaluation-section/sound.ts'
import { figureOf } from '../in-evaluation.ts'
import { pairSlip } from '../pair-slip.ts'
import { plus, type Relation, type Sum } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge } from '../verdict.ts'

/**
 * Budget, spending, rate and score of a project stand in its form (自评表), in the text about it, and often in the words of the
 * form itself: they are the same. Whatever the text calls a budget may be the initial one or that of the year.
 */
export default defineRule({
  id: 'evaluation-text-against-forms',
  title: {
    zh: '文字中项目的预算数、执行数、执行率、得分与自评表一致',
    en: 'Budget, spending, rate and score of a project are the same in the text and in its form',
  },
  basis: '项目支出绩效自评表；部门决算公开参考样式：项目绩效自评综述',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const forms = book.input.evaluations ?? []
    const { statements, inForms } = evaluationSection(book)
    const pairs: { readonly form: Evaluation; readonly said: ProjectStatement; readonly certain: boolean }[] = [
      ...statements.flatMap((said) => {
        const found = said.project === null ? undefined : formOf(said.project, forms)
        return found ? [{ said, ...found }] : []
      }),
      ...forms.flatMap((form, index) => ofWhole(inForms[index] ?? []).map((said) => ({ said, form, certain: true }))),
    ]
    const seen = new Set<string>()
    for (const { form, said, certain } of pairs) {
      const relations = comparisonsOf(form, said, book)
      // Another name may be another project, unless one of its amounts is the same.
      if (!certain && !relations.some((relation) => isSameMoney(relation, book))) continue
      for (const relation of relations) {
        const words = `${form.project} ${relation.left[0]?.figure.name?.zh} ${relation.left[0]?.figure.raw}`
        if (seen.has(words)) continue
        seen.add(words)
        yield { ...relation, place: said.place ?? form.place }
      }
    }
    if (seen.size === 0)
      yield notApplicable('文字与自评表没有共同的项目', 'the text speaks of no project with a form', [])
  },
})

/** A form that speaks of several amounts of money speaks of the parts of its project. */
function ofWhole(said: readonly ProjectStatement[]): readonly ProjectStatement[] {
  return new Set(said.map(({ executed }) => executed.value)).size === 1 ? said : []
}

function comparisonsOf(form: Evaluation, said: ProjectStatement, book: Book): Sum[] {
  const rate = figureOf(form, form.funds.executionPercent, '%', { zh: '执行率', en: 'execution rate' }, book, true)
  const score = figureOf(form, form.totalScore, '', { zh: '总分', en: 'total score' }, book, true)
  const budgets = [fundFigure(form, 'budgetAdjusted', book), fundFigure(form, 'budgetInitial', book)]
  // Recognised digits, and cells of a form that does not add up, need not be those that are meant.
  const recognised = book.input.reading?.digits === 'recognised'
  const funds = !recognised && fundsAreSound(form, book)
  const scores = !recognised && scoresAreSound(form, book)
  return [
    ...closest(said.budgets, budgets, funds, book),
    ...closest([said.executed], [fundFigure(form, 'executed', book)], funds, book),
    ...closest([said.rate], [rate], funds, book),
    ...closest([said.score], [score], scores, book),
  ]
}

type Figures = readonly (Figure | undefined)[]

/** The two that are the same, or else those that differ by a slip, or else the first of each. */
function closest(said: Figures, printed: Figures, sure: boolean, book: Book): Sum[] {
  const relations = said.flatMap((left) =>
    printed.flatMap((right): Sum[] =>
      left && right
        ? [{ kind: 'sum', left: plus(left), right: plus(right), strict: true, ...(!sure && { soft: 'always' }) }]
        : [],
    ),
  )
  const relation =
    relations.find((one) => holds(one, book)) ?? relations.find((one) => pairSlip(one) !== 'unknown') ?? relations[0]
  return relation ? [relation] : []
}

function isSameMoney(relation: Sum, book: Book): boolean {
  return relation.left.every(({ figure }) => figure.unit === 'CNY' && figure.value > 0n) && holds(relation, book)
}

function holds(relation: Sum, book: Book): boolean {
  return ['exact', 'within_rounding'].includes(judge(relation, book.scale).verdict)
}
