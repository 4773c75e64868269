import type { Diagnostic, Place } from '@gongkai/extractor'
import { type Figure, figureValue, negated } from './figures.ts'
import type { Directory, ItemName } from './names.ts'
import type { Counter, Target, TopicPatterns } from './pattern.ts'
import type { Sentence } from './sentences.ts'
import { type CompiledPattern, compile, type Token, tokenize } from './tokens.ts'

export type Role = 'amount' | 'budget' | 'adjusted' | 'actual' | 'completion' | 'change' | 'changePercent' | 'count'

/** One figure of a sentence, with what it is of. */
export interface Statement {
  readonly targets: readonly Target[]
  readonly role: Role
  readonly value: string
  readonly figure: Figure
  /** Between two statements of one count the higher rank stands. */
  readonly rank: number
  readonly place: Place
  /** Counts the sentences of the report. */
  readonly sentence: number
}

export interface Reading {
  readonly statements: Statement[]
  readonly diagnostics: Diagnostic[]
}

/** What the sentences before left open: what is spoken of, and the class and group that a list is under. */
export interface Memory {
  readonly subject: readonly Target[] | undefined
  readonly counter: Counter | undefined
  readonly around: ItemName
  readonly inReasons: boolean
}

export const blank: Memory = { subject: undefined, counter: undefined, around: {}, inReasons: false }

export interface Section {
  readonly patterns: TopicPatterns
  readonly compiled: readonly CompiledPattern[]
}

export function compileSection(patterns: TopicPatterns): Section {
  return { patterns, compiled: patterns.patterns.map(compile) }
}

export interface Circumstances {
  readonly section: Section
  readonly directory: Directory
  readonly fiscalYear: number | null
  readonly number: number
}

/** Everything that changes while the tokens of one sentence are read from left to right. */
interface State {
  subject: readonly Target[] | undefined
  /** The first subject of the sentence: what the next sentence goes on with. */
  head: readonly Target[] | undefined
  counter: Counter | undefined
  around: ItemName
  /** What was said of the next figure. */
  said:
    | 'budget'
    | 'adjusted'
    | 'actual'
    | 'completion'
    | 'share'
    | { readonly negative: boolean; readonly open: boolean }
    | undefined
  base: 'previous' | 'budget' | 'other' | undefined
  /** The subject stands right before the figure. */
  adjacent: boolean
  /** Words that nobody knows, since the last break. */
  unknown: string
  telling: 'facts' | 'cause' | 'purpose'
  otherYear: boolean
  clauseStart: boolean
}

/**
 * Reads one sentence. A figure takes its meaning from what is named and said before it, back to the figure before:
 *
 *     与2023年度相比，收、支总计各增加10万元，增长2.04%
 *     └ base ───┘    └ subject ┘  └ said ┘     └ said ┘   (subject and base go on)
 *
 * A plain amount needs its subject right before it; budget, actual, completion and change may go on with the subject of the
 * clause or sentence before. Where a word is not known, nothing is concluded.
 */
