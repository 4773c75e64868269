import { defineLayout } from '../layout.ts'
import { fundPanels } from './fund.ts'

/** 国有资本经营预算财政拨款(收入)支出决算表 (state capital). Without its title it looks like the statement of government funds. */
export default defineLayout({
  table: 'state_capital',
  title: [
    /国有资本(?:经营)?(?:预算)?(?:财政)?(?:拨款)?(?:收入(?:及|和)?)?(?:支出|收支)?决算(?:情况|明细|总)?表$/u,
    /国有资本(?:经营)?(?:预算)?(?:财政)?(?:拨款)?(?:收入(?:及|和)?支出|收支|支出)(?:情况|明细|总)?表$/u,
  ],
  measure: 'money',
  panels: fundPanels,
})
