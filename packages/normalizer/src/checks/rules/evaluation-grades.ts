import { decimalsOf, toAmount } from '../amount.ts'
import type { Book } from '../book.ts'
import { sizesOf } from '../evaluation-section/counts.ts'
import { formCount, projectForms } from '../evaluation-section/forms.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import type { Graded } from '../evaluation-section/totals.ts'
import { finding } from '../finding.ts'
import { figureOf } from '../in-evaluation.ts'
import type { Finding, Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/**
 * Each project evaluated has one grade. Where every project has a form, the scores of the forms say which: 90 points and
 * more are 优, 80 and more 良, 60 and more 中, fewer 差 (一般划分为四档: bodies may draw the lines elsewhere).
 */
export default defineRule({
  id: 'evaluation-grades',
  title: {
    zh: '各等级项目个数之和等于自评项目个数，并与自评表得分一致',
    en: 'The projects of all grades are the projects evaluated, and agree with the scores of the forms',
  },
  basis:
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）：总分 100 分，90（含）以上为优、80（含）—90 为良、60（含）—80 为中、60 以下为差',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const graded of evaluationSection(book).graded) {
      if (graded.scope !== 'self') continue
      const sizes = sizesOf(graded.counts)
      const finding = sumOfGrades(graded, sizes)
      if (!finding) continue
      seen = true
      yield finding
      const byScore = sizes.includes(formCount(book)) ? gradesByScore(book) : undefined
      if (byScore) yield* againstScores(graded, byScore)
    }
    if (!seen) yield notApplicable('文字没有各等级项目个数', 'the text does not count the projects by grade', [])
  },
})

/** A text that names one grade alone says nothing of the others. */
function sumOfGrades({ grades, counts, place }: Graded, sizes: readonly number[]): Finding | undefined {
  const sum = grades.reduce((all, { number }) => all + number, 0)
  const holds = sizes.includes(sum)
  const less = sizes.some((size) => size > sum)
  if (sizes.length === 0 || (grades.length === 1 && less)) return undefined
  const parts = grades.map(({ number }) => number).join(' + ')
  const stated = counts.map(({ number }) => number).join('、')
  return finding(
    holds,
    holds
      ? {
          zh: `各等级项目共 ${sum} 个，与自评项目个数一致。`,
          en: `The grades count ${sum} projects, as many as were evaluated.`,
        }
      : {
          zh: `各等级项目 ${parts} = ${sum} 个，自评项目为 ${stated} 个，相差 ${sum - (sizes[0] ?? 0)} 个。`,
          en: `The grades count ${parts} = ${sum} projects, but ${stated.replace('、', ', ')} were evaluated: a difference of ${sum - (sizes[0] ?? 0)}.`,
        },
    { soft: less, place },
  )
}

const lines = [
  { names: ['优', '优秀', '一等'], from: 90 },
  { names: ['良', '良好', '二等'], from: 80 },
  { names: ['中', '三等'], from: 60 },
  { names: ['差', '四等'], from: 0 },
] as const

/** How many forms fall into each of the four grades; nothing where a form has no score. */
function gradesByScore(book: Book): readonly number[] | undefined {
  const counts = [0, 0, 0, 0]
  for (const form of projectForms(book)) {
    const score = figureOf(form, form.totalScore, '', { zh: '总分', en: 'total score' }, book)
    if (!score || decimalsOf(score.raw) >= book.scale) return undefined
    const line = lines.findIndex(({ from }) => score.value >= toAmount(String(from), book.scale))
    counts[line] = (counts[line] ?? 0) + 1
  }
  return counts
}

function* againstScores({ grades, place }: Graded, byScore: readonly number[]): Iterable<Finding> {
  for (const { grade, number } of grades) {
    const line = lines.findIndex(({ names }) => names.some((name) => name === grade))
    if (line < 0) continue
    const scored = byScore[line] ?? 0
    const holds = scored === number
    yield finding(
      holds,
      holds
        ? {
            zh: `评为“${grade}”的 ${number} 个项目与自评表得分一致。`,
            en: `${number} projects are graded ${grade}, as their scores say.`,
          }
        : {
            zh: `文字称 ${number} 个项目评为“${grade}”，按自评表得分为 ${scored} 个，相差 ${number - scored} 个。`,
            en: `The text counts ${number} projects as ${grade}, the scores of the forms ${scored}: a difference of ${number - scored}.`,
          },
      { soft: true, place },
    )
  }
}
