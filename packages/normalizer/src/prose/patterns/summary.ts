import { type Pattern, type TopicPatterns, targets } from '../pattern.ts'
import { incomeParts } from './income.ts'

const s = 'income_expenditure_summary'
const both = targets(`${s}|income:grand_total|amount`, `${s}|expenditure:grand_total|amount`)

/** 收入支出决算总体情况: grand totals of both sides, their lines, and how they changed. */
export const summary: TopicPatterns = {
  topic: 'summary',
  heading: '一、收入支出决算总体情况说明',
  functional: { table: s, column: 'amount' },
  patterns: [
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
    ...incomeParts,
    ...expenditureParts(),
  ],
}

/** Lines of the expenditure side that have no code. */
function expenditureParts(): Pattern[] {
  return [
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
}