export function readSentence(
  sentence: Sentence,
  memory: Memory,
  circumstances: Circumstances,
): Reading & { readonly memory: Memory } {
  const { section, directory, fiscalYear, number } = circumstances
  const statements: Statement[] = []
  const diagnostics: Diagnostic[] = []
  const tokens = tokenize(sentence.text, {
    patterns: section.compiled,
    directory,
    functional: section.patterns.functional !== undefined,
    economic: section.patterns.economic !== undefined,
  })
  const state: State = {
    subject: memory.subject,
    head: undefined,
    counter: undefined,
    around: memory.around,
    said: undefined,
    base: undefined,
    adjacent: false,
    unknown: '',
    telling: 'facts',
    otherYear: false,
    clauseStart: true,
  }
  const stack: (Pick<State, 'subject' | 'counter' | 'adjacent' | 'said'> & { readonly ofCode: boolean })[] = []
  if (memory.inReasons && tokens[0]?.kind === 'numbering' && tokens[0].ofReasons) state.telling = 'cause'
  const told = (code: string, message: string, data: Record<string, string>): void => {
    diagnostics.push({ code, severity: 'info', message, place: sentence.place, data })
  }
  const name = (targets: readonly Target[]): void => {
    if (state.said === 'share') return
    const known = isKnownBefore(state.unknown) && !state.otherYear
    state.subject = known ? targets : undefined
    state.adjacent = known
    state.said = undefined
    state.unknown = ''
    state.head = state.head === undefined ? state.subject : bothSides(state.head, state.subject)
  }

  for (const [index, token] of tokens.entries()) {
    if (state.telling === 'cause' && !(token.kind === 'break' && token.strength === 'semicolon')) continue
    if (state.telling === 'purpose' && state.clauseStart && resumes(token)) state.telling = 'facts'
    const clauseStart = state.clauseStart
    state.clauseStart = token.kind === 'break' || (clauseStart && (token.kind === 'year' || token.kind === 'filler'))
    switch (token.kind) {
      case 'break':
        if (token.strength === 'semicolon') {
          if (!(state.telling === 'cause' && goesOnWithReasons(tokens[index + 1]))) state.telling = 'facts'
        }
        if (token.strength !== 'colon' && token.strength !== 'list') {
          state.adjacent = false
          state.unknown = ''
          state.said = undefined
          state.otherYear = false
        }
        if (token.strength === 'list' && tokens[index - 1]?.kind !== 'figure')
          state.unknown += state.adjacent ? '、' : ''
        break
      case 'open':
        stack.push({
          subject: state.subject,
          counter: state.counter,
          adjacent: state.adjacent,
          said: state.said,
          ofCode: tokens[index - 1]?.kind === 'coded',
        })
        break
      case 'close': {
        const outer = stack.pop()
        // 资本性支出(基本建设) is another line than 资本性支出.
        const narrowed = outer?.ofCode && state.unknown !== ''
        if (outer) Object.assign(state, outer)
        if (narrowed) {
          if (state.head === state.subject) state.head = undefined
          Object.assign(state, { subject: undefined, adjacent: false })
        }
        state.unknown = ''
        break
      }
      case 'numbering':
        if (token.ofReasons) state.telling = 'cause'
        else if (index === 0) state.subject = undefined
        break
      case 'year':
        state.otherYear = fiscalYear !== null && token.year !== fiscalYear
        state.unknown = ''
        if (isComparison(tokens[index - 1])) {
          state.base = token.year === (fiscalYear ?? token.year + 1) - 1 ? 'previous' : 'other'
          state.otherYear = false
        }
        break
      case 'base':
        state.base = token.base
        state.adjacent = false
        state.said = undefined
        state.otherYear = false
        break
      case 'cause':
        state.telling = 'cause'
        break
      case 'purpose':
        state.telling = 'purpose'
        break
      case 'share':
        state.said = 'share'
        break
      case 'budget':
      case 'adjusted':
      case 'actual':
      case 'completion':
        if (!isKnownBefore(state.unknown) || state.otherYear) state.subject = undefined
        state.said = token.kind
        state.unknown = ''
        break
      case 'direction':
        if (!isKnownBefore(state.unknown)) state.subject = undefined
        state.said = token
        state.unknown = ''
        break
      case 'filler':
        break
      case 'text':
        if (/^(?:与|比|较|同|和)$/u.test(token.text.slice(-1)) && tokens[index + 1]?.kind === 'year') {
          state.unknown += token.text.slice(0, -1)
        } else if (!/^(?:相比|相较|比较|之比|比|于)[^，]?$/u.test(token.text)) {
          state.unknown += token.text
          state.adjacent = false
        }
        break
      case 'named':
        if (token.pattern.counts?.weak) state.counter ??= memory.counter ?? token.pattern.counts
        else if (token.pattern.counts !== undefined) state.counter = token.pattern.counts
        else if (token.pattern.gives !== undefined) state.counter = undefined
        if (state.telling === 'purpose') state.unknown = ''
        else if (token.pattern.gives !== undefined) name(token.pattern.gives)
        else state.unknown = ''
        if (token.pattern.counts !== undefined) state.adjacent = true
        break
      case 'coded':
        if (state.telling !== 'purpose') name([codedTarget(token, section.patterns)])
        break
      case 'item': {
        const resolved = directory.resolve(token.name, memory.around)
        const onlyAround = token.name.item === undefined
        state.around = onlyAround
          ? { ...(token.name.class === undefined ? memory.around : {}), ...token.name }
          : memory.around
        if (resolved.ok) name([functionTarget(resolved.code, section.patterns)])
        else {
          name([])
          const message =
            resolved.why === 'unknown'
              ? `The item ${token.printed} has no line in the statements of this report; its figures are not recorded.`
              : `The item ${token.printed} may be ${resolved.codes.slice(0, 5).join(' or ')}; its figures are not recorded.`
          told(resolved.why === 'unknown' ? 'prose_name_unknown' : 'prose_name_ambiguous', message, {
            name: token.printed,
            codes: resolved.codes.slice(0, 5).join(' '),
          })
        }
        break
      }
      case 'figure': {
        const read = readFigure(token.figure, state, statements.at(-1), sentence, number, tokens[index + 1])
        if (read !== undefined && 'code' in read)
          told(read.code, read.message, { raw: token.figure.raw, sentence: sentence.text.slice(0, 200) })
        else if (read !== undefined) statements.push(...read.statements)
        if (read !== undefined && 'left' in read && read.left) {
          told('prose_alternative_left_open', 'The form offers increase or decrease here and neither was struck out.', {
            raw: token.figure.raw,
          })
        }
        // A figure of something unknown: what is said next is of that, not of what was named before.
        if (read === undefined && state.unknown !== '' && state.said === undefined) state.subject = undefined
        state.adjacent = false
        state.said = undefined
        state.unknown = ''
        break
      }
    }
  }
  const inReasons = state.telling === 'cause'
  return {
    statements,
    diagnostics,
    memory: {
      subject: state.head ?? state.subject,
      counter: state.counter ?? memory.counter,
      around: state.around,
      inReasons,
    },
  }
}

