import { defineLayout, named, sum } from '../layout.ts'
import { totalLine } from './words.ts'

/**
 * 收入决算表 (statement of income): functional items in lines, sources in columns.
 *
 *   | 科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入          | …
 *   |         |         |            |            |            | 小计 | 其中：教育收费 |
 */
export default defineLayout({
  table: 'income',
  title: [/收入决算(?:总|情况|明细)?表$/u, /收入总(?:体情况)?表$/u],
  measure: 'money',
  panels: {
    items: {
      codes: 'function',
      items: { total: sum(...totalLine) },
      columns: {
        total: sum(/^(?:本年)?收入(?:合计|总计|小计)$/u, '本年收入'),
        appropriation: named(/^财政拨款(?:收入)?$/u),
        superior_subsidy: named(/^上级补助(?:收入)?$/u),
        institutional_education: named(/教育(?:收费|收入|事业收入)/u),
        institutional: named('事业收入', '事业单位事业收入'),
        business: named(/^(?:事业单位)?经营收入$/u),
        affiliated_remittance: named(/^附属单位(?:上缴|缴款|上缴款)(?:收入)?$/u),
        other: named('其他收入', '其他'),
      },
    },
  },
  alone: { columns: ['total', 'appropriation', 'superior_subsidy', 'institutional'] },
})
