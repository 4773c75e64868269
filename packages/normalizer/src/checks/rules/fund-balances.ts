import { defineRule } from '../rule.ts'
import { sums } from '../sums.ts'

/** Forms 公开07表 and 08表: 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, in each line. */
export default defineRule({
  id: 'fund-balances',
  title: {
    zh: '政府性基金、国有资本经营预算：年初结转加本年收入等于本年支出加年末结转',
    en: 'Government funds and state capital: opening balance and income equal expenditure and closing balance',
  },
  basis: '部门决算公开表式：政府性基金预算财政拨款收入支出决算表表内关系',
  severity: 'error',
  *find(book) {
    for (const table of ['government_fund', 'state_capital']) {
      // A form with expenditure only has nothing to balance.
      if (book.column(table, 'income').length === 0 && book.column(table, 'opening_balance').length === 0) continue
      const spent = book.column(table, 'total')
      for (const item of book.items(table)) {
        const key = (column: string) => `${table}|${item}|${column}`
        // Some forms print words of their head where the total of the expenditure belongs.
        if (item === 'total' && spent.length > 0 && book.figure(key('total')) === undefined) continue
        const [left, right] = [['opening_balance', 'income'].map(key), ['total', 'closing_balance'].map(key)]
        yield* sums(book, [{ left, right }])
      }
    }
  },
})
