import type { Diagnostic, Place } from '@gongkai/extractor'
import type { Figure } from './figures.ts'
import type { ItemName } from './names.ts'
import type { Counter, Target } from './pattern.ts'
import type { Word } from './words.ts'

export type Role = 'amount' | 'budget' | 'adjusted' | 'actual' | 'completion' | 'change' | 'changePercent' | 'count'

/** One figure of a sentence, with what it is of. */
export interface Statement {
  readonly targets: readonly Target[]
  readonly role: Role
  readonly value: string
  readonly figure: Figure
  /** Between two statements of the same fact the higher rank stands; among equals the first. */
  readonly rank: number
  readonly place: Place
  /** Counts the sentences of the report. */
  readonly sentence: number
}

export interface Reading {
  readonly statements: readonly Statement[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What the sentences before left open. */
export interface Memory {
  /** What was spoken of. */
  readonly subject: readonly Target[] | undefined
  /** The visits, journeys or vehicles that were counted last in the paragraph. */
  readonly counter: Counter | undefined
  /** The class and group that a list is under. */
  readonly around: ItemName
  /** The sentence before told reasons, which the next one may go on with (二是…). */
  readonly inReasons: boolean
}

export const blank: Memory = { subject: undefined, counter: undefined, around: {}, inReasons: false }

/** What a word says of the next figure. */
export type Said = Extract<Word, { kind: 'share' | 'budget' | 'adjusted' | 'actual' | 'completion' | 'direction' }>

/** Everything that changes while the tokens of one sentence are read from left to right. */
export interface State {
  /** What is spoken of; undefined where it is not known, empty where it has no line in the vocabulary. */
  subject: readonly Target[] | undefined
  /** The first subject of the sentence: what the next sentence goes on with. */
  head: readonly Target[] | undefined
  counter: Counter | undefined
  around: ItemName
  said: Said | undefined
  /** What differences are measured against; `other`: another year than the one before. */
  base: 'previous' | 'budget' | 'other' | undefined
  /** Between `比` and what is compared: a figure here is the one compared with. */
  comparing: boolean
  /** The subject stands right before the figure. */
  adjacent: boolean
  /** Words that nobody knows, since the last break. */
  unknown: string
  telling: 'facts' | 'cause' | 'purpose'
  /** The reasons are those of the difference to the budget: 决算数小于预算数的主要原因是…，与上年相比减少… */
  reasonsOfBudget: boolean
  /** The clause speaks of another year than the report. */
  otherYear: boolean
  clauseStart: boolean
}

export function startOf(memory: Memory): State {
  return {
    subject: memory.subject,
    head: undefined,
    counter: undefined,
    around: memory.around,
    said: undefined,
    base: undefined,
    comparing: false,
    adjacent: false,
    unknown: '',
    telling: 'facts',
    reasonsOfBudget: false,
    otherYear: false,
    clauseStart: true,
  }
}

export function memoryOf(state: State, before: Memory): Memory {
  return {
    subject: state.head ?? state.subject,
    counter: state.counter ?? before.counter,
    around: state.around,
    inReasons: state.telling === 'cause',
  }
}

/** Something is named: from here on it is spoken of, unless words before it that nobody knows make it something else. */
export function nameSubject(state: State, targets: readonly Target[]): void {
  if (state.said?.kind === 'share') return
  const known = changesNothing(state.unknown) && !state.otherYear
  state.subject = known ? targets : undefined
  state.adjacent = known
  state.said = undefined
  state.unknown = ''
  state.head = state.head === undefined ? state.subject : bothSides(state.head, state.subject)
}

/** Income total and expenditure total in one sentence: the next one (`比上年增加…`) goes on with both. */
function bothSides(head: readonly Target[], subject: readonly Target[] | undefined): readonly Target[] {
  const [first, second] = [head[0], subject?.[0]]
  const both =
    first?.item === 'income:grand_total' && second?.item === 'expenditure:grand_total' && first.table === second.table
  return both && subject !== undefined && head.length === 1 ? [...head, ...subject] : head
}

/** Last letters of the names of public bodies: `某市交通局机关运行经费` is 机关运行经费. */
const body =
  /(?:局|厅|委|中心|院|会|办|室|部|校|队|所|站|馆|处|系统|单位|部门|社|团|机关|本级|园|库|署|台|科|区|县|市|省|镇|乡|街道|公司|大学|\))(?:的|各|所属)?$/u
const connecting = /^(?:我|该|其|各|全|总|收入|支出|和|与|中|上述|以上|由|较|后|下同|当)$/u

/** Words before a name that do not change what it is: the public body itself, or a connecting word. */
export function changesNothing(unknown: string): boolean {
  return unknown === '' || connecting.test(unknown) || body.test(unknown)
}
