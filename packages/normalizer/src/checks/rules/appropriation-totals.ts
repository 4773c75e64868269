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
    const classes = book.items(table).filter((item) => item.startsWith('function:'))
    yield* sums(book, [
      {
        left: [income('grand_total')],
        right: [
          { use: income('year_total'), orElse: funds.map(income) },
          { use: income('opening_balance'), orElse: opening },
        ],
      },
      ...columns.map(
        (column): SumSpec => ({
          left: [spent('grand_total', column)],
          right: [
            {
              use: spent('year_total', column),
              orElse: classes.map((item) => `${table}|${item}|${column}`),
            },
            spent('closing_balance', column),
          ],
        }),
      ),
    ])
    yield* sums(book, [{ left: [income('grand_total')], right: [spent('grand_total', 'total')] }])
    // An opening balance that is not broken down by fund cannot be told apart.
    const carried = book.figure(income('opening_balance'))
    if (carried && carried.value !== 0n && present(book, opening).length === 0) return
    yield* sums(
      book,
      funds.map((fund) => ({
        left: [income(fund), income(`opening_balance:${fund}`)],
        right: [
          {
            use: spent('grand_total', fund),
            orElse: [spent('year_total', fund), spent('closing_balance', fund)],
          },
        ],
      })),
    )
  },
})
