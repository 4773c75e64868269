import type { CheckInput } from '../input.ts'
import { prose, report, table } from '../testing/facts.ts'
import type { Case } from './conformance.cases.ts'

const b = 'basic_expenditure'
const g = 'general_budget_expenditure'
const t = 'three_public'

/** A paragraph beside one fact, which gives the report its scale. */
function text(paragraph: string): CheckInput {
  return { ...report(table(`${t}|total|actual 0.69`)), paragraphs: [{ text: paragraph }] }
}

/** The same beside a project expenditure of 50 万元. */
function spending(paragraph: string): CheckInput {
  return { ...report(table(`${g}|total|project 50.00`)), paragraphs: [{ text: paragraph }] }
}

const basic = report(
  table(`${b}|public_total|amount 9.00`, `${b}|economic:30201|amount 6.00`, `${b}|economic:30205|amount 3.00`),
)

const running = report(
  table(`${g}|function:2101501|basic 90.00`, `${b}|public_total|amount 9.00`),
  prose('operating_expense|total|amount 9.00'),
)

type Evaluated = NonNullable<CheckInput['evaluations']>[number]

/** One self-evaluation with one indicator. */
function form(
  given: Partial<Evaluated['funds']> &
    Partial<Evaluated['indicators'][number]> & { project?: string; totalScore?: string },
): Evaluated {
  const { project = '信息化建设', totalScore = null, ...rest } = given
  const { budgetInitial = null, budgetAdjusted = null, executed = null, executionPercent = null } = rest
  const { level2 = null, target = null, actual = null, weight = null, score = null } = rest
  return {
    project,
    authority: null,
    unit: null,
    funds: { budgetInitial, budgetAdjusted, executed, executionPercent, weight: null, score: null },
    totalScore,
    indicators: [{ level1: null, level2, level3: null, target, actual, weight, score, deviation: null }],
    place: { in: 'flow', block: 1 },
  }
}

const costs = { level2: '成本指标', target: '≤80万元', budgetAdjusted: '800000', executed: '600000' }

