import { defineRule } from '../rule.ts'
import { hierarchy, lines, present, type SumSpec, sums } from '../sums.ts'

const table = 'appropriation_summary'
const funds = ['general_budget', 'government_fund', 'state_capital'] as const
const income = (item: string) => `${table}|income:${item}|amount`
const spent = (item: string, column: string) => `${table}|expenditure:${item}|${column}`

/** Form 公开04表, for all money and for each of the three funds: what came in and was carried over is spent or carried on. */
export default defineRule({
  id: 'appropriation-totals',
  title: {
    zh: '财政拨款收入支出决算总表：合计等于各项之和，各类资金年初结转加收入等于支出加年末结转',
    en: 'Summary of appropriations: totals are the sums of their lines, and for each fund opening balance and income equal expenditure and closing balance',
  },
  basis: '部门决算公开表式：财政拨款收入支出决算总表表内关系',
  severity: 'error',
  *find(book) {
    const columns = ['total', ...funds]
    yield* sums(book, [
      { left: [income('year_total')], right: funds.map(income) },
      { left: [income('opening_balance')], right: funds.map((fund) => income(`opening_balance:${fund}`)) },
    ])
    yield* hierarchy(book, table, columns, 'function', 'expenditure:year_total')
    yield* lines(book, table, ['total'], funds)

    const opening = funds.map((fund) => income(`opening_balance:${fund}`))
    if (present(book, [income('year_total')]).length > 0) {
      yield* sums(book, [
        {
          left: [income('grand_total')],
          right: [income('year_total'), { use: income('opening_balance'), orElse: opening }],
        },
      ])
    }
    for (const column of columns) {
      if (present(book, [spent('year_total', column)]).length === 0) continue
      yield* sums(book, [
        {
          left: [spent('grand_total', column)],
          right: [spent('year_total', column), spent('closing_balance', column)],
        },
      ])
    }
    yield* sums(book, [
      { left: [income('grand_total')], right: [spent('grand_total', 'total')] },
      ...funds.map(
        (fund): SumSpec => ({
          left: [income(fund), income(`opening_balance:${fund}`)],
          right: [
            {
              use: spent('grand_total', fund),
              orElse: [spent('year_total', fund), spent('closing_balance', fund)],
            },
          ],
        }),
      ),
    ])
  },
})
