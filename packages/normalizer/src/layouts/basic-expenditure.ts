import { defineLayout, named, sum } from '../layout.ts'
import { amountWords } from './words.ts'

/**
 * 一般公共预算财政拨款基本支出决算(明细)表 (basic expenditure by economic classification). Either two to four panels side by side,
 *
 *   | 人员经费                | 公用经费                                     |
 *   | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 |
 *   | 人员经费合计     | 404.79 | 公用经费合计                              | 33.15 |
 *
 * or one list with a column for each kind:
 *
 *   | 科目代码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
 */
export default defineLayout({
  table: 'basic_expenditure',
  title: [
    /(?:(?:一般)?公共预算)?(?:财政拨款)?基本支出决算(?:明细|情况|经济分类)?表$/u,
    /(?:(?:一般)?公共预算)?(?:财政拨款)?基本支出(?:经济分类)决算(?:明细)?表$/u,
    /一般公共预算(?:财政拨款)?基本支出(?:总体)?(?:情况)?表$/u,
  ],
  measure: 'money',
  panels: {
    any: {
      codes: 'economic',
      items: {
        personnel_total: named(/^人员(?:经费|支出)(?:合计|总计|小计)?$/u),
        public_total: named(/^(?:日常)?公用(?:经费|支出)(?:合计|总计|小计)?$/u),
        total: sum(/^(?:基本支出)?(?:合计|总计)$/u, '基本支出'),
      },
      columns: { amount: sum(...amountWords, /^(?:基本支出|人员经费|公用经费|日常公用经费|本年支出)$/u) },
    },
  },
  strictly: /公共预算/u,
  known: /预算数$/u,
  alone: { columns: ['amount'], codes: 12 },
  // On the line 合计, a column 人员经费 or 公用经费 of the list form is the whole of that kind; so is the 合计 of each side, where
  // both sides have their own.
  place: ({ item, column, header, sums }) => {
    if (item !== 'total') return { item, column }
    const kind = (sums > 1 ? header[0] : header.at(-1)) ?? ''
    if (/^人员(?:经费|支出)$/u.test(kind)) return { item: 'personnel_total', column }
    if (/^(?:日常)?公用(?:经费|支出)$/u.test(kind)) return { item: 'public_total', column }
    return { item, column }
  },
})
