import { defineRule } from '../rule.ts'
import { sums } from '../sums.ts'

/** Form 公开 “三公”经费支出决算表: 合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费; 公务用车 = 购置费 + 运行费. */
export default defineRule({
  id: 'three-public-totals',
  title: {
    zh: '“三公”经费：合计等于三项之和，公务用车费等于购置费加运行费',
    en: 'Three public expenses: the total is the sum of the three, vehicles are purchase and operation',
  },
  basis: '部门决算公开表式：财政拨款“三公”经费支出决算表表内关系；预算公开操作规程 三公经费分项公开',
  severity: 'error',
  *find(book) {
    for (const column of ['budget', 'budget_adjusted', 'actual']) {
      const at = (item: string) => `three_public|${item}|${column}`
      const vehicle = [at('vehicle_purchase'), at('vehicle_operation')]
      yield* sums(book, [
        { left: [at('total')], right: [at('overseas'), { use: at('vehicle'), orElse: vehicle }, at('reception')] },
        { left: [at('vehicle')], right: vehicle },
      ])
    }
  },
})