type Read =
  | { readonly statements: readonly Statement[]; readonly left: boolean }
  | { readonly code: string; readonly message: string }

function readFigure(
  figure: Figure,
  state: State,
  previous: Statement | undefined,
  sentence: Sentence,
  number: number,
  next: Token | undefined,
): Read | undefined {
  const stated = (role: Role, targets: readonly Target[], value: string, rank = 0): Read => ({
    statements:
      targets.length === 0 ? [] : [{ targets, role, value, figure, rank, place: sentence.place, sentence: number }],
    left: false,
  })
  if (figure.kind === 'malformed') {
    return {
      code: 'prose_number_malformed',
      message: `The digits of ${figure.raw} cannot be told for certain; it is not recorded.`,
    }
  }
  if (figure.kind === 'count') {
    const item = state.counter?.items[figure.measure]
    if (item === undefined || state.counter === undefined || !isKnownBefore(state.unknown, true)) return undefined
    return stated(
      'count',
      [{ table: state.counter.table, item, column: 'count' }],
      figureValue(figure),
      state.counter.rank,
    )
  }
  if (figure.kind === 'other' || state.telling === 'purpose' || state.said === 'share') return undefined
  const subject = state.subject
  const isPercent = figure.kind === 'percent'
  if (typeof state.said === 'object') {
    if (subject === undefined || state.base !== 'previous' || !isKnownBefore(state.unknown)) return undefined
    if (figure.kind === 'bare') {
      // The percent sign was left out: 增加5万元，增长13.95。
      if (previous?.role !== 'change' || previous.targets !== subject || (next !== undefined && next.kind !== 'break'))
        return undefined
    }
    const role = figure.kind === 'money' ? 'change' : 'changePercent'
    return change(role, figure, state.said, subject, previous, stated)
  }
  if (subject === undefined || figure.kind === 'bare') return undefined
  if (state.said === 'completion') return isPercent ? stated('completion', subject, figureValue(figure)) : undefined
  if (isPercent) return undefined
  if (state.said !== undefined)
    return isKnownBefore(state.unknown) ? stated(state.said, subject, figureValue(figure)) : undefined
  return state.adjacent ? stated('amount', subject, figureValue(figure)) : undefined
}

