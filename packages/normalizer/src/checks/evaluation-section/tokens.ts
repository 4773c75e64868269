import { money } from './amounts.ts'

/** What the sentences about evaluations are made of. `groups` are those of its pattern below. */
export interface Token {
  readonly kind: Kind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly groups: readonly (string | undefined)[]
}

const grade = '(优秀|良好|优|良|中|差|合格|不合格|一等|二等|三等|四等)'

/** The first that fits a place has it; what is a part of it is not looked for again. */
const patterns = {
  /** `占一般公共预算项目支出总额的 100%`: whole, percent */
  share: /占([^，,。；;%\d]{0,30}?)的?(?:比例|比重)?(?:为|是)?(\d{1,3}(?:\.\d{1,6})?)%/gu,
  /** `5 个项目评为一等`: number, grade */
  gradeBehind: new RegExp(`(\\d{1,5})个项目[^，,。；;\\d]{0,10}?(?:为|是)${grade}`, 'gu'),
  /** `评级为“优”的项目 5 个`: grade, number */
  gradeBefore: new RegExp(`(?:评级|等级|结果)(?:为|是)?${grade}的?(?:项目)?(\\d{1,5})个`, 'gu'),
  /** `项目支出总额 12 万元`: amount, unit */
  total: new RegExp(`项目支出(?:预算)?总额(?:为|是|:)?${money}`, 'gu'),
  /** `二级项目 3 个`, with an amount behind where there is one: level, number, amount, unit */
  count: new RegExp(
    `(一级|二级)?项目(?:支出)?(?:绩效)?(?:自评)?(?:个数|数量)?(?:为|共)?(\\d{1,5})(?:个|项)(?:${money})?`,
    'gu',
  ),
  /** `对 10 项部门项目支出开展`: number, level */
  countFirst:
    /(\d{1,5})(?:个|项)(?:部门|单位|预算|(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算)?(一级|二级)?项目/gu,
  /** `共涉及资金 12 万元`, `涉及一般公共预算支出 12 万元`: what, amount, unit */
  amount: new RegExp(`涉及([^，,。；;\\d]{0,14}?)(?:为|:)?${money}`, 'gu'),
} as const

/** A passage with more is a table that was read as text. */
const most = 200

/** Looked for everywhere, also within the others. */
const marks = {
  stop: /[。；;]/gu,
  fund: /一般公共预算|政府性基金|国有资本|社会保险基金/gu,
  self: /自评/gu,
  other: /部门评价|重点评价|财政评价|第三方|事前|跟踪|监控|编报绩效目标/gu,
} as const

type Kind = keyof typeof patterns | keyof typeof marks

/** In the order of the text; a mark that begins where another token does comes before it. */
export function tokensOf(text: string): Token[] {
  const taken: Token[] = []
  for (const [kind, pattern] of entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      if (taken.length === most) break
      const token = toToken(kind, match)
      if (taken.every((other) => token.end <= other.start || token.start >= other.end)) taken.push(token)
    }
  }
  const found = entries(marks).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => toToken(kind, match)),
  )
  return [...found, ...taken].sort((a, b) => a.start - b.start)
}

function toToken(kind: Kind, match: RegExpExecArray): Token {
  const [all, ...groups] = match
  return { kind, text: all, start: match.index, end: match.index + all.length, groups }
}

function entries<Key extends Kind>(of: Readonly<Record<Key, RegExp>>): [Key, RegExp][] {
  return Object.entries(of) as [Key, RegExp][]
}
