import type { Diagnostic, Place } from '@gongkai/extractor'
import type { Figure } from './figures.ts'
import type { ItemName } from './names.ts'
import type { Counter, Target } from './pattern.ts'
import type { Word } from './words.ts'

export type Role = 'amount' | 'budget' | 'adjusted' | 'actual' | 'completion' | 'change' | 'changePercent' | 'count'

/** One figure of a sentence, with what it is of. */
export interface Statement {
  /** A difference after several parts (其中：甲1万元，乙2万元，比上年减少…), which may be of the whole. */
  readonly doubtful?: true
  readonly targets: readonly Target[]
  readonly role: Role
  readonly value: string
  readonly figure: Figure
  /** Between two statements of the same fact the higher rank stands; among equals the first. */
  readonly rank: number
  readonly place: Place
  /** Of recognised text (OCR), 0 to 100. */
  readonly confidence?: number
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
  /** Codes of the economic classification named so far in the section; of the functional one the class that a list is under. */
  readonly codes: readonly string[]
  /** What was named last, whether or not it can go on. */
  readonly last: readonly Target[] | undefined
  /** What the last difference was measured against. */
  readonly base: State['base']
  /** The paragraph speaks of another year, so far. */
  readonly otherYear: boolean
  /** The last amount was a budget, so that parts of it (其中…) are too. */
  readonly partsOf: State['partsOf']
  /** A list of parts begins with the next sentence (其中：), or goes on with it if it is numbered. */
  readonly list: 'begins' | 'goes on' | undefined
  /** The sentence before told reasons, which the next one may go on with (二是…). */
  readonly inReasons: boolean
}

export const blank: Memory = {
  subject: undefined,
  counter: undefined,
  around: {},
  codes: [],
  last: undefined,
  base: undefined,
  otherYear: false,
  partsOf: undefined,
  list: undefined,
  inReasons: false,
}

/** What a word says of the next figure. */
export type Said = Extract<Word, { kind: 'share' | 'budget' | 'adjusted' | 'actual' | 'completion' | 'direction' }>

/** Everything that changes while the tokens of one sentence are read from left to right. */
export interface State {
  /** What is spoken of; undefined where it is not known, empty where it has no line in the vocabulary. */
  subject: readonly Target[] | undefined
  /** The first subject of the sentence: what the next sentence goes on with. */
  head: readonly Target[] | undefined
  /** What was named last, whether or not it can go on. */
  last: readonly Target[] | undefined
  /** Names that follow one another: 基本支出、项目支出分别为… */
  listed: readonly (readonly Target[])[]
  /** The names that the figures of a series belong to, one by one. */
  inTurn: readonly (readonly Target[])[] | undefined
  turnAdjacent: boolean
  /** The sentence lists parts (其中…). */
  readonly ofParts: boolean
  /** Behind 其中. */
  amongParts: boolean
  /** What amounts of parts are, where they are parts of a budget. */
  partsOf: 'budget' | 'adjusted' | undefined
  list: Memory['list']
  /** It is spoken of one body among several: 局本级, 局机关. */
  ofOneBody: boolean
  /** Up to the next semicolon it is spoken of bodies under it: 下属单位收入9万元，支出8万元. */
  ofSubordinates: boolean
  /** The line was named by its whole name. */
  isExplicit: boolean
  /** The amount read last was recorded, so that 其中 tells its parts. */
  wholeRead: boolean
  /** A list of what was spent is announced (以下方面). */
  usesAnnounced: boolean
  /** Names alone follow (主要包括). */
  listing: boolean
  /** Amounts of parts since the last semicolon or difference. */
  parts: number
  counter: Counter | undefined
  around: ItemName
  codes: readonly string[]
  said: Said | undefined
  /** What differences are measured against; `other`: another year than the one before. */
  base: 'previous' | 'budget' | 'other' | undefined
  /** Between `比` and what is compared: a figure here is the one compared with. */
  comparing: boolean
  /** The subject stands right before the figure. */
  adjacent: boolean
  /** Something unknown was named in this part of the clause: 专项(unknown)收入…支出 does not come to mean 支出. */
  garbled: boolean
  /** Words that nobody knows, since the last break. */
  unknown: string
  telling: 'facts' | 'cause' | 'purpose'
  /** The reasons are those of the difference to the budget: 决算数小于预算数的主要原因是…，与上年相比减少… */
  reasonsOfBudget: boolean
  /** The clause speaks of another year than the report. */
  otherYear: boolean
  /** The sentence began with another year, and has named that of the report nowhere. */
  beganOtherwise: boolean
  clauseStart: boolean
}

