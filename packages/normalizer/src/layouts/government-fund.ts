import { defineLayout } from '../layout.ts'
import { fundPanels } from './fund.ts'

/** 政府性基金预算财政拨款收入支出决算表 (government funds). Without its title it looks like the statement of state capital. */
export default defineLayout({
  table: 'government_fund',
  title: [
    /政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收入(?:及|和)?)?(?:支出|收支)?决算(?:情况|明细|总)?表$/u,
    /政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收入(?:及|和)?支出|收支|支出)(?:情况|明细|总)?表$/u,
  ],
  measure: 'money',
  panels: fundPanels,
})
