import { type TopicPatterns, targets } from '../pattern.ts'

const b = 'basic_expenditure'

/** 一般公共预算财政拨款基本支出决算情况: personnel and public funds. */
export const basicExpenditure: TopicPatterns = {
  topic: 'basic_expenditure',
  heading: '六、一般公共预算财政拨款基本支出决算情况说明',
  economic: { table: b, column: 'amount' },
  patterns: [
    {
      says: '(?:一般公共(?:预算)?)?(?:财政拨款)?基本支出(?:合计)?',
      gives: targets(`${b}|total|amount`),
      example: '2024年度一般公共预算财政拨款基本支出100.5万元，其中：',
      facts: [`${b}|total|amount=1005000`],
    },
    {
      says: '人员(?:经费|支出)(?:合计)?',
      gives: targets(`${b}|personnel_total|amount`),
      example: '人员经费90万元，占基本支出的89.55%，主要包括：基本工资、奖金。',
      facts: [`${b}|personnel_total|amount=900000`],
    },
    {
      says: '(?:日常)?公用(?:经费|支出)(?:合计)?',
      gives: targets(`${b}|public_total|amount`),
      example: '公用经费10.5万元，主要包括：办公费、水费。',
      facts: [`${b}|public_total|amount=105000`],
    },
  ],
}
