import { named, sum } from '../layout.ts'
import { totalLine } from './words.ts'

/**
 * What the statements of government funds and of state capital share; some provinces print the expenditure alone.
 *
 *   | 科目代码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出                  | 年末结转和结余 |
 *   |         |         |              |         | 小计 | 基本支出 | 项目支出 |              |
 */
export const fundPanels = {
  items: {
    codes: 'function',
    items: { total: sum(...totalLine) },
    columns: {
      opening_balance: named(/^(?:年初|上年)(?:财政拨款)?结转(?:(?:和|与|及)?结余)?$/u),
      income: named(/^本年(?:财政拨款)?收入(?:合计)?$/u),
      total: sum(/^(?:本年)?支出(?:合计|总计|小计|决算数)?$/u),
      basic: named('基本支出'),
      project: named('项目支出'),
      closing_balance: named(/^年(?:末|终)(?:财政拨款)?结转(?:(?:和|与|及)?结余)?$/u),
    },
  },
} as const
