import { finding } from '../finding.ts'
import { type AmountInText, amountsIn } from '../in-text.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** The words between a budget and its actual: `年初预算为 0.48 万元，支出决算为 0.48 万元`. */
const beforeBudget = /预算数?(?:安排)?为?\s?$/u
const beforeActual = /^[，,；;、]?\s?[^。，；\d]{0,12}决算数?为?\s?$/u

/** `决算数大于预算数`, `决算数与年初预算数持平`; not `大于（小于）`, which was left open. */
const comparison =
  /决算数?(?:(大于|高于|多于)|(小于|低于|少于)|等于|与)(?![（(])(?:本年|全年|年初|调整)?预算数?(持平|一致|相等|相同)?/gu

const words = { greater: '大于', less: '小于', equal: '等于' }

/** The reasons are given for `决算数大于预算数` or `小于`: the figures before must say the same. */
export default defineRule({
  id: 'comparisons',
  title: { zh: '“大于”“小于”“持平”与数字一致', en: 'The words greater, less and equal agree with the figures' },
  basis: '部门决算公开参考样式：决算数与预算数差异及原因',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const { text, place } of book.input.paragraphs ?? []) {
      const said = [...text.matchAll(comparison)].filter(
        (match) => match[1] || match[2] || match[3] || match[0].includes('等于'),
      )
      const amounts = said.length === 0 ? [] : amountsIn(text, book)
      for (const match of said) {
        const pair = pairBefore(match.index, text, amounts)
        if (!pair) continue
        seen = true
        const { budget, actual } = pair
        const word = match[1] ? 'greater' : match[2] ? 'less' : 'equal'
        const difference = actual.figure.value - budget.figure.value
        const rounding = actual.figure.half + budget.figure.half
        const holds =
          word === 'greater'
            ? difference > 0n
            : word === 'less'
              ? difference < 0n
              : difference <= rounding && -difference <= rounding
        const [a, b] = [`${actual.raw} ${actual.unit}`, `${budget.raw} ${budget.unit}`]
        yield finding(
          holds,
          {
            zh: `决算数 ${a}写作${words[word]}预算数 ${b}，${holds ? '与数字一致' : '与数字不符'}。`,
            en: `Actual ${a} is called ${word === 'equal' ? 'equal to' : `${word} than`} budget ${b}, ${holds ? 'and it is' : 'but it is not'}.`,
          },
          // Amounts that are the same as printed may differ before they are rounded.
          { place, soft: difference === 0n && actual.figure.value !== 0n },
        )
      }
    }
    if (!seen) yield notApplicable('没有决算数与预算数的比较', 'no comparison is stated', [])
  },
})

/** The last budget and actual, side by side, before the words. */
function pairBefore(position: number, text: string, amounts: readonly AmountInText[]) {
  for (let index = amounts.length - 1; index > 0; index -= 1) {
    const [budget, actual] = [amounts[index - 1], amounts[index]]
    if (!budget || !actual || actual.end > position) continue
    const before = text.slice(Math.max(0, budget.start - 12), budget.start)
    if (beforeBudget.test(before) && beforeActual.test(text.slice(budget.end, actual.start))) return { budget, actual }
  }
  return undefined
}
