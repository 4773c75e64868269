import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { slippedLines } from '../slipped-lines.ts'

/** What is spent from one purse is part of what is spent: 公开05表 line by line within 公开03表, and 04表 within it. */
export default defineRule({
  id: 'general-budget-within-expenditure',
  title: {
    zh: '一般公共预算和财政拨款各科目支出不超过支出决算表同一科目',
    en: 'Expenditure from the general budget, and from all appropriations, is at most all expenditure on the same line',
  },
  basis: '部门决算公开表式：支出决算表包括全部资金，财政拨款各表为其中一部分',
  severity: 'error',
  *find(book): Iterable<Relation> {
    yield* slippedLines(book)
    const pairs = [
      ['general_budget_expenditure', 'total'],
      ['general_budget_expenditure', 'basic'],
      ['general_budget_expenditure', 'project'],
      ['appropriation_summary', 'total'],
    ] as const
    // Money that came back is booked as negative expenditure, of any fund: then the whole may be less than a part.
    const refunds = book.figures.some(({ table, value }) => table === 'expenditure' && value < 0n)
    for (const [table, column] of pairs) {
      for (const part of book.column(table, column)) {
        const whole = book.figure(`expenditure|${part.item}|${column}`)
        if (whole && part !== whole)
          yield { kind: 'at_most', left: plus(part), right: plus(whole), ...(refunds && { soft: true }) }
      }
    }
  },
})
