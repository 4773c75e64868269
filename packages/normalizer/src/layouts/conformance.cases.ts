import appropriationSummary from './appropriation-summary.ts'
import basicExpenditure from './basic-expenditure.ts'
import { defineSample, type Sample } from './conformance.ts'
import expenditure from './expenditure.ts'
import generalBudgetExpenditure from './general-budget-expenditure.ts'
import governmentFund from './government-fund.ts'
import income from './income.ts'
import incomeExpenditureSummary from './income-expenditure-summary.ts'
import operatingExpense from './operating-expense.ts'
import procurement from './procurement.ts'
import stateAssets from './state-assets.ts'
import stateCapital from './state-capital.ts'
import threePublic from './three-public.ts'
import threePublicActivity from './three-public-activity.ts'

/** A small statement for every built-in layout, in their order. */
export const cases: readonly Sample[] = [
  defineSample(incomeExpenditureSummary, {
    above: ['收入支出决算总表', '单位：万元'],
    table: `
      | 收入                         | <    | <      | 支出                       | <    | <      |
      | 项目                         | 行次 | 决算数 | 项目                       | 行次 | 决算数 |
      | 一、一般公共预算财政拨款收入 | 1    | 90.00  | 一、一般公共服务支出       | 31   | 60.00  |
      | 八、其他收入                 | 8    | 8.00   | 八、社会保障和就业支出     | 38   | 35.00  |
      | 本年收入合计                 | 27   | 98.00  | 本年支出合计               | 57   | 95.00  |
      | 年初结转和结余               | 29   | 2.00   | 年末结转和结余             | 59   | 5.00   |
      | 总计                         | 30   | 100.00 | 总计                       | 60   | 100.00 |`,
    facts: {
      'income:general_budget|amount': '90.00',
      'income:other|amount': '8.00',
      'income:year_total|amount': '98.00',
      'income:opening_balance|amount': '2.00',
      'income:grand_total|amount': '100.00',
      'function:201|amount': '60.00',
      'function:208|amount': '35.00',
      'expenditure:year_total|amount': '95.00',
      'expenditure:closing_balance|amount': '5.00',
      'expenditure:grand_total|amount': '100.00',
    },
  }),
  defineSample(income, {
    above: ['收入决算表', '单位：万元'],
    table: `
      | 科目代码 | 科目名称             | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | <              | 其他收入 |
      | ^        | ^                    | ^            | ^            | ^            | 小计     | 其中：教育收费 | ^        |
      | 合计     | <                    | 98.00        | 90.00        | 1.00         | 4.00     | 2.00           | 3.00     |
      | 208      | 社会保障和就业支出   | 98.00        | 90.00        | 1.00         | 4.00     | 2.00           | 3.00     |`,
    facts: {
      'total|total': '98.00',
      'total|appropriation': '90.00',
      'total|superior_subsidy': '1.00',
      'total|institutional': '4.00',
      'total|institutional_education': '2.00',
      'total|other': '3.00',
      'function:208|total': '98.00',
      'function:208|appropriation': '90.00',
      'function:208|superior_subsidy': '1.00',
      'function:208|institutional': '4.00',
      'function:208|institutional_education': '2.00',
      'function:208|other': '3.00',
    },
  }),
  defineSample(expenditure, {
    above: ['支出决算表', '单位：万元'],
    table: `
      | 科目代码 | 科目名称           | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
      | 合计     | <                  | 95.00        | 70.00    | 20.00    | 1.00         | 2.00     | 2.00               |
      | 20805    | 行政事业单位养老支出 | 40.00      | 40.00    |          |              |          |                    |`,
    facts: {
      'total|total': '95.00',
      'total|basic': '70.00',
      'total|project': '20.00',
      'total|remitted_to_superior': '1.00',
      'total|business': '2.00',
      'total|affiliated_subsidy': '2.00',
      'function:20805|total': '40.00',
      'function:20805|basic': '40.00',
    },
  }),
  defineSample(appropriationSummary, {
    above: ['财政拨款收入支出决算总表', '单位：万元'],
    table: `
      | 收入                         | <      | 支出                   | <     | <                    | <                      | <                        |
      | 项目                         | 金额   | 项目                   | 合计  | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
      | 一、一般公共预算财政拨款     | 90.00  | 一、一般公共服务支出   | 60.00 | 55.00                | 5.00                   |                          |
      | 二、政府性基金预算财政拨款   | 8.00   | 八、社会保障和就业支出 | 30.00 | 30.00                |                        |                          |
      | 本年收入合计                 | 98.00  | 本年支出合计           | 90.00 | 85.00                | 5.00                   |                          |
      | 年初财政拨款结转和结余       | 2.00   | 年末财政拨款结转和结余 | 10.00 | 7.00                 | 3.00                   |                          |
      | 一、一般公共预算财政拨款     | 2.00   |                        |       |                      |                        |                          |
      | 总计                         | 100.00 | 总计                   | 100.00 | 92.00               | 8.00                   |                          |`,
    facts: {
      'income:general_budget|amount': '90.00',
      'income:government_fund|amount': '8.00',
      'income:year_total|amount': '98.00',
      'income:opening_balance|amount': '2.00',
      'income:opening_balance:general_budget|amount': '2.00',
      'income:grand_total|amount': '100.00',
      'function:201|total': '60.00',
      'function:201|general_budget': '55.00',
      'function:201|government_fund': '5.00',
      'function:208|total': '30.00',
      'function:208|general_budget': '30.00',
      'expenditure:year_total|total': '90.00',
      'expenditure:year_total|general_budget': '85.00',
      'expenditure:year_total|government_fund': '5.00',
      'expenditure:closing_balance|total': '10.00',
      'expenditure:closing_balance|general_budget': '7.00',
      'expenditure:closing_balance|government_fund': '3.00',
      'expenditure:grand_total|total': '100.00',
      'expenditure:grand_total|general_budget': '92.00',
      'expenditure:grand_total|government_fund': '8.00',
    },
  }),
  defineSample(generalBudgetExpenditure, {
    above: ['一般公共预算财政拨款支出决算表', '单位：万元'],
    table: `
      | 项目     | <                    | 本年支出 | <        | <        |
      | 科目代码 | 科目名称             | 小计     | 基本支出 | 项目支出 |
      | 合计     | <                    | 85.00    | 70.00    | 15.00    |
      | 2080505  | 机关事业单位基本养老保险缴费支出 | 40.00 | 40.00 | 0.00 |`,
    facts: {
      'total|total': '85.00',
      'total|basic': '70.00',
      'total|project': '15.00',
      'function:2080505|total': '40.00',
      'function:2080505|basic': '40.00',
      'function:2080505|project': '0.00',
    },
  }),
  defineSample(basicExpenditure, {
    above: ['一般公共预算财政拨款基本支出决算表', '单位：万元'],
    table: `
      | 人员经费 | <              | <      | 公用经费 | <              | <      |
      | 科目代码 | 科目名称       | 决算数 | 科目代码 | 科目名称       | 决算数 |
      | 301      | 工资福利支出   | 60.00  | 302      | 商品和服务支出 | 10.00  |
      | 30101    | 基本工资       | 60.00  | 30201    | 办公费         | 10.00  |
      | 人员经费合计 | <          | 60.00  | 公用经费合计 | <          | 10.00  |`,
    facts: {
      'economic:301|amount': '60.00',
      'economic:30101|amount': '60.00',
      'economic:302|amount': '10.00',
      'economic:30201|amount': '10.00',
      'personnel_total|amount': '60.00',
      'public_total|amount': '10.00',
    },
  }),
  defineSample(threePublic, {
    above: ['财政拨款“三公”经费支出决算表', '单位：万元'],
    table: `
      | 预算数 | <              | <                    | <      | <      | <          | 决算数 | <              | <                    | <      | <      | <          |
      | 合计   | 因公出国（境）费 | 公务用车购置及运行费 | <      | <      | 公务接待费 | 合计   | 因公出国（境）费 | 公务用车购置及运行费 | <      | <      | 公务接待费 |
      | ^      | ^              | 小计                 | 购置费 | 运行费 | ^          | ^      | ^              | 小计                 | 购置费 | 运行费 | ^          |
      | 9.50   | 1.00           | 6.00                 | 2.00   | 4.00   | 2.50       | 8.20   | 0.50           | 5.50                 | 1.80   | 3.70   | 2.20       |`,
    facts: {
      'total|budget': '9.50',
      'overseas|budget': '1.00',
      'vehicle|budget': '6.00',
      'vehicle_purchase|budget': '2.00',
      'vehicle_operation|budget': '4.00',
      'reception|budget': '2.50',
      'total|actual': '8.20',
      'overseas|actual': '0.50',
      'vehicle|actual': '5.50',
      'vehicle_purchase|actual': '1.80',
      'vehicle_operation|actual': '3.70',
      'reception|actual': '2.20',
    },
  }),
  defineSample(governmentFund, {
    above: ['政府性基金预算财政拨款收入支出决算表', '单位：万元'],
    table: `
      | 科目代码 | 科目名称     | 年初结转和结余 | 本年收入 | 本年支出 | <        | <        | 年末结转和结余 |
      | ^        | ^            | ^              | ^        | 小计     | 基本支出 | 项目支出 | ^              |
      | 合计     | <            | 1.00           | 8.00     | 5.00     | 0.00     | 5.00     | 4.00           |
      | 212      | 城乡社区支出 | 1.00           | 8.00     | 5.00     | 0.00     | 5.00     | 4.00           |`,
    facts: fundFacts('212'),
  }),
  defineSample(stateCapital, {
    above: ['国有资本经营预算财政拨款收入支出决算表', '单位：万元'],
    table: `
      | 科目代码 | 科目名称         | 年初结转和结余 | 本年收入 | 本年支出 | <        | <        | 年末结转和结余 |
      | ^        | ^                | ^              | ^        | 小计     | 基本支出 | 项目支出 | ^              |
      | 合计     | <                | 1.00           | 8.00     | 5.00     | 0.00     | 5.00     | 4.00           |
      | 223      | 国有资本经营预算支出 | 1.00       | 8.00     | 5.00     | 0.00     | 5.00     | 4.00           |`,
    facts: fundFacts('223'),
  }),
  defineSample(operatingExpense, {
    above: ['机关运行经费支出情况表', '单位：万元'],
    table: `
      | 科目代码 | 科目名称       | 决算数 |
      | 302      | 商品和服务支出 | 10.00  |
      | 30201    | 办公费         | 4.00   |
      | 合计     | <              | 10.00  |`,
    facts: { 'economic:302|amount': '10.00', 'economic:30201|amount': '4.00', 'total|amount': '10.00' },
  }),
  defineSample(procurement, {
    above: ['政府采购支出情况表', '单位：万元'],
    table: `
      | 项目                           | 金额  |
      | 政府采购支出合计               | 12.00 |
      | 其中：政府采购货物支出         | 7.00  |
      | 政府采购工程支出               | 0.00  |
      | 政府采购服务支出               | 5.00  |
      | 授予中小企业合同金额           | 11.00 |
      | 其中：授予小微企业合同金额     | 3.00  |`,
    facts: {
      'total|amount': '12.00',
      'goods|amount': '7.00',
      'works|amount': '0.00',
      'services|amount': '5.00',
      'sme|amount': '11.00',
      'micro|amount': '3.00',
    },
  }),
  defineSample(stateAssets, {
    above: ['国有资产占用情况表'],
    table: `
      | 项目                                 | 数量 |
      | 车辆数合计（辆）                     | 5    |
      | 1.副部（省）级及以上领导用车         | 0    |
      | 2.机要通信用车                       | 1    |
      | 3.应急保障用车                       | 2    |
      | 4.其他用车                           | 2    |
      | 单价100万元（含）以上设备（台，套）  | 3    |`,
    facts: {
      'vehicles|count': '5',
      'vehicles:ministerial|count': '0',
      'vehicles:confidential|count': '1',
      'vehicles:emergency|count': '2',
      'vehicles:other|count': '2',
      'equipment_over_1m|count': '3',
    },
  }),
  defineSample(threePublicActivity, {
    above: ['“三公”经费实物量情况表'],
    table: `
      | 项目                       | 数量 |
      | 因公出国（境）团组数（个） | 1    |
      | 因公出国（境）人次数（人） | 4    |
      | 公务用车购置数（辆）       | 0    |
      | 公务用车保有量（辆）       | 5    |
      | 国内公务接待批次（个）     | 9    |
      | 国内公务接待人次（人）     | 81   |`,
    facts: {
      'overseas_groups|count': '1',
      'overseas_persons|count': '4',
      'vehicles_purchased|count': '0',
      'vehicles_owned|count': '5',
      'reception_batches|count': '9',
      'reception_persons|count': '81',
    },
  }),
]

/** The two statements of funds carry the same columns. */
function fundFacts(code: '212' | '223') {
  const line = {
    opening_balance: '1.00',
    income: '8.00',
    total: '5.00',
    basic: '0.00',
    project: '5.00',
    closing_balance: '4.00',
  }
  return Object.fromEntries(
    ['total', `function:${code}`].flatMap((item) =>
      Object.entries(line).map(([column, raw]) => [`${item}|${column}`, raw]),
    ),
  )
}
