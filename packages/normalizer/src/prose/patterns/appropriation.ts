import { type TopicPatterns, targets } from '../pattern.ts'
import { balancesByKind, kindsWithin, spentByKind, totalsOfKind } from './kinds.ts'

const a = 'appropriation_summary'

/** 财政拨款收入支出决算总体情况: appropriations received and spent. */
export const appropriation: TopicPatterns = {
  topic: 'appropriation',
  heading: '四、财政拨款收入支出决算总体情况说明',
  functional: { table: a, column: 'total' },
  patterns: [
    {
      says: '(?:财政拨款)?收入?(?:总计)?[、和与及]?(?:财政拨款)?支出?(?:决算)?(?:总计|总额|总决算|各|(?:总体)?(?=较|比|与|同比|均))',
      gives: targets(`${a}|income:grand_total|amount`, `${a}|expenditure:grand_total|total`),
      example: '2024年度财政拨款收、支总计均为95.5万元。与2023年度相比，财政拨款收、支总计各减少4.5万元，下降4.5%。',
      facts: [
        `${a}|income:grand_total|amount=955000`,
        `${a}|expenditure:grand_total|total=955000`,
        `${a}|income:grand_total|change=-45000`,
        `${a}|expenditure:grand_total|change=-45000`,
        `${a}|income:grand_total|change_percent=-4.5`,
        `${a}|expenditure:grand_total|change_percent=-4.5`,
      ],
    },
    {
      says: '(?:财政拨款)?(?:总收入|收入(?:决算)?(?:总计|总额|总决算))',
      gives: targets(`${a}|income:grand_total|amount`),
      example: '财政拨款收入总计12万元，比上年增加2万元，增长20%。',
      facts: [
        `${a}|income:grand_total|amount=120000`,
        `${a}|income:grand_total|change=20000`,
        `${a}|income:grand_total|change_percent=20`,
      ],
    },
    {
      says: '(?:财政拨款)?(?:总支出|支出(?:决算)?(?:总计|总额|总决算))',
      gives: targets(`${a}|expenditure:grand_total|total`),
      example: '财政拨款支出总计12万元，比上年增加2万元，增长20%。',
      facts: [
        `${a}|expenditure:grand_total|total=120000`,
        `${a}|expenditure:grand_total|change=20000`,
        `${a}|expenditure:grand_total|change_percent=20`,
      ],
    },
    {
      says: '(?:财政拨款收入(?:决算)?(?:合计)?|(?:财政拨款)?(?:本年|当年)收入(?:合计)?|本年财政拨款收入)',
      gives: targets(`${a}|income:year_total|amount`),
      example: '其中：财政拨款本年收入11万元，',
      facts: [`${a}|income:year_total|amount=110000`],
    },
    {
      says: '(?:财政拨款支出(?:合计)?|财政拨款(?:本年|当年)支出(?:合计)?|本年财政拨款支出)',
      gives: targets(`${a}|expenditure:year_total|total`),
      example: '本年财政拨款支出10.5万元。',
      facts: [`${a}|expenditure:year_total|total=105000`],
    },
    {
      says: '(?:本年|当年)支出(?:合计)?',
      // 一般公共预算财政拨款本年收入…，本年支出…: of that kind, or of all.
      after: [{ named: /income:(?:general_budget|government_fund|state_capital)$/u, gives: [] }],
      gives: targets(`${a}|expenditure:year_total|total`),
      example: '财政拨款本年收入11万元；本年支出10.5万元。',
      facts: [`${a}|income:year_total|amount=110000`, `${a}|expenditure:year_total|total=105000`],
    },
    {
      says: '一般公共预算(?:财政)?(?:拨款)?(?:本年|当年)?收入',
      gives: targets(`${a}|income:general_budget|amount`),
      example: '包括：一般公共预算财政拨款收入10万元；',
      facts: [`${a}|income:general_budget|amount=100000`],
    },
    {
      says: '政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:本年|当年)?收入',
      gives: targets(`${a}|income:government_fund|amount`),
      example: '政府性基金预算财政拨款收入1万元；',
      facts: [`${a}|income:government_fund|amount=10000`],
    },
    {
      says: '国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:本年|当年)?收入',
      gives: targets(`${a}|income:state_capital|amount`),
      example: '国有资本经营预算财政拨款收入0万元；',
      facts: [`${a}|income:state_capital|amount=0`],
    },
    {
      says: '(?:年初|上年)(?:财政拨款)?结转(?:和结余|结余|及结余)?(?:资金)?',
      gives: targets(`${a}|income:opening_balance|amount`),
      example: '年初财政拨款结转和结余0.5万元。',
      facts: [`${a}|income:opening_balance|amount=5000`],
    },
    {
      says: '年末(?:财政拨款)?结转(?:和结余|结余|及结余)?(?:资金)?',
      gives: targets(`${a}|expenditure:closing_balance|total`),
      example: '年末财政拨款结转和结余1万元。',
      facts: [`${a}|expenditure:closing_balance|total=10000`],
    },
    ...kindsWithin('both', a),
    ...spentByKind,
    ...balancesByKind,
    totalsOfKind,
  ],
}

/** 财政拨款支出决算情况: what was spent of the appropriations of all kinds, and the items of it. */
export const appropriationExpenditure: TopicPatterns = {
  topic: 'appropriation_expenditure',
  heading: '五、财政拨款支出决算情况说明',
  functional: { table: 'general_budget_expenditure', column: 'total', classes: { table: a, column: 'total' } },
  patterns: [
    {
      says: '财政拨款(?:本年|当年)?支出(?:决算)?(?:合计|总额)?|(?:本年|当年)财政拨款支出',
      gives: targets(`${a}|expenditure:year_total|total`),
      example: '2024年度财政拨款支出年初预算为40万元，支出决算为36万元，完成年初预算的90%。',
      facts: [
        `${a}|expenditure:year_total|budget=400000`,
        `${a}|expenditure:year_total|total=360000`,
        `${a}|expenditure:year_total|completion_percent=90`,
      ],
    },
    ...spentByKind,
  ],
}
