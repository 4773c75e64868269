import { defineRule } from '../rule.ts'
import { type SumSpec, same, sums } from '../sums.ts'

const income = (item: string) => `appropriation_summary|income:${item}|amount`
const spent = (item: string, fund: string) => `appropriation_summary|${item}|${fund}`

/** Each fund of the summary of appropriations (公开04表) has a statement of its own (05表, 07表, 08表). */
const statements = {
  general_budget: 'general_budget_expenditure',
  government_fund: 'government_fund',
  state_capital: 'state_capital',
}

const links: readonly SumSpec[] = [
  ...Object.entries(statements).map(([fund, table]) =>
    same(spent('expenditure:year_total', fund), `${table}|total|total`),
  ),
  ...['government_fund', 'state_capital'].flatMap((fund) => [
    same(income(fund), `${fund}|total|income`),
    same(income(`opening_balance:${fund}`), `${fund}|total|opening_balance`),
    same(spent('expenditure:closing_balance', fund), `${fund}|total|closing_balance`),
  ]),
]

export default defineRule({
  id: 'appropriation-against-details',
  title: {
    zh: '财政拨款收入支出决算总表与一般公共预算、政府性基金、国有资本经营预算各表一致',
    en: 'The summary of appropriations agrees with the statements of its three funds',
  },
  basis: '部门决算公开表式：表间关系',
  severity: 'error',
  *find(book) {
    yield* sums(book, links)
    const classes = book.items('appropriation_summary').filter((item) => item.startsWith('function:'))
    for (const [fund, table] of Object.entries(statements)) {
      yield* sums(
        book,
        classes.map((item) => same(spent(item, fund), `${table}|${item}|total`)),
      )
    }
  },
})
