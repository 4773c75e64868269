import { defineRule } from '../rule.ts'
import { type SumSpec, same, sums } from '../sums.ts'
import { hasStateCapital } from './forms.ts'

const summary = (item: string) => `income_expenditure_summary|${item}|amount`
const income = (column: string) => `income|total|${column}`
const appropriation = (item: string) => `appropriation_summary|income:${item}|amount`
const funds = ['general_budget', 'government_fund', 'state_capital']

const links: readonly SumSpec[] = [
  same(summary('income:year_total'), income('total')),
  ...['superior_subsidy', 'institutional', 'business', 'affiliated_remittance', 'other'].map((kind) =>
    same(summary(`income:${kind}`), income(kind)),
  ),
  same(summary('expenditure:year_total'), 'expenditure|total|total'),
  ...funds.map((fund) => same(summary(`income:${fund}`), appropriation(fund))),
]

const appropriations: SumSpec = {
  left: funds.map((fund) => summary(`income:${fund}`)),
  right: [income('appropriation')],
}
const ofAppropriations: SumSpec = {
  left: [income('appropriation')],
  right: [{ use: appropriation('year_total'), orElse: funds.map(appropriation) }],
}

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
    // Forms of earlier years have one line for all appropriations, and name the government funds in it.
    if (book.figure(summary('income:general_budget'))) yield* sums(book, [appropriations])
    // A summary without a column for state capital does not count it in; the statement of income may.
    if (hasStateCapital(book) || book.column('state_capital', 'total').every((figure) => figure.value === 0n))
      yield* sums(book, [ofAppropriations])
    const classes = book.items('income_expenditure_summary').filter((item) => item.startsWith('function:'))
    yield* sums(
      book,
      classes.map((item) => same(summary(item), `expenditure|${item}|total`)),
    )
  },
})
