import { partOfItem, type TopicPatterns, targets } from '../pattern.ts'
import { generalBudgetBalances } from './kinds.ts'

const g = 'general_budget_expenditure|total'

/** 一般公共预算财政拨款支出决算情况: the whole, by class, and by item with budget, actual and completion. */
export const generalBudget: TopicPatterns = {
  topic: 'general_budget',
  heading: '五、一般公共预算财政拨款支出决算情况说明',
  functional: { table: 'general_budget_expenditure', column: 'total' },
  patterns: [
    {
      says: '(?:一般公共预算)?(?:当年)?(?:财政)?拨款(?:决算)?(?:本年)?支出(?:合计)?|一般公共预算支出',
      gives: targets(`${g}|total`),
      example: '2024年度一般公共预算财政拨款支出年初预算为40万元，支出决算为36万元，完成年初预算的90%。',
      facts: [`${g}|budget=400000`, `${g}|actual=360000`, `${g}|completion_percent=90`],
    },
    {
      says: '一般公共预算(?:财政)?拨款收入',
      gives: targets('appropriation_summary|income:general_budget|amount'),
      example: '1.收入情况。2024年度一般公共预算财政拨款收入48万元，较上年增加4万元，增长9.1%。',
      facts: [
        'appropriation_summary|income:general_budget|amount=480000',
        'appropriation_summary|income:general_budget|change=40000',
        'appropriation_summary|income:general_budget|change_percent=9.1',
      ],
    },
    {
      says: '基本支出',
      after: partOfItem('basic'),
      gives: targets(`${g}|basic`),
      example: '其中：基本支出20万元，占50%；',
      facts: [`${g}|basic=200000`],
    },
    {
      says: '项目支出',
      after: partOfItem('project'),
      gives: targets(`${g}|project`),
      example: '项目支出16万元。',
      facts: [`${g}|project=160000`],
    },
    ...generalBudgetBalances,
  ],
}