/** Cases of the rules about figures that only the text, or a self-evaluation, prints. */
export const figureCases: Readonly<Record<string, Case>> = {
  'evaluation-text-rates': {
    passes: text('信息化建设项目绩效自评综述：项目全年预算数为 80 万元，执行数为 60 万元，完成预算的 75%。'),
    fails: text('信息化建设项目绩效自评综述：项目全年预算数为 80 万元，执行数为 60 万元，完成预算的 57%。'),
  },
  'evaluation-text-against-forms': {
    passes: {
      ...text('信息化建设项目绩效自评综述：项目自评得分为 93 分。项目全年预算数为 80 万元，执行数为 60 万元。'),
      evaluations: [form({ budgetAdjusted: '800000', executed: '600000', totalScore: '93' })],
    },
    // 元 for 万元
    fails: {
      ...text('信息化建设项目绩效自评综述：项目自评得分为 93 分。项目全年预算数为 80 元，执行数为 60 万元。'),
      evaluations: [form({ budgetAdjusted: '800000', executed: '600000', totalScore: '93' })],
    },
  },
  'evaluation-counts': {
    passes: {
      ...text('开展绩效自评，其中一级项目 1 个，二级项目 2 个，共涉及资金 12 万元。'),
      evaluations: [form({}), form({ project: '设备购置' })],
    },
    fails: {
      ...text('开展绩效自评，其中一级项目 1 个，共涉及资金 12 万元。'),
      evaluations: [form({}), form({ project: '设备购置' })],
    },
  },
  'evaluation-grades': {
    passes: text('绩效自评项目 6 个，涉及资金 12 万元，其中评级为“优”的项目 5 个，评级为“良”的项目 1 个。'),
    fails: text('绩效自评项目 6 个，涉及资金 12 万元，其中评级为“优”的项目 5 个，评级为“良”的项目 2 个。'),
  },
  'evaluation-shares': {
    passes: spending('开展绩效自评，共涉及资金 45 万元，占一般公共预算项目支出总额的 90%。'),
    fails: spending('开展绩效自评，共涉及资金 45 万元，占一般公共预算项目支出总额的 100%。'),
  },
  'evaluation-amounts': {
    passes: {
      ...text('开展绩效自评，项目 2 个，共涉及资金 120 万元。'),
      evaluations: [form({ executed: '600000' }), form({ project: '设备购置', executed: '600000' })],
    },
    fails: {
      ...text('开展绩效自评，项目 2 个，共涉及资金 210 万元。'),
      evaluations: [form({ executed: '600000' }), form({ project: '设备购置', executed: '600000' })],
    },
  },
  'evaluation-against-statements': {
    passes: spending('绩效自评情况：本部门项目 3 个，项目支出总额 50 万元。'),
    fails: spending('绩效自评情况：本部门项目 3 个，项目支出总额 500 万元。'),
  },
  'evaluation-low-spending': {
    passes: { ...report(), evaluations: [form({ budgetAdjusted: '800000', executed: '600000', totalScore: '93' })] },
    fails: { ...report(), evaluations: [form({ budgetAdjusted: '800000', executed: '6000', totalScore: '93' })] },
  },
  'evaluation-cost-indicators': {
    passes: { ...report(), evaluations: [form({ ...costs, actual: '60万元' })] },
    fails: { ...report(), evaluations: [form({ ...costs, actual: '70万元' })] },
  },
  'evaluation-indicator-scores': {
    passes: { ...report(), evaluations: [form({ target: '=100%', actual: '100%', weight: '20', score: '18' })] },
    fails: { ...report(), evaluations: [form({ target: '=100%', actual: '100%', weight: '20', score: '2' })] },
  },
  'components-without-amount': {
    passes: { ...basic, paragraphs: [{ text: '公用经费 9.00 万元，主要包括：办公费、水费等。' }] },
    fails: { ...basic, paragraphs: [{ text: '公用经费 9.00 万元，主要包括：办公费、咨询费等。' }] },
  },
  'operating-expense-missing': {
    passes: { ...running, paragraphs: [{ text: '机关运行经费支出 9.00 万元。' }] },
    fails: {
      ...report(running.facts.filter((fact) => fact.table !== 'operating_expense')),
      paragraphs: [{ text: '本单位无机关运行经费。' }],
    },
  },
  'unspent-of-spent': {
    passes: {
      ...report(table(`${t}|reception|budget 0.90`, `${t}|reception|actual 0.70`)),
      paragraphs: [{ text: '公务接待费没有用完，结余 0.20 万元。' }],
    },
    fails: {
      ...report(table(`${t}|reception|budget 0.70`, `${t}|reception|actual 0.70`)),
      paragraphs: [{ text: '公务接待费没有用完，结余 0.20 万元。' }],
    },
  },
  'part-completion': {
    passes: report(
      prose(`${t}|total|actual 0.79`, `${t}|total|completion_percent 65.00%`),
      prose(`${t}|reception|actual 0.79`, `${t}|reception|completion_percent 98.75%`),
    ),
    fails: report(
      prose(`${t}|total|actual 0.79`, `${t}|total|completion_percent 99.00%`),
      prose(`${t}|reception|actual 0.79`, `${t}|reception|completion_percent 98.75%`),
    ),
  },
  'reasons-of-changes': {
    passes: text('比上年减少 3 万元，下降 10%，主要原因是压缩了开支，各项支出减少。'),
    fails: text('比上年减少 3 万元，下降 10%，主要原因是新增人员，各项支出增加。'),
  },
  'later-years': {
    passes: text('2024 年度群众满意率达 97%。2025 年度预算编制已经完成。'),
    fails: text('2025 年度群众满意率达 97%。'),
  },
}
