import { projectForms } from '../evaluation-section/forms.ts'
import { figureOf } from '../in-evaluation.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable, present } from '../sums.ts'

/**
 * The projects evaluated are some of the projects of the year. Money that was passed on to other bodies may be counted in a
 * form and not in the statement, so that more is improbable, not impossible.
 */
export default defineRule({
  id: 'evaluation-against-projects',
  title: {
    zh: '自评项目执行数之和不超过项目支出',
    en: 'The projects evaluated spend at most the project expenditure of the year',
  },
  basis: '项目支出绩效自评表：全年执行数；支出决算表：项目支出',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const [projects] = present(book, [
      { use: 'expenditure|total|project', orElse: ['general_budget_expenditure|total|project'] },
    ])
    const spent = projectForms(book).flatMap(
      (one) => figureOf(one, one.funds.executed, '元', { zh: '执行数', en: 'executed' }, book) ?? [],
    )
    if (projects && spent.length > 0) {
      const leftName = {
        zh: `${spent.length} 张自评表执行数之和`,
        en: `what the projects of ${spent.length} self-evaluations have spent`,
      }
      yield { kind: 'at_most', left: plus(...spent), leftName, right: plus(projects), soft: true }
    } else {
      yield notApplicable('没有绩效自评表或项目支出', 'there is no self-evaluation, or no project expenditure', [])
    }
  },
})
