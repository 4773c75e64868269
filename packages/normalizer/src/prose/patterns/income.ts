import { type Pattern, type TopicPatterns, targets } from '../pattern.ts'
import { kindsWithin } from './kinds.ts'
import { grandTotals } from './totals.ts'

const s = 'income_expenditure_summary'

/** Lines of the income side. 财政拨款收入, the three kinds of appropriation together, is a line of the appropriation summary. */
export const incomeParts: readonly Pattern[] = [
  line('(?:本年度?|当年)收入(?!总)(?:合计)?', 'income:year_total', '本年收入合计90万元，其中：'),
  {
    says: '财政(?:拨款)?(?:补助|\\(补助\\))?收入',
    gives: targets('appropriation_summary|income:year_total|amount'),
    example: '财政拨款收入88.8万元，占98.67%，同比增加2万元。',
    facts: [
      'appropriation_summary|income:year_total|amount=888000',
      'appropriation_summary|income:year_total|change=20000',
    ],
  },
  line('一般公共预算(?:财政)?(?:拨款|补助)?收入', 'income:general_budget', '一般公共预算财政拨款收入80万元，占90%；'),
  line('政府性基金(?:预算)?(?:财政)?(?:拨款)?收入', 'income:government_fund', '政府性基金预算财政拨款收入5万元；'),
  line('国有资本经营(?:预算)?(?:财政)?(?:拨款)?收入', 'income:state_capital', '国有资本经营预算财政拨款收入0万元；'),
  line('上级补助收入', 'income:superior_subsidy', '上级补助收入2万元，占1%；'),
  line('事业收入', 'income:institutional', '2.事业收入7.5万元，为开展业务活动取得的收入。'),
  line('经营收入', 'income:business', '经营收入0.3万元，占0.1%；'),
  line('附属单位(?:上缴|缴款|上缴款)收入', 'income:affiliated_remittance', '附属单位上缴收入1万元；'),
  line('其他收入', 'income:other', '其他收入5.2万元，占3%。'),
  line(
    '使用(?:非财政拨款|专用)结余(?:\\(含(?:使用)?专用结余\\)|(?:和|及|与)(?:使用)?专用结余)?',
    'income:non_fiscal_balance',
    '使用非财政拨款结余（含专用结余）6万元。',
  ),
  line(
    '(?:年初|上年)结转(?:和结余|结余|及结余)?(?:资金)?',
    'income:opening_balance',
    '6.上年结转和结余8.5万元，为以前年度的资金。',
  ),
  ...kindsWithin('income', s),
]

/** 收入决算情况: the income of the year and its parts. */
export const income: TopicPatterns = {
  topic: 'income',
  heading: '二、收入决算情况说明',
  patterns: [
    line('收入(?:总)?合计', 'income:year_total', '2024年度收入合计90万元，其中：'),
    line('收入(?=(?:为|共计|共)?\\d)', 'income:year_total', '2024年度，本单位收入为90万元。'),
    ...grandTotals,
    ...incomeParts,
  ],
}

function line(says: string, item: string, example: string): Pattern {
  const amount = /([\d.]+)万元/u.exec(example)?.[1] ?? ''
  return {
    says,
    gives: targets(`${s}|${item}|amount`),
    example,
    facts: [`${s}|${item}|amount=${Math.round(Number(amount) * 10_000)}`],
  }
}
