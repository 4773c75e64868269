import type { Book, Figure } from '../book.ts'
import { tableName } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { hasStateCapital } from './forms.ts'

/**
 * 公开07表 and 08表 have figures exactly when the summary of appropriations (04表) has money of their fund. Sentences state the
 * totals of that summary and leave its funds out: only the statement itself can lack one.
 */
export default defineRule({
  id: 'fund-statements',
  title: {
    zh: '政府性基金、国有资本经营预算表是否有数，与财政拨款收入支出决算总表一致',
    en: 'The statements of government funds and of state capital have figures exactly when the summary of appropriations has',
  },
  basis: '部门决算公开表式：没有政府性基金（国有资本经营）收支的，公开空表并说明',
  severity: 'error',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { statements } = book.input
    const summary = book.items('appropriation_summary').length > 0
    const inSentences = statements && !statements.some(({ table }) => table === 'appropriation_summary')
    for (const fund of ['government_fund', 'state_capital']) {
      const known = book.items(fund).length > 0 || statements?.some(({ table }) => table === fund)
      if (fund === 'state_capital' && !hasStateCapital(book)) {
        yield notApplicable('该年度的总表没有国有资本经营预算栏', 'the summary of that year has no such column', [])
        continue
      }
      if (!summary || !known) {
        yield notApplicable('缺少其中一张表', 'one of the two statements was not found', [])
        continue
      }
      const there = moneyOfFund(book, fund)
      const here = book.figures.filter((figure) => figure.table === fund && figure.value !== 0n)
      if (inSentences && there.length === 0 && here.length > 0) {
        yield notApplicable(
          '没有财政拨款总表，文字只说明其合计',
          'only sentences state the summary, and only its totals',
          [],
        )
        continue
      }
      const name = tableName(fund)
      const figures = [...there, ...here]
      const [only, second] = figures
      yield {
        kind: 'finding',
        holds: there.length > 0 === here.length > 0,
        figures,
        // One figure among zeros stands out.
        ...(only && !second && { repair: { figure: only, value: 0n } }),
        message:
          there.length > 0 === here.length > 0
            ? {
                zh: `${name.zh}与财政拨款总表是否有数一致。`,
                en: `The statement of ${name.en} and the summary of appropriations agree on whether there is money.`,
              }
            : there.length > 0
              ? {
                  zh: `财政拨款总表列有该项资金，而${name.zh}没有数字。`,
                  en: `The summary of appropriations has money of this fund, but the statement of ${name.en} has no figures.`,
                }
              : {
                  zh: `${name.zh}列有数字，而财政拨款总表没有该项资金。`,
                  en: `The statement of ${name.en} has figures, but the summary of appropriations has no money of this fund.`,
                },
      }
    }
  },
})

function moneyOfFund(book: Book, fund: string): Figure[] {
  const income = [`income:${fund}`, `income:opening_balance:${fund}`].map((item) =>
    book.figure(`appropriation_summary|${item}|amount`),
  )
  const all = [...income, ...book.column('appropriation_summary', fund)]
  return all.filter((figure) => figure !== undefined).filter((figure) => figure.value !== 0n)
}
