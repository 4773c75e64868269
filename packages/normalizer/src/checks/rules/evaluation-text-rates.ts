import { withAmount } from '../evaluation-section/amounts.ts'
import type { ProjectStatement } from '../evaluation-section/projects.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { type Percentage, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

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
      const relation = rateOf(statement)
      const words = [statement.project, statement.budget, statement.executed, statement.rate].map((one) =>
        typeof one === 'object' ? one?.raw : one,
      )
      if (!relation || seen.has(words.join(' '))) continue
      seen.add(words.join(' '))
      yield { ...relation, ...(place && { place }) }
    }
    if (seen.size === 0) yield notApplicable('文字没有项目执行率', 'the text gives no execution rate', [])
  },
})

function rateOf({ budget, executed, rate }: ProjectStatement): Percentage | undefined {
  if (!budget || !rate || budget.value <= 0n) return undefined
  // The same digits in two units are one slip, which has a rule of its own.
  if (budget.raw === executed.raw && budget.rawUnit !== executed.rawUnit) return undefined
  return { kind: 'percentage', percent: rate, part: plus(withAmount(executed)), whole: plus(withAmount(budget)) }
}
