import type { Book } from '../book.ts'
import { evaluationPassages, plain } from './passages.ts'
import { type ProjectStatement, projectStatements } from './projects.ts'
import { type Totals, totalsOf } from './totals.ts'

/**
 * What the text says of evaluations (预算绩效情况说明), after the set phrases of the report's official form (部门决算公开参考样式):
 * how many projects were evaluated, with how much money, and budget, spending, rate and score of single projects.
 */
export interface EvaluationSection extends Totals {
  readonly statements: readonly ProjectStatement[]
  /** What the forms say in their own words of their project, form by form. */
  readonly inForms: readonly (readonly ProjectStatement[])[]
}

const read = new WeakMap<Book, EvaluationSection>()

/** Read once for all rules. */
export function evaluationSection(book: Book): EvaluationSection {
  const known = read.get(book)
  if (known) return known
  const { input } = book
  const passages = evaluationPassages(input)
  const section: EvaluationSection = {
    ...totalsOf(passages, book),
    statements: projectStatements(passages, book),
    inForms: (input.formTexts ?? []).map((texts, index) =>
      projectStatements(
        texts.map((text) => ({ text: plain(text) })),
        book,
        input.evaluations?.[index]?.project,
      ),
    ),
  }
  read.set(book, section)
  return section
}
