import { type Pattern, partOfItem, type TopicPatterns, targets } from '../pattern.ts'
import { expenditureParts, grandTotals } from './totals.ts'

const e = 'expenditure|total'

/** 财政拨款支出9万元，其中：基本支出…: of the appropriations, not of the whole. */
const ofAppropriation = { named: /^appropriation_summary\|expenditure:/u, gives: [] } as const

/** 基本支出, 项目支出 and the other kinds: columns of the 合计 line of the statement of expenditure. */
export const expenditureKinds: readonly Pattern[] = [
  {
    says: '基本支出',
    after: [...partOfItem('basic'), ofAppropriation],
    gives: targets(`${e}|basic`),
    example: '基本支出60万元，占66.59%；',
    facts: [`${e}|basic=600000`],
  },
  {
    says: '项目支出',
    after: [...partOfItem('project'), ofAppropriation],
    gives: targets(`${e}|project`),
    example: '项目支出30.1万元，占33.41%；',
    facts: [`${e}|project=301000`],
  },
  {
    says: '(?:上缴上级|上缴上级单位)支出',
    gives: targets(`${e}|remitted_to_superior`),
    example: '上缴上级支出0万元，占0%；',
    facts: [`${e}|remitted_to_superior=0`],
  },
  {
    says: '经营支出',
    gives: targets(`${e}|business`),
    example: '经营支出1万元，占1.11%；',
    facts: [`${e}|business=10000`],
  },
  {
    says: '对附属单位补助(?:支出)?',
    gives: targets(`${e}|affiliated_subsidy`),
    example: '对附属单位补助支出2万元，占2.2%。',
    facts: [`${e}|affiliated_subsidy=20000`],
  },
]

/** 财政拨款支出, the three kinds of appropriation together, is a line of the appropriation summary. */
export const appropriationSpent: Pattern = {
  says: '财政拨款(?:本年|当年)?支出(?:决算)?(?:合计)?',
  gives: targets('appropriation_summary|expenditure:year_total|total'),
  example: '财政拨款支出85万元，比上年增加5万元。',
  facts: [
    'appropriation_summary|expenditure:year_total|total=850000',
    'appropriation_summary|expenditure:year_total|change=50000',
  ],
}

/** 支出决算情况: the expenditure of the year by its kinds, the 合计 line of the statement of expenditure. */
export const expenditure: TopicPatterns = {
  topic: 'expenditure',
  heading: '三、支出决算情况说明',
  functional: { table: 'expenditure', column: 'total' },
  patterns: [
    ...grandTotals,
    ...expenditureParts,
    {
      says: '支出(?:总)?合计',
      gives: targets('income_expenditure_summary|expenditure:year_total|amount'),
      example: '2024年度支出合计90.1万元，其中：',
      facts: ['income_expenditure_summary|expenditure:year_total|amount=901000'],
    },
    {
      says: '支出(?=(?:为|共计|共)?\\d)',
      gives: targets('income_expenditure_summary|expenditure:year_total|amount'),
      example: '2024年度，本单位支出为90.1万元。',
      facts: ['income_expenditure_summary|expenditure:year_total|amount=901000'],
    },
    appropriationSpent,
    ...expenditureKinds,
    {
      // The kinds that are left, not the class 229 of the same name.
      says: '其他支出(?=\\((?:对|上缴|经营))',
      gives: [],
      example: '其他支出（对附属单位补助支出、上缴上级支出）0万元。',
      facts: [],
    },
  ],
}