/** A difference has the sign of its word; `下降-3.5%` says it twice. */
function change(
  role: 'change' | 'changePercent',
  figure: Figure,
  said: { readonly negative: boolean; readonly open: boolean },
  subject: readonly Target[],
  previous: Statement | undefined,
  stated: (role: Role, targets: readonly Target[], value: string) => Read,
): Read {
  const printed = figureValue(figure)
  const size = printed.replace(/^-/u, '')
  if (said.open && size !== '0') {
    const known =
      previous !== undefined && previous.targets === subject && previous.role === 'change' && previous.value !== '0'
    if (!known) {
      return {
        code: 'prose_sign_unknown',
        message: `The form offers increase or decrease before ${figure.raw} and neither was struck out; it is not recorded.`,
      }
    }
    return { ...stated(role, subject, previous.value.startsWith('-') ? negated(size) : size), left: true } as Read
  }
  const value = said.negative ? negated(size) : printed
  return { ...stated(role, subject, value), left: said.open } as Read
}

/** Words before a name that do not change what it is: the body itself, a year, connecting words. */
function isKnownBefore(unknown: string, counting = false): boolean {
  if (unknown === '') return true
  if (counting) return false
  return /(?:局|厅|委|中心|院|会|办|办公室|部|校|队|所|站|馆|处|系统|单位|部门|室|社|团|机关|学校|本级|园|库|署|台|科|区|县|市|省|镇|乡|街道|公司|大学|学院|法院|检察院|协会|联合会|\))(?:的|\(本级\)|各|所属)?$|^(?:我|该|其|各|全|总|收入|支出|和|与|中|上述|以上|由|较|后|下同|当)$/u.test(
    unknown,
  )
}

function isComparison(token: Token | undefined): boolean {
  return token?.kind === 'text' && /(?:与|比|较|同|和)$/u.test(token.text)
}

/** After a use is told, a clause that says budget, actual or change goes back to the facts. */
function resumes(token: Token): boolean {
  return ['budget', 'adjusted', 'actual', 'completion', 'base', 'item'].includes(token.kind)
}

function goesOnWithReasons(token: Token | undefined): boolean {
  return token?.kind === 'numbering'
}

/** A sentence about the income total and the expenditure total: the next one (`比上年增加…`) goes on with both. */
function bothSides(head: readonly Target[], subject: readonly Target[] | undefined): readonly Target[] {
  if (subject === undefined || head.length !== 1 || subject.length !== 1) return head
  const [first] = head
  const [second] = subject
  const both =
    first?.item === 'income:grand_total' && second?.item === 'expenditure:grand_total' && first.table === second.table
  return both ? [...head, ...subject] : head
}

function functionTarget(code: string, { functional }: TopicPatterns): Target {
  return { table: functional?.table ?? '', item: `function:${code}`, column: functional?.column ?? '' }
}

function codedTarget(
  token: { readonly classification: 'function' | 'economic'; readonly code: string },
  patterns: TopicPatterns,
): Target {
  if (token.classification === 'function') return functionTarget(token.code, patterns)
  return {
    table: patterns.economic?.table ?? '',
    item: `economic:${token.code}`,
    column: patterns.economic?.column ?? '',
  }
}
