import { abs } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { sizesOf } from '../evaluation-section/counts.ts'
import { formCount, fundFigure, fundFigures } from '../evaluation-section/forms.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { type Placed, plus, type Relation, type Sum } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { side } from '../verdict.ts'

/** What all expenditure (整体支出) may be: of the year, with what is carried on, from appropriations, from the general budget. */
const wholes = [
  'expenditure|total|total',
  'income_expenditure_summary|expenditure:year_total|amount',
  'income_expenditure_summary|expenditure:grand_total|amount',
  'appropriation_summary|expenditure:year_total|total',
  'general_budget_expenditure|total|total',
]
/** Of all funds first. */
const projects = ['expenditure|total|project', 'general_budget_expenditure|total|project']

/**
 * The section on performance speaks of the same expenditure as the statements. Its totals may be counted otherwise (by
 * budget, with money passed on), so that another figure is only improbable.
 */
export default defineRule({
  id: 'evaluation-against-statements',
  title: {
    zh: '绩效说明中的整体支出执行数、项目支出总额与决算表一致',
    en: 'Total and project expenditure in the section on performance are those of the statements',
  },
  basis: '部门决算公开参考样式：整体支出和项目支出绩效自评情况；支出决算表：本年支出合计、项目支出',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const section = evaluationSection(book)
    const relations = [
      ...section.statements
        .filter(({ whole }) => whole)
        .flatMap(({ executed, place }) => same(executed, wholes, place, book)),
      ...(book.input.evaluations ?? []).flatMap((form) => {
        const executed = form.whole && fundFigure(form, 'executed', book)
        return executed ? same(executed, wholes, form.place, book) : []
      }),
      ...section.projects.flatMap(({ amount, place }) => same(amount, projects, place, book)),
      ...allInForms(book),
    ]
    yield* relations
    if (relations.length === 0) {
      yield notApplicable('绩效说明没有支出总额', 'the section on performance gives no total', [])
    }
  },
})

/** With the figure that is the same, or else with the first. */
function same(said: Figure, keys: readonly string[], place: Placed | undefined, book: Book): Sum[] {
  const printed = keys.flatMap((key) => book.figure(key) ?? [])
  const figure = printed.find((one) => abs(one.value - said.value) <= one.half + said.half) ?? printed[0]
  return figure ? [{ kind: 'sum', left: plus(said), right: plus(figure), soft: 'always', ...(place && { place }) }] : []
}

/** Where all project expenditure was evaluated, and every project has a form, the forms spend all of it. */
function allInForms(book: Book): Sum[] {
  const spent = fundFigures('executed', book)
  const all = evaluationSection(book).money.find(
    ({ scope, counts, shares }) =>
      scope === 'self' &&
      sizesOf(counts).includes(formCount(book)) &&
      shares.some(({ of, percent }) => /项目支出总额$/u.test(of) && /^100(?:\.0+)?$/u.test(percent.raw)),
  )
  const printed = (all?.fund === 'general_budget' ? projects.slice(-1) : projects).flatMap(
    (key) => book.figure(key) ?? [],
  )
  const forms = spent && side(plus(...spent))
  const figure = forms && (printed.find((one) => abs(one.value - forms.value) <= one.half + forms.half) ?? printed[0])
  if (!all || !spent || !figure) return []
  const rightName = { zh: `${spent.length} 份自评表执行数之和`, en: `the spending of ${spent.length} forms` }
  return [
    {
      kind: 'sum',
      left: plus(figure),
      right: plus(...spent),
      rightName,
      soft: 'always',
      ...(all.place && { place: all.place }),
    },
  ]
}
