import { type Counter, type Pattern, type TopicPatterns, targets } from '../pattern.ts'

const t = 'three_public'
const activity = (items: Counter['items'], rank = 1): Counter => ({ table: 'three_public_activity', items, rank })
const overseas = activity({ group: 'overseas_groups', person: 'overseas_persons' })
const visits = { group: 'reception_batches', person: 'reception_persons' }
const foreignVisits = { group: 'foreign_reception_batches', person: 'foreign_reception_persons' }

const purchased = activity({ vehicle: 'vehicles_purchased', set: 'vehicles_purchased' })
const owned = activity({ vehicle: 'vehicles_owned', set: 'vehicles_owned' })

/** Money of the three kinds of public expense. */
const money: readonly Pattern[] = [
  {
    says: '(?:一般公共预算(?:及|和|与|、)政府性基金(?:预算)?)?(?:财政拨款)?三公(?:经费|支出)(?:支出)?(?:一般公共预算)?(?:财政拨款)?',
    gives: targets(`${t}|total|actual`),
    example: '2024年度财政拨款“三公”经费支出预算为5万元，支出决算为4万元，完成预算的80%，比上年减少1万元，下降20%。',
    facts: [
      `${t}|total|budget=50000`,
      `${t}|total|actual=40000`,
      `${t}|total|completion_percent=80`,
      `${t}|total|change=-10000`,
      `${t}|total|change_percent=-20`,
    ],
  },
  {
    says: '(?:因公)?出国(?:\\(境\\)|境)?(?:费用|经费|费|团组数?及人(?:次)?数)?(?:支出)?',
    gives: targets(`${t}|overseas|actual`),
    counts: overseas,
    example: '1.因公出国（境）费支出3万元。全年安排因公出国（境）团组2个，累计5人次。',
    facts: [
      `${t}|overseas|actual=30000`,
      'three_public_activity|overseas_groups|count=2',
      'three_public_activity|overseas_persons|count=5',
    ],
  },
  {
    says: '(?:公务(?:用车|车辆|车)|公车|车辆)购置费?(?:及(?:公务用车)?|和|与|、)运行(?:维护)?(?:费用|费)?(?:支出)?',
    gives: targets(`${t}|vehicle|actual`),
    example: '公务用车购置及运行维护费支出6.3万元，占60%；',
    facts: [`${t}|vehicle|actual=63000`],
  },
  {
    says: '(?:公务(?:用车|车辆|车)|公车|车辆)购置(?:费用|费)?(?:支出)?',
    gives: targets(`${t}|vehicle_purchase|actual`),
    counts: purchased,
    example: '公务用车购置费支出18万元，',
    facts: [`${t}|vehicle_purchase|actual=180000`],
  },
  {
    says: '(?:公务(?:用车|车辆|车)|公车|车辆)运行(?:维护)?(?:费用|费)?(?:支出)?',
    gives: targets(`${t}|vehicle_operation|actual`),
    example: '公务用车运行维护费支出2.2万元，完成预算的88%；',
    facts: [`${t}|vehicle_operation|actual=22000`, `${t}|vehicle_operation|completion_percent=88`],
  },
  within('购置费(?:用)?(?:支出)?', 'vehicle_purchase', '公务用车购置及运行费8万元，其中：购置费3万元，'),
  within('运行(?:维护)?费(?:用)?(?:支出)?', 'vehicle_operation', '公务用车购置及运行费8万元（运行维护费3万元）。'),
  {
    says: '公务接待(?:费用|费)?(?:支出)?',
    gives: targets(`${t}|reception|actual`),
    counts: activity(visits),
    example: '公务接待费预算1万元，支出决算为0.6万元，完成预算的60%。',
    facts: [`${t}|reception|budget=10000`, `${t}|reception|actual=6000`, `${t}|reception|completion_percent=60`],
  },
]

/** 购置费 and 运行费 alone, after the vehicles were named. */
function within(says: string, item: string, example: string): Pattern {
  return {
    says,
    after: [{ named: /\|vehicle(?:_purchase)?$/u, gives: targets(`${t}|${item}|actual`) }],
    gives: [],
    example,
    facts: [`${t}|vehicle|actual=80000`, `${t}|${item}|actual=30000`],
  }
}

