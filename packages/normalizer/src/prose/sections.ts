/** What a section of the explanations (情况说明) speaks of. A sentence outside all of them gives no facts. */
export type Topic =
  | 'summary'
  | 'income'
  | 'expenditure'
  | 'appropriation'
  | 'appropriation_expenditure'
  | 'general_budget'
  | 'basic_expenditure'
  | 'three_public'
  | 'government_fund'
  | 'state_capital'
  | 'operating_expense'
  | 'procurement'
  | 'state_assets'

export interface Heading {
  /** 0: part (第三部分), 1: 一、, 2: (一), 3: 1., 4: (1). */
  readonly level: number
  readonly title: string
  /** Characters of the cleaned text that belong to it; what follows is text of the section. */
  readonly length: number
}

export interface Section {
  readonly level: number
  readonly topic: Topic | 'none' | 'other'
}

const numberings: readonly RegExp[] = [
  /^第[一二三四五六七八九十]{1,3}(?:部分|章)/u,
  /^[一二三四五六七八九十]{1,3}[、.,:]/u,
  /^\([一二三四五六七八九十]{1,3}\)[、.]?/u,
  /^\d{1,2}(?:[、:)]|\.(?!\d))/u,
  /^\(\d{1,2}\)[、.]?/u,
]

/** A figure with a unit: a heading has none. */
const hasFigure = /\d(?:[\d,.]*)(?:万|亿|千|元|%|辆|批|个|人)/u
const endsHeading = /(?:情况|说明|概况|概述|名词解释|职责|职能|设置|构成|目录|表|附件)$/u
const longestHeading = 70
/** A heading without numbering stands inside the section around it, and says itself what it is of. */
const levelWithoutNumber = 2

/** Sections by the words of their heading; the first that fits decides. `none`: what gives no facts. */
const topics: readonly (readonly [words: RegExp, topic: Topic | 'none' | 'other'])[] = [
  [/表$|^(?:目录|附件)/u, 'none'],
  [/绩效/u, 'none'],
  [/其他(?:重要)?(?:事项|情况)|其他需要说明/u, 'other'],
  [/运行经费/u, 'operating_expense'],
  [/政府采购/u, 'procurement'],
  [/国有资产|资产占用|资产占有|车辆占用/u, 'state_assets'],
  [/三公/u, 'three_public'],
  [/政府性基金/u, 'government_fund'],
  [/国有资本/u, 'state_capital'],
  [/基本支出/u, 'basic_expenditure'],
  [/一般公共预算/u, 'general_budget'],
  [/财政拨款(?:预算)?(?:收入支出|收支|收、支|收入、支出|收入与支出|收入和支出|收入决算)/u, 'appropriation'],
  [/财政拨款(?:决算)?支出/u, 'appropriation_expenditure'],
  [/(?:收入支出|收支|收、支|收入、支出|收入与支出|收入和支出)(?:预算)?(?:决算)?(?:执行)?(?:总体|总|情况)/u, 'summary'],
  [/(?:^|决算)总体情况/u, 'summary'],
  [/(?:^|年|部门|单位|决算|关于|的|、)收入(?:决算|总体|构成|情况|合计)/u, 'income'],
  [/(?:^|年|部门|单位|决算|关于|的|、)支出(?:决算|总体|构成|情况|合计)/u, 'expenditure'],
  [/会议费|培训费|一般性支出|名词解释|职责|职能|机构|概况|概述|单位构成|预算单位/u, 'none'],
]

/** Sections whose names are said within others too: `1.收入情况` under 政府性基金 is of the fund. */
const unspecific = new Set<Topic | 'none' | 'other' | undefined>([undefined, 'summary', 'income', 'expenditure'])

/** Sections that need no more than their name as a heading: `（一）机关运行经费。` */
const plain = new Set<Topic | 'none' | 'other'>(['operating_expense', 'procurement', 'state_assets', 'three_public'])

/**
 * Draws the heading from the cleaned text of a paragraph: `(一)机关运行经费支出情况。本部门…` has one and goes on with text.
 * Without numbering it is a heading only when its words name a section. `entity`: the cleaned name of the body.
 */
