import { defineRule } from '../rule.ts'
import { type SumSpec, same, sums } from '../sums.ts'

const summary = (item: string) => `income_expenditure_summary|${item}|amount`
const income = (column: string) => `income|total|${column}`
const appropriation = (item: string) => `appropriation_summary|income:${item}|amount`
const funds = ['general_budget', 'government_fund', 'state_capital']

const links: readonly SumSpec[] = [
  same(summary('income:year_total'), income('total')),
  { left: funds.map((fund) => summary(`income:${fund}`)), right: [income('appropriation')] },
  ...['superior_subsidy', 'institutional', 'business', 'affiliated_remittance', 'other'].map((kind) =>
    same(summary(`income:${kind}`), income(kind)),
  ),
  same(summary('expenditure:year_total'), 'expenditure|total|total'),
  ...funds.map((fund) => same(summary(`income:${fund}`), appropriation(fund))),
  { left: [income('appropriation')], right: [{ use: appropriation('year_total'), orElse: funds.map(appropriation) }] },
]

/** The summary (公开01表) repeats the totals of the statements of income (02表) and expenditure (03表) and of appropriations (04表). */
export default defineRule({
  id: 'summary-against-details',
  title: {
    zh: '收入支出决算总表与收入决算表、支出决算表、财政拨款总表的对应数字一致',
    en: 'The summary agrees with the statements of income, of expenditure and of appropriations',
  },
  basis: '部门决算公开表式：表间关系',
  severity: 'error',
  *find(book) {
    yield* sums(book, links)
    const classes = book.items('income_expenditure_summary').filter((item) => item.startsWith('function:'))
    yield* sums(
      book,
      classes.map((item) => same(summary(item), `expenditure|${item}|total`)),
    )
  },
})
