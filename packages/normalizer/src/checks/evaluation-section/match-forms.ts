import type { Evaluation } from '../../result.ts'
import { clean } from '../../text/clean.ts'
import { likeness, nearest } from '../similar.ts'

/** With more forms than these only the same name is looked for. */
const most = 200

/** How alike two names must be to be those of one project, of 1. */
const alike = 0.5

/**
 * The form of the project that a sentence names. Sentences shorten names and misspell them: without the same name, the one
 * most alike, if there is only one. `certain` is a form with the same name.
 */
export function formOf(
  project: string,
  evaluations: readonly Evaluation[],
): { readonly form: Evaluation; readonly certain: boolean } | undefined {
  const name = keyOf(project)
  const projects = evaluations.filter(({ whole }) => !whole)
  const same = projects.filter((one) => keyOf(one.project) === name)
  if (same.length > 0) return same.length === 1 && same[0] ? { form: same[0], certain: true } : undefined
  if (projects.length > most) return undefined
  const form = nearest(
    projects.filter((one) => numbersIn(one.project) === numbersIn(project)),
    (one) => {
      const score = likeness(name, keyOf(one.project))
      return score >= alike ? score : 0
    },
  )
  return form && { form, certain: false }
}

/** Neither marks nor the word 项目 behind tell projects apart; years and numbers do. */
function keyOf(project: string): string {
  return clean(project)
    .replace(/[、，,.·;；:：()-]/gu, '')
    .replace(/(?:项目|年度|年)(?=$)/u, '')
}

/** Phases and years: `二期` and `2023年` tell projects of one name apart. */
function numbersIn(project: string): string {
  return (clean(project).match(/\d+|[一二三四五六七八九十]+(?=期|批|标段)/gu) ?? []).join(' ')
}
