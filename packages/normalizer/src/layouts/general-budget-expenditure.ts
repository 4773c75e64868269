import { defineLayout, named, sum } from '../layout.ts'
import { totalLine } from './words.ts'

/**
 * 一般公共预算财政拨款支出决算表 (expenditure from the general public budget).
 *
 *   | 科目代码 | 科目名称 | 本年支出                   |
 *   |         |         | 小计 | 基本支出 | 项目支出   |
 */
export default defineLayout({
  table: 'general_budget_expenditure',
  title: [
    /(?:一般)?公共预算(?:财政拨款)?(?:收入)?支出决算(?:情况|总)?表$/u,
    /财政拨款支出决算(?:情况|总)?表$/u,
    /一般公共预算(?:财政)?(?:拨款)?支出(?:总体)?情况表$/u,
    /一般公共预算(?:财政拨款)?支出决算功能分类(?:明细)?表$/u,
  ],
  measure: 'money',
  panels: {
    items: {
      codes: 'function',
      items: { total: sum(...totalLine) },
      columns: {
        total: sum(/^(?:本年)?支出(?:合计|总计|小计|决算数)?$/u),
        basic: named('基本支出'),
        project: named('项目支出'),
      },
    },
  },
  strictly: /公共预算/u,
  // Some provinces print balances and income of the year beside the expenditure.
  known: [/^(?:年初|上年|年末|年终)结转/u, /^本年收入/u],
  never: [/^上缴上级/u],
  alone: { columns: ['total', 'basic', 'project'], codes: 6 },
})
