import { decimalsOf, isDecimal, power, toAmount } from '../amount.ts'
import type { Figure } from '../book.ts'
import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `其中：基本支出 a 万元，占 p%`: p = a ÷ the whole. */
export default defineRule({
  id: 'shares',
  title: { zh: '所占百分比等于部分除以总数', en: 'A share in percent is the part divided by the whole' },
  basis: '部门决算公开参考样式：收入、支出、财政拨款支出结构情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const claim of book.input.claims ?? []) {
      if (claim.kind !== 'share') continue
      const part = book.figure(claim.part)
      const whole = book.figure(claim.whole)
      const decimals = decimalsOf(claim.percent)
      if (!part || !whole || !isDecimal(claim.percent) || decimals >= book.scale) {
        yield notApplicable(
          '没有可供比较的数字',
          'there are no figures to compare',
          [part, whole].filter((figure) => figure !== undefined),
        )
        continue
      }
      const half = 5n * power(book.scale - decimals - 1)
      const percent: Figure = {
        ...part,
        column: 'share',
        value: toAmount(claim.percent, book.scale),
        half,
        ownHalf: half,
        unit: 'percent',
        raw: claim.percent,
        rawUnit: '',
        prose: true,
      }
      yield {
        kind: 'percentage',
        percent,
        part: plus(part),
        whole: plus(whole),
        ...(claim.place && { place: claim.place }),
      }
    }
  },
})
