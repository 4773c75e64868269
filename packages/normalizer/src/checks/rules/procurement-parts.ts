import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { sums } from '../sums.ts'

const at = (item: string) => `procurement|${item}|amount`

/** 政府采购支出总额 = 货物 + 工程 + 服务; contracts given to small and medium enterprises are part of it, small and micro ones part of these. */
export default defineRule({
  id: 'procurement-parts',
  title: {
    zh: '政府采购支出总额等于货物、工程、服务之和，授予中小企业合同金额含于其中',
    en: 'Procurement is goods, works and services; contracts given to small enterprises are part of it',
  },
  basis: '部门决算公开参考样式：政府采购支出情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    yield* sums(book, [{ left: [at('total')], right: [at('goods'), at('works'), at('services')] }])
    for (const [part, whole] of [
      ['sme', 'total'],
      ['micro', 'sme'],
    ] as const) {
      const [one, all] = [book.figure(at(part)), book.figure(at(whole))]
      if (one && all) yield { kind: 'at_most', left: plus(one), right: plus(all) }
    }
  },
})
