import type { CheckInput } from '../input.ts'
import { prose, report, stated, table } from '../testing/facts.ts'

/** One report that obeys each rule and one that does not, by the id of the rule. */
export interface Case {
  readonly passes: CheckInput
  readonly fails: CheckInput
}

const s = 'income_expenditure_summary'
const a = 'appropriation_summary'
const g = 'general_budget_expenditure'
const b = 'basic_expenditure'
const t = 'three_public'

const statements = [s, 'income', 'expenditure', a, g, b, t, 'government_fund', 'state_capital'].map((id) => ({
  table: id,
  title: id,
  empty: false,
}))

export const cases: Readonly<Record<string, Case>> = {
  'summary-totals': {
    passes: report(
      table(
        `${s}|income:general_budget|amount 1,108`,
        `${s}|income:other|amount 4.92`,
        `${s}|income:year_total|amount 1,112.92`,
      ),
      table(`${s}|income:opening_balance|amount 3.92`, `${s}|income:grand_total|amount 1,116.85`),
      table(`${s}|expenditure:grand_total|amount 1,116.85`),
    ),
    fails: report(
      table(
        `${s}|income:general_budget|amount 1,180`,
        `${s}|income:other|amount 4.92`,
        `${s}|income:year_total|amount 1,112.92`,
      ),
    ),
  },
  'income-lines': {
    passes: report(
      table(
        'income|function:210|total 1026.49',
        'income|function:210|appropriation 1021.56',
        'income|function:210|other 4.92',
      ),
    ),
    fails: report(
      table(
        'income|function:210|total 1026.49',
        'income|function:210|appropriation 1021.56',
        'income|function:210|other 49.20',
      ),
    ),
  },
  'expenditure-lines': {
    passes: report(
      table('expenditure|total|total 708.73', 'expenditure|total|basic 539.73', 'expenditure|total|project 169.00'),
    ),
    fails: report(
      table('expenditure|total|total 708.73', 'expenditure|total|basic 539.73', 'expenditure|total|project 196.00'),
    ),
  },
  'appropriation-totals': {
    passes: report(
      table(
        `${a}|income:year_total|amount 1,108.00`,
        `${a}|income:opening_balance|amount 3.92`,
        `${a}|income:grand_total|amount 1,111.92`,
      ),
    ),
    fails: report(
      table(
        `${a}|income:year_total|amount 1,108.00`,
        `${a}|income:opening_balance|amount 3.92`,
        `${a}|income:grand_total|amount 1,108.00`,
      ),
    ),
  },
  'function-hierarchy': {
    // 款 not listed: the class is the sum of its items.
    passes: report(
      table(
        'income|total|total 56.66',
        'income|function:208|total 56.66',
        'income|function:2080505|total 38.06',
        'income|function:2080506|total 18.60',
      ),
    ),
    fails: report(
      table(
        'income|total|total 56.66',
        'income|function:208|total 56.66',
        'income|function:2080505|total 38.06',
        'income|function:2080506|total 16.80',
      ),
    ),
  },
  'basic-project-lines': {
    passes: report(table(`${g}|total|total 9746.50`, `${g}|total|basic 5364.75`, `${g}|total|project 4381.74`)),
    fails: report(table(`${g}|total|total 9746.50`, `${g}|total|basic 5364.75`, `${g}|total|project 4318.74`)),
  },
  'fund-balances': {
    passes: report(
      table(
        'government_fund|total|opening_balance 5.00',
        'government_fund|total|income 20.00',
        'government_fund|total|total 22.50',
        'government_fund|total|closing_balance 2.50',
      ),
    ),
    fails: report(
      table(
        'government_fund|total|opening_balance 5.00',
        'government_fund|total|income 20.00',
        'government_fund|total|total 22.50',
      ),
    ),
  },
  'economic-hierarchy': {
    passes: report(
      table(`${b}|economic:303|amount 3.30`, `${b}|economic:30304|amount 1.10`, `${b}|economic:30307|amount 2.20`),
    ),
    fails: report(
      table(`${b}|economic:303|amount 3.30`, `${b}|economic:30304|amount 1.10`, `${b}|economic:30307|amount 22.00`),
    ),
  },
  'basic-expenditure-totals': {
    passes: report(
      table(`${b}|economic:301|amount 361.38`, `${b}|economic:303|amount 0.11`, `${b}|personnel_total|amount 361.48`),
      table(
        `${b}|economic:302|amount 10.00`,
        `${b}|economic:310|amount 3.32`,
        `${b}|public_total|amount 13.32`,
        `${b}|total|amount 374.81`,
      ),
    ),
    // 301 repeats the total of the personnel part
    fails: report(
      table(
        `${b}|economic:301|amount 3614846.85元`,
        `${b}|economic:303|amount 1056.00元`,
        `${b}|personnel_total|amount 3614846.85元`,
      ),
    ),
  },
  'three-public-totals': {
    passes: report(
      table(
        `${t}|total|actual 1.34`,
        `${t}|vehicle|actual 1.18`,
        `${t}|vehicle_operation|actual 1.18`,
        `${t}|reception|actual 0.16`,
      ),
    ),
    fails: report(
      table(
        `${t}|total|actual 1.34`,
        `${t}|vehicle|actual 1.18`,
        `${t}|vehicle_operation|actual 1.18`,
        `${t}|reception|actual 1.60`,
      ),
    ),
  },
  'summary-against-details': {
    passes: report(table(`${s}|income:year_total|amount 5056.26`, 'income|total|total 50562600.00元')),
    fails: report(table(`${s}|income:year_total|amount 5056.26`, 'income|total|total 50652600.00元')),
  },
  'appropriation-against-details': {
    passes: report(table(`${a}|expenditure:year_total|general_budget 708.44`, `${g}|total|total 708.44`)),
    fails: report(table(`${a}|expenditure:year_total|general_budget 708.44`, `${g}|total|total 78.44`)),
  },
  'basic-against-general-budget': {
    passes: report(
      table(`${g}|total|basic 437.93`, `${b}|personnel_total|amount 404.79`, `${b}|public_total|amount 33.15`),
    ),
    fails: report(table(`${g}|total|basic 5364.75`, `${b}|total|amount 5377.64`)),
  },
  'general-budget-within-expenditure': {
    passes: report(table(`${g}|function:210|total 236.64`, 'expenditure|function:210|total 236.63')),
    fails: report(table(`${g}|function:210|total 263.64`, 'expenditure|function:210|total 236.63')),
  },
  'three-public-against-basic': {
    passes: report(table(`${b}|economic:30217|amount 0.10`, `${t}|reception|actual 0.16`)),
    fails: report(table(`${b}|economic:30217|amount 1.60`, `${t}|reception|actual 0.16`)),
  },
  'fund-statements': {
    passes: report(table(`${a}|income:general_budget|amount 708.44`, 'government_fund|total|total 0')),
    fails: report(table(`${a}|income:government_fund|amount 8.44`, 'government_fund|total|total 0')),
  },
  'prose-against-tables': {
    passes: report(
      [stated(...pair('operating_expense|total|amount 13.32', 'operating_expense|total|amount 133229.95元'))],
      table(`${g}|function:210|total 70.00`),
      prose(`${g}|function:210|actual 70`),
    ),
    fails: report(table(`${g}|function:2089999|total 0.48`), prose(`${g}|function:2089999|actual 0.48元`)),
  },
  'operating-expense': {
    passes: report(prose('operating_expense|total|amount 90.46'), table(`${b}|public_total|amount 90.46`)),
    // the class of goods and services alone, without the equipment bought
    fails: report(
      prose('operating_expense|total|amount 86.38'),
      table(`${b}|economic:302|amount 86.38`, `${b}|economic:310|amount 4.08`, `${b}|public_total|amount 90.46`),
    ),
  },
  'completion-percentages': {
    passes: report(prose(`${t}|total|budget 0.80`, `${t}|total|actual 0.79`, `${t}|total|completion_percent 99%`)),
    // cut off: 95.457 %
    fails: report(
      prose(`${g}|total|budget 10210.34`, `${g}|total|actual 9746.50`, `${g}|total|completion_percent 95.45%`),
    ),
  },
  'change-percentages': {
    passes: report(
      table(`${t}|total|actual 2.41`),
      prose(`${t}|total|change -0.09`, `${t}|total|change_percent -3.50%`),
    ),
    fails: report(
      table(`${t}|total|actual 2.41`),
      prose(`${t}|total|change -0.09`, `${t}|total|change_percent -35.0%`),
    ),
  },
  'change-directions': {
    passes: report(prose(`${b}|economic:303|change -1884元`, `${b}|economic:303|change_percent -64.08%`)),
    fails: report(prose(`${b}|economic:303|change -1884元`, `${b}|economic:303|change_percent 64.08%`)),
  },
  'zero-base-percentages': {
    passes: report(table(`${t}|total|budget 0.69`), prose(`${t}|total|completion_percent 100%`)),
    fails: report(table(`${t}|total|budget 0.00`), prose(`${t}|total|completion_percent 0%`)),
  },
  shares: {
    passes: text('本年支出合计 562.73 万元，其中：基本支出 374.81 万元，占 66.61%。'),
    fails: text('本年支出合计 562.73 万元，其中：基本支出 374.81 万元，占 76%。'),
  },
  comparisons: {
    passes: text('年初预算为 36.36 万元，支出决算为 32.96 万元。决算数小于预算数。'),
    fails: text('年初预算为 0 元，支出决算为 0 元，决算数大于预算数。'),
  },
  'budget-of-items': {
    passes: report(
      table(
        `${g}|total|total 92.00`,
        `${g}|function:208|total 51.00`,
        `${g}|function:2080501|total 51.00`,
        `${g}|function:221|total 41.00`,
      ),
      prose(`${g}|total|budget 90.00`, `${g}|function:2080501|budget 50.00`, `${g}|function:221|budget 40.00`),
    ),
    fails: report(
      table(`${g}|total|total 92.00`, `${g}|function:208|total 51.00`, `${g}|function:221|total 41.00`),
      prose(`${g}|total|budget 90.00`, `${g}|function:208|budget 50.00`, `${g}|function:221|budget 44.00`),
    ),
  },
  'change-of-classes': {
    passes: report(
      table(`${g}|total|total 92.00`, `${g}|function:208|total 51.00`, `${g}|function:221|total 41.00`),
      prose(`${g}|total|change 5.00`, `${g}|function:208|change 6.00`, `${g}|function:221|change -1.00`),
    ),
    fails: report(
      table(`${g}|total|total 92.00`, `${g}|function:208|total 51.00`, `${g}|function:221|total 41.00`),
      prose(`${g}|total|change 5.00`, `${g}|function:208|change 6.00`, `${g}|function:221|change 1.00`),
    ),
  },
  'procurement-parts': {
    passes: report(
      prose(
        'procurement|total|amount 166.75',
        'procurement|goods|amount 11.48',
        'procurement|works|amount 0',
        'procurement|services|amount 155.27',
      ),
    ),
    fails: report(prose('procurement|total|amount 166.75', 'procurement|sme|amount 1667.50')),
  },
  'vehicles-by-use': {
    passes: report(prose('state_assets|vehicles|count 1辆', 'state_assets|vehicles:emergency|count 1辆')),
    fails: report(prose('state_assets|vehicles|count 1辆', 'state_assets|vehicles:emergency|count 2辆')),
  },
  'activity-against-spending': {
    passes: report(
      prose('three_public_activity|vehicles_owned|count 1辆'),
      table(`${t}|vehicle_operation|actual 2.41`),
    ),
    fails: report(
      prose('three_public_activity|vehicles_purchased|count 1辆'),
      table(`${t}|vehicle_purchase|actual 0.00`),
    ),
  },
  'evaluation-scores': {
    passes: evaluated({ totalScore: '94.31', score: '9.31', indicators: ['40', '45'] }),
    fails: evaluated({ totalScore: '95', score: '10', indicators: ['40', '55'] }),
  },
  'evaluation-weights': {
    passes: evaluated({ weight: '10', indicators: ['50', '40'] }),
    fails: evaluated({ weight: '10', indicators: ['50', '50'] }),
  },
  'evaluation-rates': {
    passes: evaluated({ budgetAdjusted: '600000', executed: '558750', executionPercent: '93.13' }),
    fails: evaluated({ budgetAdjusted: '90000', executed: '55970', executionPercent: '62.18' }),
  },
  'evaluation-fund-scores': {
    passes: evaluated({ executionPercent: '93.13', weight: '10', score: '9.31' }),
    fails: evaluated({ executionPercent: '0.22', weight: '10', score: '2.2' }),
  },
  'evaluation-spending': {
    passes: evaluated({ budgetAdjusted: '1700000', executed: '511800' }),
    fails: evaluated({ budgetAdjusted: '1700000', executed: '5118000' }),
  },
  'evaluation-against-projects': {
    passes: { ...evaluated({ executed: '169000' }), facts: table('expenditure|total|project 16.90') },
    fails: { ...evaluated({ executed: '1690000' }), facts: table('expenditure|total|project 16.90') },
  },
  'statements-present': {
    passes: { ...report(), statements },
    fails: { ...report(), statements: statements.slice(1) },
  },
  'empty-statements-explained': {
    passes: {
      ...text('本年度收入总计 1,112.92 万元。'),
      statements: [{ table: 'government_fund', title: '', empty: true, explanation: '故本表无数据' }],
    },
    fails: {
      ...text('本年度收入总计 1,112.92 万元。'),
      statements: [{ table: 'government_fund', title: '', empty: true }],
    },
  },
  headings: {
    passes: { ...report(), paragraphs: [{ text: '第二部分 医疗保障局2024年度部门决算表' }] },
    fails: { ...report(), paragraphs: [{ text: '第二部分 某某省医疗保障局2024年度部门决算表' }] },
  },
  'unit-slips': {
    passes: text('全年预算 125.70 万元，实际支出 125.70 万元。'),
    fails: text('全年预算 125.70 元，实际支出 125.70 万元。'),
  },
  wording: {
    passes: text('减少 0.09 万元，下降 3.50%。'),
    fails: text('减少 0.09 万元，下降 -3.50%。'),
  },
  'template-leftovers': {
    passes: { ...report(), paragraphs: [{ text: '与上年相比减少 0.66 万元。' }] },
    fails: { ...report(), paragraphs: [{ text: '与上年相比减少（增加）0 元。' }] },
  },
}

