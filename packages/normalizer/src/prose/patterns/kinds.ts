import { type Pattern, targets } from '../pattern.ts'

/** The three kinds of appropriation: the words, the income line, and the statement of what was spent. */
const kinds = [
  ['一般公共预算', '一般公共预算(?:财政)?拨款', 'general_budget', 'general_budget_expenditure'],
  ['政府性基金预算', '政府性基金(?:预算)?(?:财政)?拨款', 'government_fund', 'government_fund'],
  ['国有资本经营预算', '国有资本经营(?:预算)?(?:财政)?拨款', 'state_capital', 'state_capital'],
] as const

/**
 * A kind of appropriation named without 收入 or 支出 (`其中：一般公共预算财政拨款850万元`): income after an income, expenditure after
 * an expenditure, and neither for certain after both. `summary`: the statement whose income lines are meant.
 */
export function kindsWithin(side: 'income' | 'both', summary: string): readonly Pattern[] {
  return kinds.map(([name, says, line, statement]) => {
    const income = `${summary}|income:${line}|amount`
    const spent = {
      named: /^(?!.*\|income:).*\|(?:expenditure:year_total|total)$/u,
      gives: targets(`${statement}|total|total`),
    }
    return {
      says: `${says}(?=为?\\d)`,
      after: [{ named: /\|income:(?!grand)/u, gives: targets(income) }, ...(side === 'both' ? [spent] : [])],
      gives: [],
      example: `财政拨款收入88万元，其中：${name}财政拨款80万元。`,
      facts: ['appropriation_summary|income:year_total|amount=880000', `${income}=800000`],
    }
  })
}

/** What was spent of each kind, named among the appropriations: the whole of its own statement. */
export const spentByKind: readonly Pattern[] = kinds.map(([name, says, , statement]) => ({
  says: `${says}(?:本年|当年)?支出(?:决算)?(?:合计)?`,
  gives: targets(`${statement}|total|total`),
  example: `其中：${name}财政拨款支出75万元，`,
  facts: [`${statement}|total|total=750000`],
}))

/** Balances of each kind. */
export const balancesByKind: readonly Pattern[] = kinds.flatMap(balancesOf)

/** Balances of the general budget. */
export const generalBudgetBalances: readonly Pattern[] = balancesOf(kinds[0])

function balancesOf([name, says, line]: (typeof kinds)[number]): Pattern[] {
  const opening = `appropriation_summary|income:opening_balance:${line}|amount`
  const closing = `appropriation_summary|expenditure:closing_balance|${line}`
  const words = says.replace('拨款', '(?:拨款)?')
  return [
    {
      says: `(?:年初|上年)${words}结转(?:和结余|结余|及结余)?|${words}(?:年初|上年)(?:财政拨款)?结转(?:和结余|结余|及结余)?`,
      gives: targets(opening),
      example: `年初${name}财政拨款结转和结余3万元。`,
      facts: [`${opening}=30000`],
    },
    {
      says: `年末${words}结转(?:和结余|结余|及结余)?|${words}年末(?:财政拨款)?结转(?:和结余|结余|及结余)?`,
      gives: targets(closing),
      example: `年末${name}财政拨款结转和结余2万元。`,
      facts: [`${closing}=20000`],
    },
  ]
}

/** Totals of one kind, with balances: of none of the lines. */
export const totalsOfKind: Pattern = {
  says: '(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)(?:财政)?(?:拨款)?(?:收入?[、和与及]?支出?(?:决算)?|收入(?:决算)?|支出(?:决算)?)(?:总计|总额)',
  gives: [],
  example: '其中：一般公共预算财政拨款收、支总计70万元，比上年增加5万元。',
  facts: [],
}
