import { plain } from '../evaluation-section/passages.ts'
import { finding } from '../finding.ts'
import { figureOf } from '../in-evaluation.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/**
 * `=100%` and `100%`: a quantity that reaches its target has its points (完成值达到指标值，记满分). Points may be taken off for other
 * reasons; less than half of them left is worth a look.
 */
export default defineRule({
  id: 'evaluation-indicator-scores',
  title: {
    zh: '实际完成值达到指标值的定量指标，得分不低于分值的一半',
    en: 'An indicator in figures that reaches its target has at least half its points',
  },
  basis: '项目支出绩效自评表得分计算方法：定量指标完成值达到指标值，记满分',
  severity: 'info',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const form of book.input.evaluations ?? []) {
      for (const { level3, target, actual, weight, score } of form.indicators) {
        const points = figureOf(form, score, '', { zh: '得分', en: 'score' }, book)
        const full = figureOf(form, weight, '', { zh: '分值', en: 'weight' }, book)
        if (!points || !full || target === null || actual === null || bareValue(target) !== bareValue(actual)) continue
        if (!/\d/u.test(target)) continue
        seen = true
        const holds = 2n * points.value >= full.value
        const name = `《${form.project}》自评表${level3 === null ? '' : `“${level3}”`}`
        yield finding(
          holds,
          holds
            ? {
                zh: `${name}达到指标值 ${target}，得分 ${points.raw}（分值 ${full.raw}）。`,
                en: `The self-evaluation of “${form.project}” reaches ${target} and scores ${points.raw} of ${full.raw}.`,
              }
            : {
                zh: `${name}指标值 ${target}，实际完成值 ${actual}，已达到，但 ${full.raw} 分只得 ${points.raw} 分，请核对。`,
                en: `In the self-evaluation of “${form.project}” an indicator with the target ${target} reached ${actual}, yet scores only ${points.raw} of ${full.raw}; have a look.`,
              },
          { soft: true, place: form.place },
        )
      }
    }
    if (!seen) yield notApplicable('没有可供比较的指标', 'there is no indicator to compare', [])
  },
})

/** Without the sign of the target and the marks around. */
function bareValue(text: string): string {
  return plain(text).replace(/^[≤≥=<>≪≫]+/u, '')
}
