import { defineLayout, named, sum } from '../layout.ts'
import operatingExpense from './operating-expense.ts'
import procurement from './procurement.ts'
import stateAssets from './state-assets.ts'
import threePublicActivity from './three-public-activity.ts'
import { comparisonColumns } from './words.ts'

/**
 * 财政拨款“三公”经费支出决算表 (travel abroad, official cars, receptions): the items stand in the header, budget and actual side by
 * side or interleaved, or the items stand in lines.
 *
 *   | 预算数                                       | 决算数                                        |
 *   | 合计 | 因公出国(境)费 | 公务用车购置及运行费   | 公务接待费 | 合计 | …
 *   |      |              | 小计 | 购置费 | 运行费 |
 */
export default defineLayout({
  table: 'three_public',
  title: [
    /(?:(?:一般)?公共预算)?(?:当年)?(?:财政拨款)?(?:安排的?)?三公经费(?:[、及和与,]*(?:会议费|培训费|(?:行政参公单位)?机关运行经费))*(?:支出|预决算|公共预算财政拨款|财政拨款|预算财政拨款)*(?:决算)?(?:情况|明细|总|对比)*(?:统计)?表$/u,
    // The form of the national accounts that holds the three public expenses, their counts, running costs, property and procurement.
    /机构运行(?:信息|情况)表$/u,
  ],
  measure: 'money',
  panels: {
    any: {
      items: {
        overseas: named(/^因公出国(?:\(境\)|境)?(?:支出|经费|费用|费)*$/u),
        vehicle: named(
          /^公务用车(?:购置(?:及|和|与)?运行(?:维护)?|购置\(?(?:及|和)?运行)(?:支出|经费|费用|费)*\)?$/u,
          /^公务用车(?:支出|费用|费|经费)?$/u,
        ),
        vehicle_purchase: named(/^公务用车购置(?:支出|经费|费用|费)*$/u, /^(?:车辆)?购置费$/u),
        vehicle_operation: named(/^公务用车运行(?:维护)?(?:支出|经费|费用|费)*$/u, /^(?:车辆)?运行(?:维护)?费$/u),
        reception: named(/^公务接待(?:支出|经费|费用|费)*$/u),
        total: sum(/^(?:财政拨款)?三公经费(?:支出|财政拨款)*(?:合计|总计)?$/u, /^(?:支出)?(?:合计|总计)$/u),
      },
      columns: {
        budget: named(/^(?:年初|年度|本年|当年)?(?:财政拨款|支出)?预算(?:数|金额|额)?$/u, /年初预算/u),
        budget_adjusted: named(/全年预算/u, /调整(?:后)?预算/u),
        actual: named(
          /决算(?:统计)?(?:数|金额|额)?$/u,
          '统计数',
          /^(?:实际|本年)?支出(?:数|决算|额|金额)?$/u,
          /^实际(?:发生|执行)/u,
          '执行数',
          '金额',
        ),
      },
    },
  },
  otherwise: 'actual',
  standsIn: [['budget_adjusted', 'budget']],
  // Some provinces print the costs of meetings and training beside them.
  known: [...comparisonColumns, /^会议费/u, /^培训费/u],
  also: [threePublicActivity, operatingExpense, stateAssets, procurement],
  strictly: /公共预算/u,
  alone: { columns: ['budget', 'actual'], items: 4 },
})
