import { below, defineLayout, named, sum } from '../layout.ts'
import { amountWords, budgetColumns, comparisonColumns, generalBudget, governmentFund, stateCapital } from './words.ts'

/**
 * 财政拨款收入支出决算总表 (statement of appropriations): income on the left, expenditure by class and fund on the right.
 * The funds stand twice on the left: as income of the year, and again below the opening balance.
 *
 *   | 收入                     | 支出                                                       |
 *   | 项目       | 行次 | 决算数 | 项目 | 行次 | 合计 | 一般公共预算… | 政府性基金… | 国有资本… |
 */
export default defineLayout({
  table: 'appropriation_summary',
  title: [/财政拨款(?:收入支出|收支)(?:决算)?(?:总体情况|总)表$/u, /财政拨款(?:收入支出|收支)决算表$/u],
  measure: 'money',
  panels: {
    income: {
      under: /收入/u,
      items: {
        'income:opening_balance:general_budget': below('income:opening_balance', generalBudget),
        'income:opening_balance:government_fund': below('income:opening_balance', governmentFund),
        'income:opening_balance:state_capital': below('income:opening_balance', stateCapital),
        'income:general_budget': named(generalBudget),
        'income:government_fund': named(governmentFund),
        'income:state_capital': named(stateCapital),
        'income:year_total': named(/^本年收入(?:合计|总计)?$/u, '收入合计'),
        'income:opening_balance': named(/^(?:上年|年初)(?:财政拨款)?结转(?:和|与|及)?结余$/u, '上年结转', '年初结转'),
        'income:grand_total': named(/^(?:收入)?(?:总计|合计)$/u),
      },
      columns: { amount: named(...amountWords) },
    },
    expenditure: {
      under: /支出/u,
      classes: true,
      items: {
        'expenditure:year_total': named(/^本年支出(?:合计|总计)?$/u, '支出合计'),
        'expenditure:closing_balance': named(/^(?:年末|结转下年|年终)(?:财政拨款)?(?:结转(?:和|与|及)?结余)?$/u),
        'expenditure:grand_total': named(/^(?:支出)?(?:总计|合计)$/u),
      },
      columns: {
        total: sum(...amountWords),
        general_budget: named(generalBudget),
        government_fund: named(governmentFund),
        state_capital: named(stateCapital),
      },
    },
  },
  known: [
    ...budgetColumns.map((word) =>
      word instanceof RegExp ? new RegExp(`(?:年初|全年|调整).*${word.source}`, 'u') : word,
    ),
    ...comparisonColumns,
  ],
  alone: { columns: ['amount', 'total', 'general_budget', 'government_fund'], items: 5 },
})
