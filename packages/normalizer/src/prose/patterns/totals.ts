import { type Pattern, targets } from '../pattern.ts'

const s = 'income_expenditure_summary'
const both = targets(`${s}|income:grand_total|amount`, `${s}|expenditure:grand_total|amount`)

/** 收入总计 and 支出总计, one by one and in one word. */
export const grandTotals: readonly Pattern[] = [
  {
    says: '收入?(?:总计)?[、和与及]?支出?(?:决算)?(?:总计|总额|总决算)',
    gives: both,
    example: '2024年度收、支总计均为500.5万元。与2023年度相比，收、支总计各增加10万元，增长2.04%。',
    facts: [
      `${s}|income:grand_total|amount=5005000`,
      `${s}|expenditure:grand_total|amount=5005000`,
      `${s}|income:grand_total|change=100000`,
      `${s}|expenditure:grand_total|change=100000`,
      `${s}|income:grand_total|change_percent=2.04`,
      `${s}|expenditure:grand_total|change_percent=2.04`,
    ],
  },
  {
    says: '(?:总收入|收入(?:决算)?(?:总计|总额|总决算))',
    gives: targets(`${s}|income:grand_total|amount`),
    example: '本单位2024年度收入总计80万元，比上年减少20万元，下降20%。',
    facts: [
      `${s}|income:grand_total|amount=800000`,
      `${s}|income:grand_total|change=-200000`,
      `${s}|income:grand_total|change_percent=-20`,
    ],
  },
  {
    says: '(?:总支出|支出(?:决算)?(?:总计|总额|总决算))',
    gives: targets(`${s}|expenditure:grand_total|amount`),
    example: '2024年支出总计80万元，同比增长0.5%。',
    facts: [`${s}|expenditure:grand_total|amount=800000`, `${s}|expenditure:grand_total|change_percent=0.5`],
  },
  side('收入', '收入总计9万元，收入较上年增加1万元，增长12.5%。'),
  side('支出', '支出总计9万元，支出较上年增加1万元，增长12.5%。'),
  {
    says: '收入?[、和与及]?支出?(?:决算)?(?:总体)?(?=较|比|与|同比|各|均)',
    gives: both,
    example: '收入总计9万元，支出总计9万元。收支较上年决算数增加1万元，增长12.5%。',
    facts: [
      `${s}|income:grand_total|amount=90000`,
      `${s}|expenditure:grand_total|amount=90000`,
      `${s}|income:grand_total|change=10000`,
      `${s}|expenditure:grand_total|change=10000`,
      `${s}|income:grand_total|change_percent=12.5`,
      `${s}|expenditure:grand_total|change_percent=12.5`,
    ],
  },
]

/** 收入 or 支出 alone: the total that was spoken of, and of none for certain where a part was. */
function side(word: '收入' | '支出', example: string): Pattern {
  const item = (total: string): string => `${word === '收入' ? 'income' : 'expenditure'}:${total}`
  const after = ['grand_total', 'year_total'].map((total) => ({
    named: new RegExp(`^${s}\\|${item(total)}$`, 'u'),
    gives: targets(`${s}|${item(total)}|amount`),
  }))
  const total = `${s}|${item('grand_total')}`
  return {
    says: `(?:今年|本年度?|全年)?总?${word}(?=(?:总体)?(?:较|比|与|同比|增加|减少|增长|下降))`,
    after,
    gives: [],
    example,
    facts: [`${total}|amount=90000`, `${total}|change=10000`, `${total}|change_percent=12.5`],
  }
}

/** Lines of the expenditure side that have no code. */
export const expenditureParts: readonly Pattern[] = [
  {
    says: '结余分配',
    gives: targets(`${s}|expenditure:balance_distribution|amount`),
    example: '3.结余分配1.2万元，为提取的职工福利基金。',
    facts: [`${s}|expenditure:balance_distribution|amount=12000`],
  },
  {
    says: '(?:年末结转和?结余|结转下年|年末结转)(?:资金)?',
    gives: targets(`${s}|expenditure:closing_balance|amount`),
    example: '年末结转和结余3万元，同比减少1万元，下降25%。',
    facts: [
      `${s}|expenditure:closing_balance|amount=30000`,
      `${s}|expenditure:closing_balance|change=-10000`,
      `${s}|expenditure:closing_balance|change_percent=-25`,
    ],
  },
  {
    says: '(?:本年度?|当年)支出(?!总)(?:合计)?',
    gives: targets(`${s}|expenditure:year_total|amount`),
    example: '其中：本年支出合计77万元。',
    facts: [`${s}|expenditure:year_total|amount=770000`],
  },
]
