/**
 * Labels of the form 项目支出绩效自评表 (self-evaluation of a project), which every province words a little differently. All are
 * compared with cleaned text: no white space, brackets in half width, without a unit or letters in brackets behind.
 */

/** Labels of the head; the value stands in the next cell to the right, or behind a colon. */
export const headLabels = {
  project: /^(?:项目|政策|专项|专项资金|项目支出|一级项目|二级项目)(?:\((?:政策|项目|专项)\))?名称$/u,
  authority: /^(?:项目)?(?:主管|业务主管)(?:部门|单位)(?:及代码|名称)?$/u,
  unit: /^(?:项目)?(?:实施|预算|项目|执行|承担|使用|填报|资金使用)单位(?:及代码|名称)?$/u,
} as const

export const secondLevel = /^二级项目名称$/u

/** Where the form is of all expenditure, the body stands in the place of the project. */
export const bodyLabel = /^(?:[省市县区]级)?(?:预算)?(?:部门|单位)(?:\((?:单位|部门)\))?名称$/u

/** Title of such a form: `部门整体支出绩效自评表`. */
export const wholeTitle = /(?:部门|单位)?(?:\((?:单位|部门)\))?整体(?:支出)?(?=绩效|预算绩效)/u

/** A total of the scores in the head of the form, and the grade that stands for it. */
export const headScore = /^(?:项目)?(?:自评|综合|评价|绩效)(?:总)?(?:得分|评分|分数|总分)$|^总得?分$/u
export const headGrade = /^(?:自评|综合|评价|评定|绩效)(?:评价|结果|评定)?等[级次]$/u

/** Columns of the funds block. */
export const fundColumns = {
  budgetInitial: /^(?:年初|当年|批复)?(?:预算|资金)(?:数|安排数?|编制数|金额)?$|^年初预算/u,
  budgetAdjusted: /^(?:全年|调整后?的?|调整后全年)预算/u,
  executed:
    /^(?:全年|实际)?(?:执行|支出|到位执行)(?:数|金额|情况)?$|^(?:预算|资金)(?:执行|支出|到位执行)(?:数|金额)?$|^全年(?:实际)?(?:执行|支出)数?$|^实际支出数?$/u,
  executionPercent: /^(?:预算|资金)?执行率$/u,
  weight: /^(?:指标|标准)?(?:分值|权重)$|^(?:标准分|满分|分值权重|权重分值)$/u,
  score: /^(?:单位)?(?:自评|实际|评价|指标)?得分$|^自评分[数值]?$|^评分$/u,
} as const

/** The line of the funds block that counts: all money of the year. */
export const fundTotal = /^(?:年度|项目)?(?:资金|预算)?(?:总额|总计|合计)$|^年度资金总额$|^资金总额$|^年度预算总额$/u

/** Columns of the indicator block. */
export const indicatorColumns = {
  level1: /^一级(?:指标|目标)?(?:名称)?$/u,
  level2: /^二级(?:指标|目标)?(?:名称)?$/u,
  level3: /^三级(?:指标|目标)?(?:名称|内容)?$|^(?:绩效)?指标(?:名称|内容)$/u,
  level4: /^四级(?:指标|目标)?(?:名称|内容)?$/u,
  target:
    /^(?:年度|全年|预期|绩效|计划|目标|年初|调整后)*(?:指标|目标)值$|^(?:年度)?(?:指标)?目标值?$|^预期(?:指标|目标)$/u,
  actual: /^(?:全年|年度|实际|指标|目标)*(?:完成|实现|实际|达成)(?:值|情况|指标值)$|^实际完成$/u,
  weight: fundColumns.weight,
  score: fundColumns.score,
  deviation: /(?:偏差|未完成).*(?:原因|措施|分析|说明)|^原因分析|^(?:存在)?问题(?:和|及)?原因/u,
} as const

/** A target that was adjusted counts; the initial one is often the sign and unit alone (`≥人`). */
export const initialTarget = /^年初/u

/** The last line of the indicator block. */
export const totalLabel = /^(?:自评)?(?:总分|总计|合计|综合得分|总得分|自评得分|自评总分|合计得分|评价得分|得分合计)$/u

/** Blocks that may follow the indicators in the same table. */
export const afterIndicators =
  /^(?:项目绩效分析|自评结论|自评结果|说明|备注|其他需要说明|存在问题|主要经验|填报人|填表人|联系人|单位负责人)/u
