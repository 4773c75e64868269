import { defineLayout, named, sum } from '../layout.ts'
import { amountWords } from './words.ts'

/** 政府采购支出情况表 (government procurement): a list of lines, alone or as a section of a form with others. */
export default defineLayout({
  table: 'procurement',
  title: [
    /政府采购(?:支出)?(?:决算)?(?:情况|信息|明细|统计)*表$/u,
    /^(?:[一二三四五六]、)?政府采购(?:支出)?(?:信息)?情况$/u,
  ],
  measure: 'money',
  panels: {
    any: {
      items: {
        goods: named(/货物(?:支出|采购|类)*$/u),
        works: named(/工程(?:支出|采购|类)*$/u),
        services: named(/服务(?:支出|采购|类)*$/u),
        micro: named(/小微(?:型)?企业/u),
        sme: named(/中小(?:型)?企业/u),
        total: sum(/^政府采购(?:支出)?(?:合计|总额|金额)?$/u, '采购支出合计'),
      },
      columns: { amount: sum(...amountWords) },
    },
  },
  known: /预算数?$|预算金额/u,
})
