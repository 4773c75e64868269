import { type Pattern, type TopicPatterns, targets } from '../pattern.ts'

const o = 'operating_expense|total'
const p = 'procurement'
const a = 'state_assets'

/** 机关运行经费支出情况. */
export const operatingExpense: TopicPatterns = {
  topic: 'operating_expense',
  heading: '（一）机关运行经费支出情况说明',
  economic: { table: 'operating_expense', column: 'amount' },
  patterns: [
    {
      says: '(?:机关)?运行经费(?:财政拨款)?',
      gives: targets(`${o}|amount`),
      example: '本部门2024年度机关运行经费支出60.5万元，比2023年减少5.5万元，下降8.33%。',
      facts: [`${o}|amount=605000`, `${o}|change=-55000`, `${o}|change_percent=-8.33`],
    },
    {
      says: '(?:使用)?(?:一般公共预算)?(?:财政拨款)?(?:安排的)?基本支出中的日常公用经费(?:支出)?[，,:]?合计',
      gives: targets(`${o}|amount`),
      example: '本部门2024年度使用财政拨款安排的基本支出中的日常公用经费支出，合计60.5万元，比2023年减少5.5万元。',
      facts: [`${o}|amount=605000`, `${o}|change=-55000`],
    },
  ],
}

/** 政府采购支出情况. */
export const procurement: TopicPatterns = {
  topic: 'procurement',
  heading: '（二）政府采购支出情况说明',
  patterns: [
    {
      says: '政府采购(?:支出|合同)?(?:总金额|金额|总额|合计|总支出)|采购(?:支出)?总(?:金)?额|政府采购支出|政府采购(?=(?:支出)?预算)|实际(?:完成)?采购(?:支出)?(?:金额|总额|额)?',
      gives: targets(`${p}|total|amount`),
      example: '2024年度政府采购支出总额30万元，比上年增加3万元，增长11.11%。',
      facts: [`${p}|total|amount=300000`, `${p}|total|change=30000`, `${p}|total|change_percent=11.11`],
    },
    kind('货物', 'goods'),
    kind('工程', 'works'),
    kind('服务', 'services'),
    contract(
      '(?:政府采购)?授予(?:的)?中小(?:微)?(?:型)?企业(?:的)?(?:政府采购)?(?:合同)?(?:总)?(?:金额|额)|中小(?:型)?企业(?:的)?合同(?:总)?(?:金额|额)',
      'sme',
      '授予中小企业合同金额21万元，占政府采购支出总额的70%，',
    ),
    contract(
      '(?:政府采购)?授予(?:的)?小(?:型)?(?:、|和)?微(?:型)?企业(?:的)?(?:政府采购)?(?:合同)?(?:总)?(?:金额|额|(?=\\d))|小(?:型)?(?:、|和)?微(?:型)?企业(?:的)?合同(?:总)?(?:金额|额)',
      'micro',
      '其中：授予小微企业合同金额9万元，占30%。',
    ),
    {
      says: '(?:货物|工程|服务)(?:类)?采购授予中小企业(?:的)?合同金额',
      gives: [],
      example: '货物采购授予中小企业合同金额占货物支出金额的25%。',
      facts: [],
    },
  ],
}

function kind(word: string, item: string): Pattern {
  return {
    says: `(?:政府)?(?:采购)?${word}类?(?:采购)?(?:支出)?(?:金额|总额|支出)?`,
    // Of a plan (政府采购计划9万元，其中：货物…) they are of that.
    after: [],
    gives: targets(`${p}|${item}|amount`),
    example: `其中：政府采购${word}支出12.5万元、`,
    facts: [`${p}|${item}|amount=125000`],
  }
}

function contract(says: string, item: string, example: string): Pattern {
  const amount = /(\d+)万元/u.exec(example)?.[1] ?? ''
  return { says, gives: targets(`${p}|${item}|amount`), example, facts: [`${p}|${item}|amount=${amount}0000`] }
}

/** 国有资产占用情况: vehicles by use, equipment, floor area. */
export const stateAssets: TopicPatterns = {
  topic: 'state_assets',
  heading: '（三）国有资产占用情况说明',
  patterns: [
    vehicle(
      '(?:共有|现有|实有|占用|拥有)(?:公务)?(?:车辆|用车|汽车)|车辆(?:合计|总数|数量|保有量|共计|共有|共)|车辆(?=\\d)',
      'vehicles',
      '本部门共有车辆5辆，其中：',
    ),
    vehicle(
      '副?部\\(?省?\\)?级?(?:及?以上)?(?:领导|干部|领导干部)用车|省部级(?:及?以上)?领导(?:干部)?用车|副?省级(?:及?以上)?领导(?:干部)?用车',
      'vehicles:ministerial',
      '副部（省）级及以上领导用车1辆、',
    ),
    vehicle('主要(?:负责人|领导|领导干部|负责同志)用车', 'vehicles:principal', '主要负责人用车1辆、'),
    vehicle('领导干部用车', 'vehicles:leader', '其中：领导干部用车2辆、'),
    vehicle('机要通信(?:用车|车辆)?|机要通讯(?:用车|车辆)?', 'vehicles:confidential', '机要通信用车1辆、'),
    vehicle('应急保障(?:用车|车辆)?', 'vehicles:emergency', '应急保障用车3辆、'),
    vehicle('执法执勤(?:用车|车辆)?', 'vehicles:law_enforcement', '执法执勤用车4辆、'),
    vehicle('特种专业技术(?:用车|车辆)?', 'vehicles:special', '特种专业技术用车1辆、'),
    vehicle('离退休干部(?:服务)?(?:用车|车辆)|老干部(?:服务)?用车', 'vehicles:retired', '离退休干部服务用车1辆、'),
    vehicle('一般公务(?:用车|车辆)', 'vehicles:general', '一般公务用车2辆；'),
    vehicle('其他(?:公务)?(?:用车|车辆)', 'vehicles:other', '其他用车1辆，其他用车主要是业务用车。'),
    equipment('50万元', 'equipment_over_500k', '单价50万元以上通用设备3台（套），'),
    equipment('100万元', 'equipment_over_1m', '单价100万元（含）以上设备（不含车辆）2台（套）。'),
    {
      says: '房屋(?:建筑物?)?(?:总)?(?:面积|(?=\\d))',
      counts: { table: a, items: { area: 'floor_area' }, rank: 1 },
      example: '截至2024年12月31日，本单位房屋面积850.5平方米，',
      facts: [`${a}|floor_area|count=850.5`],
    },
  ],
}

function vehicle(says: string, item: string, example: string): Pattern {
  const count = /(\d)辆/u.exec(example)?.[1] ?? ''
  return {
    says,
    counts: { table: a, items: { vehicle: item, set: item }, rank: 1 },
    example,
    facts: [`${a}|${item}|count=${count}`],
  }
}

function equipment(price: string, item: string, example: string): Pattern {
  const count = /(\d)台/u.exec(example)?.[1] ?? ''
  return {
    says: `(?:单位)?(?:(?:单价|单台(?:\\(套\\))?(?:价值|单价)?|单件价值|单位价值|价值)在?)?${price}(?:人民币)?(?:\\(含\\)|\\(含${price}\\))?(?:以上|及以上)(?:\\(含\\))?的?(?:大型|通用|专用)?设备(?:\\(不含车辆\\))?`,
    counts: { table: a, items: { set: item, group: item }, rank: 1 },
    example,
    facts: [`${a}|${item}|count=${count}`],
  }
}
