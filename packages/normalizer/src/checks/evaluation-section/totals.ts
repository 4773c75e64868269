import type { Book, Figure } from '../book.ts'
import { moneyFigure, percentFigure } from './amounts.ts'
import type { Passage } from './passages.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Whose evaluation is spoken of: the body's own (绩效自评), or another one (部门评价, 事前评估, 绩效跟踪). */
export type Scope = 'self' | 'other'

export type Fund = 'general_budget' | 'government_fund' | 'state_capital' | 'insurance' | 'all'

/** `一级项目 1 个，二级项目 3 个`; a second-level project (二级项目) is part of a first-level one. */
export interface Count {
  readonly number: number
  readonly level: 1 | 2 | undefined
}

export interface Share {
  /** The words between 占 and the percentage: `一般公共预算项目支出总额`. */
  readonly of: string
  readonly percent: Figure
}

/** `5 个项目评级为优` */
export interface Grade {
  readonly grade: string
  readonly number: number
}

/** `… 开展绩效自评，其中，一级项目 1 个，二级项目 3 个，共涉及资金 12 万元，占一般公共预算项目支出总额的 100%` */
export interface EvaluatedMoney {
  readonly scope: Scope
  readonly fund: Fund
  /** The projects whose money it is. */
  readonly counts: readonly Count[]
  /** Where it is the money of the projects of one grade. */
  readonly grade?: Grade
  readonly amount: Figure
  readonly shares: readonly Share[]
  /** 项目支出总额 as the text gave it before. */
  readonly allProjects?: Figure
  readonly place?: Passage['place']
}

/** The projects of each grade, and how many they are altogether. */
export interface Graded {
  readonly scope: Scope
  readonly counts: readonly Count[]
  readonly grades: readonly Grade[]
  readonly place?: Passage['place']
}

export interface Totals {
  readonly money: readonly EvaluatedMoney[]
  readonly graded: readonly Graded[]
  /** 项目支出总额. */
  readonly projects: readonly { readonly amount: Figure; readonly place?: Passage['place'] }[]
}

export function totalsOf(passages: readonly Passage[], book: Book): Totals {
  const all = passages.map((passage) => totalsIn(passage, book))
  return {
    money: all.flatMap(({ money }) => money),
    graded: all.flatMap(({ graded }) => graded),
    projects: all.flatMap(({ projects }) => projects),
  }
}

const funds: readonly (readonly [RegExp, Fund])[] = [
  [/一般公共预算/u, 'general_budget'],
  [/政府性基金/u, 'government_fund'],
  [/国有资本/u, 'state_capital'],
  [/社会保险/u, 'insurance'],
]

export function fundIn(words: string): Fund {
  return funds.find(([pattern]) => pattern.test(words))?.[1] ?? 'all'
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer One)[] ? One[] : T[Key] }

/** One passage, token by token. */
function totalsIn({ text, place }: Passage, book: Book): Totals {
  const where = place ? { place } : {}
  const tokens = tokensOf(text)
  const money: Mutable<EvaluatedMoney>[] = []
  const graded: Mutable<Graded>[] = []
  const projects: Mutable<Totals>['projects'] = []
  // Before the first word of it, that one counts.
  let scope = tokens.map(scopeOf).find((found) => found !== undefined) ?? 'other'
  let fund: Fund = 'all'
  let counts: Count[] = []
  /** The counts have had their amount: the next one begins a new list. */
  let spoken = false
  let grade: Grade | undefined
  /** Where the shares of this sentence belong. */
  let shares: Share[] | undefined

  const addMoney = (what: string, raw: string | undefined, unit: string | undefined): void => {
    const amount = moneyFigure(raw, unit, { zh: '文字中评价涉及资金', en: 'the money evaluated (in the text)' }, book)
    if (!amount) return
    const [own, total] = [fundIn(what), projects.at(-1)?.amount]
    const about = { ...(grade && { grade }), ...(total && { allProjects: total }), ...where }
    shares = []
    money.push({
      scope,
      fund: own === 'all' ? fund : own,
      counts: spoken ? [] : [...counts],
      amount,
      shares,
      ...about,
    })
    spoken ||= grade === undefined
  }
  const addCount = (number: string | undefined, level: string | undefined): void => {
    const count: Count = { number: Number(number), level: level === '一级' ? 1 : level === '二级' ? 2 : undefined }
    counts = spoken ? [count] : [...counts, count]
    spoken = false
    grade = undefined
  }
  const addGrade = (number: string | undefined, name = ''): void => {
    grade = { grade: name, number: Number(number) }
    const last = graded.at(-1)
    if (last?.scope === scope && last.grades.every((one) => one.grade !== name)) last.grades.push(grade)
    else graded.push({ scope, counts: [...counts], grades: [grade], ...where })
  }

  for (const { kind, text: words, groups } of tokens) {
    const [first, second, third, fourth] = groups
    switch (kind) {
      case 'stop':
        fund = 'all'
        grade = undefined
        if (words === '。') shares = undefined
        break
      case 'fund':
        fund = fundIn(words)
        break
      case 'self':
      case 'other':
        scope = kind
        break
      case 'gradeBehind':
        addGrade(first, second)
        break
      case 'gradeBefore':
        addGrade(second, first)
        break
      case 'countFirst':
        addCount(first, second)
        break
      case 'count':
        addCount(second, first)
        if (third !== undefined) addMoney('', third, fourth)
        break
      case 'amount':
        addMoney(first ?? '', second, third)
        break
      case 'total': {
        const name = { zh: '文字中的项目支出总额', en: 'project expenditure in the text' }
        const amount = moneyFigure(first, second, name, book)
        if (amount) projects.push({ amount, ...where })
        break
      }
      case 'share': {
        const name = { zh: `文字中占${first}的比例`, en: `its share (${first}) in the text` }
        const percent = percentFigure(second, name, book)
        if (percent) shares?.push({ of: first ?? '', percent })
        break
      }
    }
  }
  return { money, graded, projects }
}

function scopeOf({ kind }: Token): Scope | undefined {
  return kind === 'self' || kind === 'other' ? kind : undefined
}
