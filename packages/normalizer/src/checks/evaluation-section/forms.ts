import type { Evaluation } from '../../result.ts'
import { power } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { figureOf } from '../in-evaluation.ts'
import type { Bilingual } from '../relation.ts'

type Field = 'budgetInitial' | 'budgetAdjusted' | 'executed'

export const fundNames: Readonly<Record<Field, Bilingual>> = {
  budgetInitial: { zh: '年初预算数', en: 'initial budget' },
  budgetAdjusted: { zh: '全年预算数', en: 'budget of the year' },
  executed: { zh: '执行数', en: 'executed' },
}

/**
 * An amount of a form, as exact as its digits are: forms are filled in in 万元 and drop zeros at the end, so that a whole
 * number of hundreds of 元 has steps of 0.01 万元, and one of tens steps of 0.001.
 */
export function fundFigure(form: Evaluation, field: Field, book: Book): Figure | undefined {
  const value = form.funds[field]
  const figure = figureOf(form, value, '元', fundNames[field], book, true)
  if (!figure || value === null) return undefined
  // `rounded` gives half a step of the last digit in 元.
  const half = figure.half * power(value.includes('.') ? 0 : (/0{0,2}$/u.exec(value)?.[0].length ?? 0))
  return { ...figure, half, ownHalf: half }
}

/** The forms of projects, without one of all expenditure (部门整体支出绩效自评表). */
export function projectForms({ input: { evaluations = [] } }: Book): readonly Evaluation[] {
  return evaluations.filter(({ whole }) => !whole)
}

/** Of all forms, or nothing where one of them does not say. */
export function fundFigures(field: Field, book: Book): readonly Figure[] | undefined {
  const evaluations = projectForms(book)
  const figures = evaluations.flatMap((form) => fundFigure(form, field, book) ?? [])
  return figures.length > 0 && figures.length === evaluations.length ? figures : undefined
}

/** The different projects that have a form. */
export function formCount(book: Book): number {
  return new Set(projectForms(book).map(({ project }) => project)).size
}