/** What a sentence begins with. One that lists parts (`其中：…增加…`) is measured against what the whole was measured against. */
export function startOf(memory: Memory, text: string, isNumbered: boolean): State {
  const ofParts = /^其中(?!一)/u.test(text)
  return {
    subject: memory.subject,
    head: undefined,
    last: lastFor(memory, ofParts),
    listed: [],
    inTurn: undefined,
    turnAdjacent: false,
    ofParts,
    partsOf: ofParts || memory.list === 'begins' || (memory.list && isNumbered) ? memory.partsOf : undefined,
    list: memory.list,
    ofOneBody: false,
    ofSubordinates: false,
    isExplicit: false,
    wholeRead: true,
    usesAnnounced: false,
    listing: false,
    parts: 0,
    amongParts: ofParts,
    counter: undefined,
    around: memory.around,
    codes: memory.codes,
    said: undefined,
    base: ofParts ? memory.base : undefined,
    comparing: false,
    adjacent: false,
    garbled: false,
    unknown: '',
    telling: 'facts',
    reasonsOfBudget: false,
    otherYear: memory.otherYear,
    beganOtherwise: memory.otherYear,
    clauseStart: true,
  }
}

/** Items of lists, and what is not known, are of the sentences about their parts alone. */
function lastFor({ last, subject }: Memory, ofParts: boolean): readonly Target[] | undefined {
  if (ofParts || last === undefined) return last ?? subject
  return last.length === 0 || last.some(({ item }) => item.startsWith('function:')) ? undefined : last
}

export function memoryOf(state: State, before: Memory): Memory {
  return {
    subject: state.head ?? state.subject,
    counter: state.counter ?? before.counter,
    around: state.around,
    codes: state.codes,
    last: state.last,
    base: state.base,
    otherYear: state.beganOtherwise,
    partsOf: state.partsOf,
    list: state.list,
    inReasons: state.telling === 'cause',
  }
}

/** Something is named: from here on it is spoken of, unless words before it that nobody knows make it something else. */
export function nameSubject(state: State, targets: readonly Target[]): void {
  if (state.said?.kind === 'share') return
  state.ofSubordinates ||= isSubordinate(state)
  const known = changesNothing(state.unknown) && !state.otherYear && !state.garbled && !state.ofSubordinates
  state.garbled = !known
  state.subject = known ? targets : undefined
  state.adjacent = known
  state.said = undefined
  state.ofOneBody = narrow.test(state.unknown)
  state.unknown = ''
  state.last = known ? targets : state.last
  state.listed = known ? [targets] : []
  // 其中：甲1万元，乙2万元。比上年增加…: of neither for certain.
  if (state.ofParts) state.head = state.head === undefined || sameLines(state.head, targets) ? state.subject : []
  else state.head = state.head === undefined ? state.subject : bothSides(state.head, state.subject)
}

/** Another name of a list (甲、乙): what is said next is of all of them, or of each in turn, or of none for certain. */
export function nameAnother(state: State, targets: readonly Target[]): void {
  const listed = [...state.listed, targets]
  nameSubject(state, targets)
  Object.assign(state, {
    listed: state.listed.length > 0 || listed.length > 1 ? listed : [],
    subject: undefined,
    adjacent: false,
  })
}

function sameLines(a: readonly Target[], b: readonly Target[]): boolean {
  return (
    a.length === b.length && a.every(({ table, item }, index) => table === b[index]?.table && item === b[index].item)
  )
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
  /(?:局|厅|委|中心|院|会|办|室|部|校|队|所|站|馆|处|系统|单位|部门|社|团|机关|本级|园|库|署|台|科|区|县|市|省|镇|乡|街道|公司|学|政府|政协|[妇残文侨科]联|[科作]协|工商联|民盟|林场|党组|\))(?:的|各|所属)?$/u
/** One body of those whose accounts these are. */
const narrow = /(?:本级|机关)(?:的)?$/u
/** Bodies under it. */
const subordinate = /(?<![及和与含、括])(?:(?:下属|所属|下级)(?!于)|(?:直属|二级)$)(.*)$/u
const withThoseUnder = /(?:[及和与、]|以及)其?(?:下属|所属)各?(?:预算)?$/u
const ofAll = /[各的]|预算|单位|事业|二级/gu
const connecting = /^(?:我|该|其|各|全|总|收入|支出|和|与|中|上述|以上|由|较|后|下同|当)$/u

const gone =
  /(?:处置|报废|报损|出租|出借|转让|划转|划出|调出|移交|捐赠|拍卖|租用|租赁|借用|待处理|待报废|固定资产|淘汰|编制|核定|定编|应配)(?:的|了)?$/u

const bought = /(?:购置|新增|更新|购入|采购)(?:的|了)?$/u

/** Words before something counted that make it something else: 处置车辆1辆, 购置车辆1辆 are not the vehicles that the body has. */
export function isGone(unknown: string, { table }: Pick<Counter, 'table'>): boolean {
  return gone.test(unknown) || (table === 'state_assets' && bought.test(unknown))
}

/**
 * Whether words before a name speak of bodies under the one whose accounts these are: 所属某中心, 其中：下属单位. But
 * 本部门所属各预算单位 and 本级及所属单位 are all of them.
 */
export function isSubordinate({ unknown, amongParts }: Pick<State, 'unknown' | 'amongParts'>): boolean {
  const rest = subordinate.exec(unknown)?.[1]
  return rest !== undefined && (amongParts || rest.replace(ofAll, '') !== '')
}

/** Words before a name that do not change what it is: the public body itself, or a connecting word. */
export function changesNothing(unknown: string): boolean {
  const rest = unknown.replace(withThoseUnder, '')
  return rest === '' || connecting.test(rest) || body.test(rest)
}
