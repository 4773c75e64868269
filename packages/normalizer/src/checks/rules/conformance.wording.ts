import type { CheckInput } from '../input.ts'
import type { PrintedBlock, PrintedTable } from '../printed-blocks.ts'
import { report, table } from '../testing/facts.ts'
import type { Case } from './conformance.cases.ts'

/** Rules on words: one report that obeys each and one that does not, by the id of the rule. */
export const wordingCases: Readonly<Record<string, Case>> = {
  brackets: {
    passes: printed('包括：1）货物（含设备）；2）服务。'),
    fails: printed('得分 98 分（其中，优的项目 3 个。'),
  },
  numbering: {
    passes: printed('1. 卫生健康支出', '（1）行政运行。', '（2）事业运行。', '2. 住房保障支出', '（1）住房公积金。'),
    fails: printed('（3）行政运行。', '（4）事业运行。', '（4）信息化建设。'),
  },
  'line-numbers': {
    passes: lined(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']),
    fails: lined(['1', '2', '3', '4', '5', '8', '9', '10', '11', '12']),
  },
  'listed-levels': {
    passes: coded('20502', '21003'),
    fails: coded('20502'),
  },
  'totals-listed': {
    passes: totals('total', 'total', 'total'),
    fails: totals('total', 'function:205', 'total'),
  },
  'form-labels': {
    passes: form('产出指标（50分）', '效益指标（40分）'),
    fails: form('产出指标（50分）', '效益指标（40份）'),
  },
  'items-named': {
    passes: named('1. 教育支出（类）普通教育（款）小学教育（项）。年初预算为 3 万元，支出决算为 2 万元。'),
    fails: named('1. 教育支出（类）普通教育（款）中专教育（项）。年初预算为 3 万元，支出决算为 2 万元。'),
  },
  'projects-named': {
    passes: evaluated('2. 校舍维修改造项目绩效自评综述：项目全年预算数为 2 万元。'),
    fails: evaluated('2. 校舍维修项目绩效自评综述：项目全年预算数为 2 万元。'),
  },
  'body-named': {
    passes: ofBody('规划和自然资源局共有车辆 1 辆。'),
    fails: ofBody('规划与自然资源局共有车辆 1 辆。'),
  },
  'set-phrases': {
    passes: printed('公务接待费支出决算 0.69 万元，占 100%。'),
    fails: printed('公务接待费支出决 0.69 万元，占 100%。'),
  },
  'repeated-words': {
    passes: printed('注：本表反映部门本年度一般公共预算财政拨款基本支出情况。', '政府性基金预算财政拨款收入支出决算表'),
    fails: printed(
      '注：本表反映部门本年度一般公共预算财政拨款基本支出情况。',
      '注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。',
    ),
  },
  'foreign-words': {
    passes: printed('推进 DIP 付费和 VPN 专线建设。'),
    fails: printed('推进付费方式改革 and 专线建设。'),
  },
  'closing-marks': {
    passes: listed('负责机关日常运转和后勤保障。'),
    fails: listed('负责机关日常运转和后勤保障'),
  },
}

/** Paragraphs, one on each page. */
function printed(...texts: readonly string[]): CheckInput {
  const blocks = texts.map(
    (text, index): PrintedBlock => ({
      kind: 'paragraph',
      text,
      place: { in: 'page', page: index + 1, box: [0, 0, 1, 1] },
    }),
  )
  return { ...report(), printed: blocks }
}

function ofBody(text: string): CheckInput {
  return { ...printed(text), report: { entity: '某某市规划和自然资源局', fiscalYear: 2024 } }
}

function tabled(table: Pick<PrintedTable, 'cells' | 'statements'>): CheckInput {
  return { ...report(), printed: [{ kind: 'table', labels: [], ...table }] }
}

/** One column of cells. */
function cellsOf(texts: readonly string[]): PrintedTable['cells'] {
  return texts.map((text, row) => ({ row, column: 0, text, place: { in: 'flow', block: 1, row: row + 1, column: 1 } }))
}

function lined(numbers: readonly string[]): CheckInput {
  return tabled({ cells: cellsOf(['行次', ...numbers]), statements: ['income_expenditure_summary'] })
}

function form(...labels: readonly string[]): CheckInput {
  return tabled({ cells: cellsOf(labels), statements: [] })
}

function listed(second: string): CheckInput {
  const others = ['负责规划的编制。', '负责标准的制定。', '负责监督的实施。', '负责资金的管理。', '完成交办的工作。']
  const [first = '', ...rest] = others
  return printed(...[first, second, ...rest].map((text, index) => `${index + 1}. ${text}`))
}

function named(text: string): CheckInput {
  const items = ['学前教育', '小学教育', '初中教育', '高中教育']
  const others = items.map((item) => `教育支出（类）普通教育（款）${item}（项）支出 2 万元。`)
  return {
    ...printed(text, ...others),
    names: [
      { code: '205', name: '教育支出' },
      { code: '20502', name: '普通教育' },
      ...items.map((name, index) => ({ code: `205020${index + 1}`, name })),
    ],
  }
}

function evaluated(text: string): CheckInput {
  const nothing = { budgetInitial: null, budgetAdjusted: null, executed: null }
  const funds = { ...nothing, executionPercent: null, weight: null, score: null }
  const place = { in: 'flow' as const, block: 2 }
  const form = { authority: null, unit: null, funds, totalScore: null, indicators: [], place }
  return { ...printed(text), evaluations: [{ ...form, project: '校舍维修改造' }] }
}

/** Nine items of as many sections, of which only some have a line. */
function coded(...sections: readonly string[]): CheckInput {
  const items = ['20502', '21003', '21004', '21005', '21006', '21007', '21008', '21011', '21012', '21013']
  const listed = items.filter((code) => sections.includes(code) || code > '21003')
  return report(
    table(...[...items.map((code) => `${code}01`), ...listed].map((code) => `expenditure|function:${code}|total 1.00`)),
  )
}

/** The first line of three statements. */
function totals(income: string, expenditure: string, budget: string): CheckInput {
  return report(
    table(
      `income|${income}|total 3.00`,
      `expenditure|${expenditure}|total 3.00`,
      `general_budget_expenditure|${budget}|total 3.00`,
    ),
  )
}
