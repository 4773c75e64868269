import type { Word } from '../layout.ts'

/** Words that many statements share. */

/** The figure of the year: 决算数, 金额, 本年支出 … */
export const amountWords: readonly Word[] = [
  /^(?:支出|收入)?(?:决算|统计)?(?:数|金额|额)$/u,
  '决算',
  '金额',
  '支出数',
  '支出金额',
  '实际支出',
  '决算支出',
  /^(?:本年)?(?:支出|收入)?决算数?$/u,
  /^支出决算数$/u,
]

/** Columns of budgets beside the accounts. */
export const budgetColumns: readonly Word[] = [/预算数?$/u, /预算(?:金额|安排)/u]

/** Comparisons with another year, shares. */
export const comparisonColumns: readonly Word[] = [
  /^比上年/u,
  /增减/u,
  /^增长/u,
  /占.*比/u,
  /比重|比例|%/u,
  /完成.*率/u,
]

/** The whole of a coded statement. */
export const totalLine: readonly Word[] = [/^(?:本年)?(?:收入|支出|收支)?(?:合计|总计)$/u, /^合计\(/u]

export const generalBudget = /^一般公共预算(?:财政)?(?:拨款)?(?:收入|资金)?$|^公共预算财政拨款(?:收入)?$/u
export const governmentFund = /^政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?$/u
export const stateCapital = /^国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?$/u
