import { nameOf } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const words = {
  greater: { zh: '大于', en: 'greater than' },
  less: { zh: '小于', en: 'less than' },
  equal: { zh: '等于', en: 'equal to' },
}

/** `决算数大于预算数的主要原因`: the figures must say the same. */
export default defineRule({
  id: 'comparisons',
  title: { zh: '“大于”“小于”“持平”与数字一致', en: 'The words greater, less and equal agree with the figures' },
  basis: '部门决算公开参考样式：决算数与预算数差异及原因',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const claim of book.input.claims ?? []) {
      if (claim.kind !== 'comparison') continue
      const one = book.figure(claim.fact)
      const other = book.figure(claim.against)
      if (!one || !other) {
        yield notApplicable('没有可供比较的数字', 'there are no figures to compare', [])
        continue
      }
      const difference = one.value - other.value
      const rounding = one.half + other.half
      const holds =
        claim.word === 'greater'
          ? difference > 0n
          : claim.word === 'less'
            ? difference < 0n
            : difference <= rounding && -difference <= rounding
      const [left, right, word] = [nameOf(one, true), nameOf(other, false), words[claim.word]]
      yield {
        kind: 'finding',
        holds,
        figures: [one, other],
        message: {
          zh: `${left.zh} ${one.raw} ${one.rawUnit}写作${word.zh}${right.zh} ${other.raw} ${other.rawUnit}${holds ? '，与数字一致' : '，与数字不符'}。`,
          en: `${left.en} ${one.raw} ${one.rawUnit} is called ${word.en} ${right.en} ${other.raw} ${other.rawUnit}, ${holds ? 'and it is' : 'but it is not'}.`,
        },
        ...(claim.place && { place: claim.place }),
      }
    }
  },
})