/** Parts of the reception that the vocabulary does not tell apart in money, but in visits. */
const receptions: readonly Pattern[] = [
  {
    says: '(?:其中)?国内(?:公务)?接待(?:费用|费)?(?:支出)?',
    gives: [],
    counts: activity(visits, 3),
    example: '国内公务接待支出0.5万元，共接待来访团组7个、来宾61人次。',
    facts: ['three_public_activity|reception_batches|count=7', 'three_public_activity|reception_persons|count=61'],
  },
  {
    says: '接待国内',
    counts: activity(visits, 3),
    example: '全年共接待国内来访团组9个、来宾80人次（不包括陪同人员）。',
    facts: ['three_public_activity|reception_batches|count=9', 'three_public_activity|reception_persons|count=80'],
  },
  {
    says: '国内(?=来宾|来访)',
    counts: activity(visits, 3),
    example: '全年共接待国内来访团组9个，国内来宾80人次。',
    facts: ['three_public_activity|reception_batches|count=9', 'three_public_activity|reception_persons|count=80'],
  },
  {
    says: '(?:国\\(境\\)外|境外|国外)(?:公务)?接待(?:费用|费)?(?:支出)?',
    gives: [],
    counts: activity(foreignVisits, 3),
    example: '国（境）外公务接待支出0.1万元，接待1批次、3人次。',
    facts: [
      'three_public_activity|foreign_reception_batches|count=1',
      'three_public_activity|foreign_reception_persons|count=3',
    ],
  },
  {
    says: '接待(?:国\\(境\\)外|境外|国外)',
    counts: activity(foreignVisits, 3),
    example: '共接待国（境）外来访团组0个，来访外宾0人次。',
    facts: [
      'three_public_activity|foreign_reception_batches|count=0',
      'three_public_activity|foreign_reception_persons|count=0',
    ],
  },
  {
    says: '(?:国\\(境\\)外|境外|国外)(?=来宾|来访)',
    counts: activity(foreignVisits, 3),
    example: '外宾接待支出0万元，共接待国（境）外来访团组0个，国（境）外来宾0人次。',
    facts: [
      'three_public_activity|foreign_reception_batches|count=0',
      'three_public_activity|foreign_reception_persons|count=0',
    ],
  },
  {
    says: '(?:外事|外宾)接待(?:费用|费)?(?:支出)?|接待外宾',
    gives: [],
    counts: activity(foreignVisits, 1),
    example: '公务接待6批次、50人次，其中：接待外宾1批次、4人次。',
    facts: [
      'three_public_activity|reception_batches|count=6',
      'three_public_activity|reception_persons|count=50',
      'three_public_activity|foreign_reception_batches|count=1',
      'three_public_activity|foreign_reception_persons|count=4',
    ],
  },
  {
    says: '接待',
    counts: { ...activity(visits), weak: true },
    example: '3.公务接待费支出0万元。其中：接待0批次，接待0人次。',
    facts: [
      `${t}|reception|actual=0`,
      'three_public_activity|reception_batches|count=0',
      'three_public_activity|reception_persons|count=0',
    ],
  },
]

/** Journeys and vehicles. */
const others: readonly Pattern[] = [
  {
    says: '参加(?=其他|其它|上级|外单位|单位|部门|机关)(?:其[他它]|上级|外)?(?:单位|部门|机关)?(?:组织)?(?:的)?(?:因公)?出国(?:\\(境\\)|境)?(?:费用|费)?',
    gives: [],
    counts: activity({}),
    example: '组织出国（境）团组1个，参加其他单位组织的出国（境）团组2个。',
    facts: ['three_public_activity|overseas_groups|count=1'],
  },
  {
    says: '(?:购置|更新|新购|购买|新增)(?:\\((?:含)?(?:更新|购置)\\)|(?:和|及|、)(?:更新|购置))?(?:公务)?(?:用车|车辆|车)(?:数量?)?|购车数量?',
    counts: purchased,
    example: '公务用车购置支出18万元，购置公务用车1辆。',
    facts: [`${t}|vehicle_purchase|actual=180000`, 'three_public_activity|vehicles_purchased|count=1'],
  },
  {
    // Of vehicles where it counts vehicles; 台 may be of anything.
    says: '购置(?:\\(更新\\))?(?:数量|数|(?=\\d))',
    counts: activity({ vehicle: 'vehicles_purchased' }),
    example: '公务用车购置费18万元，2024年购置（更新）1辆，车均购置费18万元。',
    facts: [`${t}|vehicle_purchase|actual=180000`, 'three_public_activity|vehicles_purchased|count=1'],
  },
  {
    says: '公务(?:用车|车)购置(?:数量?|量)',
    counts: purchased,
    example: '2024年度公务用车购置数2辆，',
    facts: ['three_public_activity|vehicles_purchased|count=2'],
  },
  {
    says: '(?:公务)?(?:用车|公车|车辆|汽车|车)?保有(?:数?量)?',
    counts: owned,
    example: '截至年末，开支财政拨款的公务用车保有量为3辆。',
    facts: ['three_public_activity|vehicles_owned|count=3'],
  },
  {
    says: '(?:共有|现有|实有|拥有)(?:公务用车|公务车|公车)',
    counts: owned,
    example: '年末，单位共有公务用车4辆，其中：一般公务用车3辆、其他用车1辆。',
    facts: ['three_public_activity|vehicles_owned|count=4'],
  },
]

/** 财政拨款“三公”经费支出决算情况. */
export const threePublic: TopicPatterns = {
  topic: 'three_public',
  heading: '七、财政拨款“三公”经费支出决算情况说明',
  patterns: [...money, ...receptions, ...others],
}
