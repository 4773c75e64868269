import { defineLayout, named } from '../layout.ts'
import { amountWords, budgetColumns, comparisonColumns, generalBudget, governmentFund, stateCapital } from './words.ts'

/**
 * 收入支出决算总表 (statement of income and expenditure): income on the left, expenditure by class on the right.
 *
 *   | 收入                          | 支出                           |
 *   | 项目            | 行次 | 决算数 | 项目           | 行次 | 决算数    |
 *   | 一、一般公共预算财政拨款收入 | 1 | 10.00 | 一、一般公共服务支出 | 31 |  |
 */
export default defineLayout({
  table: 'income_expenditure_summary',
  title: [/(?:收入支出|收支)(?:决算)?(?:总体情况|总)表$/u, /收入支出决算表$/u],
  measure: 'money',
  panels: {
    income: {
      under: /收入/u,
      items: {
        'income:general_budget': named(generalBudget),
        'income:government_fund': named(governmentFund),
        'income:state_capital': named(stateCapital),
        'income:superior_subsidy': named(/^上级补助(?:收入)?$/u),
        'income:institutional': named(/^事业(?:收入|单位事业收入)$/u),
        'income:business': named(/^(?:事业单位)?经营收入$/u),
        'income:affiliated_remittance': named(/^附属(?:单位)?(?:上缴|缴款)(?:收入)?$/u, '附属单位上缴收入'),
        'income:other': named('其他收入'),
        'income:year_total': named(/^本年收入(?:合计|总计)?$/u, '收入合计'),
        'income:non_fiscal_balance': named(/^使用非财政拨款结余/u, /^(?:用|使用)事业基金弥补收支差额$/u),
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
        'expenditure:balance_distribution': named(/^结余分配$/u),
        'expenditure:closing_balance': named(/^(?:年末|结转下年|年终)(?:财政拨款)?(?:结转(?:和|与|及)?结余)?$/u),
        'expenditure:grand_total': named(/^(?:支出)?(?:总计|合计)$/u),
      },
      columns: { amount: named(...amountWords) },
    },
  },
  known: [...budgetColumns, ...comparisonColumns],
  alone: { columns: ['amount'], items: 8 },
  never: [/^年初财政拨款结转/u, /^年末财政拨款结转/u],
})
