import { type Pattern, partOfItem, type TopicPatterns, targets } from '../pattern.ts'

/** 政府性基金预算财政拨款收入支出决算情况. */
export const governmentFund: TopicPatterns = {
  topic: 'government_fund',
  heading: '八、政府性基金预算财政拨款收入支出决算情况说明',
  functional: { table: 'government_fund', column: 'total' },
  patterns: fundPatterns('government_fund', '政府性基金(?:预算)?', '政府性基金预算'),
}

/** 国有资本经营预算财政拨款收入支出决算情况. */
export const stateCapital: TopicPatterns = {
  topic: 'state_capital',
  heading: '九、国有资本经营预算财政拨款收入支出决算情况说明',
  functional: { table: 'state_capital', column: 'total' },
  patterns: fundPatterns('state_capital', '国有资本经营(?:预算)?', '国有资本经营预算'),
}

function fundPatterns(table: string, kind: string, name: string): Pattern[] {
  return [
    {
      says: `(?:${kind})?(?:财政)?(?:拨款)?(?:本年|当年)?收入(?:合计)?`,
      gives: targets(`${table}|total|income`),
      example: `2024年度${name}财政拨款本年收入7万元，`,
      facts: [`${table}|total|income=70000`],
    },
    {
      says: `(?:${kind})?(?:财政)?(?:拨款)?(?:本年|当年)?支出(?:合计)?`,
      gives: targets(`${table}|total|total`),
      example: `2024年度${name}财政拨款支出6.5万元。`,
      facts: [`${table}|total|total=65000`],
    },
    {
      // With the balance of the year before, which no column has.
      says: `(?:${kind})?(?:财政)?(?:拨款)?(?:收入(?:决算)?(?:总计|总额)|支出(?:决算)?(?:总计|总额)|收入?[、和与及]?支出?(?:总计|总额|总体|各|(?=较|比|与|同比|均)))`,
      gives: [],
      example: `${name}财政拨款收、支总计均为8万元，比上年增加1万元。`,
      facts: [],
    },
    {
      says: '基本支出',
      after: partOfItem('basic'),
      gives: targets(`${table}|total|basic`),
      example: '支出6.5万元，其中基本支出0万元，',
      facts: [`${table}|total|total=65000`, `${table}|total|basic=0`],
    },
    {
      says: '项目支出',
      after: partOfItem('project'),
      gives: targets(`${table}|total|project`),
      example: '项目支出6.5万元；',
      facts: [`${table}|total|project=65000`],
    },
    {
      says: `(?:${kind})?(?:财政拨款)?(?:年初|上年)(?:财政拨款)?结转(?:和结余|结余|及结余)?`,
      gives: targets(`${table}|total|opening_balance`),
      example: '年初结转和结余1万元；',
      facts: [`${table}|total|opening_balance=10000`],
    },
    {
      says: `(?:${kind})?(?:财政拨款)?年末(?:财政拨款)?结转(?:和结余|结余|及结余)?`,
      gives: targets(`${table}|total|closing_balance`),
      example: '年末结转和结余1.5万元。',
      facts: [`${table}|total|closing_balance=15000`],
    },
  ]
}
