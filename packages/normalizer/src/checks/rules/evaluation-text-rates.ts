import type { Book } from '../book.ts'
import { withAmount } from '../evaluation-section/amounts.ts'
import type { ProjectStatement } from '../evaluation-section/projects.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { type Percentage, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge } from '../verdict.ts'

/** `全年预算数为 4 万元，执行数为 4 万元，完成预算的 100%`, in the text and in the words of the forms. */
export default defineRule({
  id: 'evaluation-text-rates',
  title: {
    zh: '文字中项目执行率等于执行数除以预算数',
    en: 'The execution rate that the text gives of a project is executed divided by budget',
  },
  basis: '部门决算公开参考样式：项目绩效自评综述，全年预算数、执行数、完成预算的百分比',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { statements, inForms } = evaluationSection(book)
    const forms = book.input.evaluations ?? []
    const said = [
      ...statements.map((statement) => ({ statement, place: statement.place })),
      ...inForms.flatMap((own, index) => own.map((statement) => ({ statement, place: forms[index]?.place }))),
    ]
    const seen = new Set<string>()
    for (const { statement, place } of said) {
      const relation = rateOf(statement, book)
      if (!relation) continue
      const words = [...relation.part, ...relation.whole].map(({ figure }) => figure.name?.zh).join(' ')
      if (seen.has(words)) continue
      seen.add(words)
      yield { ...relation, ...(place && { place }) }
    }
    if (seen.size === 0) yield notApplicable('文字没有项目执行率', 'the text gives no execution rate', [])
  },
})

/** Of the budget that fits, if there are two; the same digits in two units are one slip, which has a rule of its own. */
function rateOf({ budgets, executed, rate }: ProjectStatement, book: Book): Percentage | undefined {
  const slip = budgets.some((budget) => budget.raw === executed.raw && budget.rawUnit !== executed.rawUnit)
  if (!rate || slip) return undefined
  const relations = budgets
    .filter((budget) => budget.value > 0n)
    .map((budget): Percentage => {
      const part = plus(withAmount(executed))
      return { kind: 'percentage', percent: rate, part, whole: plus(withAmount(budget)) }
    })
  return relations.find((relation) => judge(relation, book.scale).verdict !== 'inconsistent') ?? relations[0]
}
