import { defineLayout, named, sum } from '../layout.ts'
import { totalLine } from './words.ts'

/**
 * 支出决算表 (statement of expenditure): functional items in lines, kinds of expenditure in columns.
 *
 *   | 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
 */
export default defineLayout({
  table: 'expenditure',
  title: [/支出决算(?:总|情况)?表$/u, /支出总(?:体情况)?表$/u],
  measure: 'money',
  panels: {
    items: {
      codes: 'function',
      items: { total: sum(...totalLine) },
      columns: {
        total: sum(/^(?:本年)?支出(?:合计|总计|小计)$/u, '本年支出'),
        basic: named('基本支出'),
        project: named('项目支出'),
        remitted_to_superior: named(/^上缴上级(?:支出)?$/u),
        business: named(/^(?:事业单位)?经营支出$/u),
        affiliated_subsidy: named(/^对?附属单位补助(?:支出)?$/u),
      },
    },
  },
  alone: { columns: ['basic', 'project', 'remitted_to_superior', 'business'] },
})
