import { defineLayout, sum } from '../layout.ts'
import { amountWords, totalLine } from './words.ts'

/** 机关运行经费支出情况表 (running costs of administrative bodies), by economic classification. */
export default defineLayout({
  table: 'operating_expense',
  title: /(?:一般公共预算)?(?:财政拨款)?机关运行经费(?:支出)?(?:决算)?(?:情况|明细|统计)*表$/u,
  measure: 'money',
  panels: {
    any: {
      codes: 'economic',
      items: { total: sum(...totalLine, /^机关运行经费(?:支出)?(?:决算)?(?:合计|数|额)?$/u) },
      columns: { amount: sum(...amountWords, /^机关运行经费/u) },
    },
  },
  known: /预算数$/u,
})