function pair(one: string, other: string) {
  return [...table(one), ...prose(other)] as [ReturnType<typeof table>[number], ReturnType<typeof prose>[number]]
}

/** A paragraph beside one fact, which gives the report its scale. */
function text(paragraph: string): CheckInput {
  return { ...report(table(`${t}|total|actual 0.69`)), paragraphs: [{ text: paragraph }] }
}

type Funds = NonNullable<CheckInput['evaluations']>[number]['funds']

/** One self-evaluation; each indicator has its weight for its score. */
function evaluated(given: Partial<Funds> & { totalScore?: string; indicators?: string[] }): CheckInput {
  const { totalScore = null, indicators = [], ...rest } = given
  const nothing = {
    budgetInitial: null,
    budgetAdjusted: null,
    executed: null,
    executionPercent: null,
    weight: null,
    score: null,
  }
  const text = { level1: null, level2: null, level3: null, target: null, actual: null, deviation: null }
  const evaluation = {
    project: '信息化建设',
    authority: null,
    unit: null,
    funds: { ...nothing, ...rest },
    totalScore,
    indicators: indicators.map((points) => ({ ...text, weight: points, score: points })),
    place: { in: 'flow' as const, block: 1 },
  }
  return { ...report(), evaluations: [evaluation] }
}