export function headingOf(text: string, entity = ''): Heading | undefined {
  const numbered = numberings.findIndex((numbering) => numbering.test(text))
  const start = numbered < 0 ? 0 : (numberings[numbered]?.exec(text)?.[0].length ?? 0)
  for (const [end, length] of endsOfHeading(text)) {
    const title = withoutRemarks(text.slice(start, end), entity)
    if (title === '' || title.length > longestHeading || hasFigure.test(title) || /[，,]/u.test(title)) continue
    const topic = topicByWords(title)
    const known =
      numbered === 0 ||
      (endsHeading.test(title) && (numbered > 0 || topic !== undefined)) ||
      (numbered > 0 && title.length <= 20 && topic !== undefined && plain.has(topic)) ||
      (numbered === 1 && end === text.length && topic !== undefined && topic !== 'none')
    if (known) return { level: numbered < 0 ? levelWithoutNumber : numbered, title, length }
  }
  return undefined
}

/** Where a heading may end, and where the text after it begins; nearest first. */
function endsOfHeading(text: string): (readonly [end: number, after: number])[] {
  const head = text.slice(0, 2 * longestHeading)
  const ends: (readonly [number, number])[] = []
  for (const mark of [head.search(/[。;；]/u), head.indexOf(':')]) if (mark >= 0) ends.push([mark, mark + 1])
  for (const found of head.matchAll(/情况(?:说明)?(?=\d{4}年|本部门|本单位|我部门|我单位|截[至止])/gu)) {
    ends.push([found.index + found[0].length, found.index + found[0].length])
  }
  if (text.length <= head.length) ends.push([text.length, text.length])
  return ends.sort((a, b) => a[0] - b[0])
}

/** What sentences under 其他重要事项 speak of where the matters have no headings of their own. */
const openers: readonly (readonly [words: RegExp, topic: Topic])[] = [
  [/机关运行经费(?:支出)?(?:为|共计|合计|总额)?\d/u, 'operating_expense'],
  [/政府采购(?:支出)?(?:总额|金额|总金额)/u, 'procurement'],
  [/(?:共有|现有|实有)车辆/u, 'state_assets'],
]

export function topicOfSentence(sentence: string): Topic | undefined {
  return openers.find(([words]) => words.test(sentence))?.[1]
}

/** The topic that a title names, `none` for sections without facts, `other` for 其他重要事项, undefined when its words say nothing. */
export function topicByWords(title: string): Topic | 'none' | 'other' | undefined {
  return topics.find(([words]) => words.test(title))?.[1]
}

/**
 * The open sections, outermost first, after a heading. One whose words say little (`(一)总体情况说明`) belongs to the section
 * around it.
 */
export function enter(open: readonly Section[], heading: Heading): readonly Section[] {
  const around = open.filter((section) => section.level < heading.level)
  const inherited = heading.level > 1 ? (around.at(-1)?.topic ?? 'none') : 'none'
  const named = topicByWords(heading.title)
  return [
    ...around,
    { level: heading.level, topic: belongsTo(inherited, named, heading.title) ? inherited : (named ?? 'none') },
  ]
}

function belongsTo(inherited: Section['topic'], named: Section['topic'] | undefined, title: string): boolean {
  // 财政拨款支出 under 一般公共预算 is its own; 基本支出 under 支出决算 is of all funds.
  if (named === 'appropriation_expenditure') return inherited === 'general_budget'
  if (named === 'basic_expenditure' && !/财政拨款|一般公共预算/u.test(title))
    return inherited === 'expenditure' || inherited === 'summary'
  if (!unspecific.has(named)) return false
  return named === undefined || !(inherited === 'none' || inherited === 'other' || unspecific.has(inherited))
}

/**
 * The words of a title: `某市政府采购中心2024年度收入支出决算总体情况说明` speaks of 收入支出决算, whatever the name of the body says,
 * and `运行经费支出情况说明(备注:…)` not of its remark.
 */
function withoutRemarks(title: string, entity: string): string {
  const words = title.replace(/\([^()]*(?:\)|$)/gu, '').replace(/:$/u, '')
  const named = entity === '' ? words : words.replaceAll(entity, '')
  const behindYear = named.replace(/^.*20\d\d年度?(?=.{4})/u, '')
  // 三公经费2023年度决算情况说明: what stands before the year says it.
  return topicByWords(behindYear) === undefined && /三公|运行经费/u.test(named) ? named : behindYear
}
