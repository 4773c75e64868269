import type { Diagnostic } from '@gongkai/extractor'
import { type Bracket, closeBracket, endClause } from './clauses.ts'
import type { Figure } from './figures.ts'
import { codedTarget, functionTarget, meantAfter, withinBracket } from './meant.ts'
import type { Directory } from './names.ts'
import { asPartOfItself, budgetOf, countParts, isExplicit, listAfter } from './parts.ts'
import type { Target, TopicPatterns } from './pattern.ts'
import { asPercentagesTell } from './plausible.ts'
import { namesBudget, readFigure } from './read-figure.ts'
import { resumesAfterReasons, resumesAfterUses } from './resume.ts'
import type { Sentence } from './sentences.ts'
import { endTurns, joins, seriesIn, takeInTurn } from './series.ts'
import {
  changesNothing,
  isGone,
  isSubordinate,
  type Memory,
  memoryOf,
  nameAnother,
  nameSubject,
  type Reading,
  type State,
  type Statement,
  startOf,
} from './state.ts'
import { type CompiledPattern, compile, type Token, tokenize } from './tokens.ts'
import { ofOtherYear, sayYear } from './years.ts'

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
  /** Counts the sentences of the report. */
  readonly number: number
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
  const tell = (code: string, message: string, data: NonNullable<Diagnostic['data']>): void => {
    diagnostics.push({ code, severity: 'info', message, place: sentence.place, data })
  }
  const tokens = tokenize(sentence.text, {
    patterns: section.compiled,
    directory,
    functional: section.patterns.functional !== undefined,
    economic: section.patterns.economic !== undefined,
    codes: memory.codes,
  })
  const state = startOf(memory, sentence.text, tokens[0]?.kind === 'numbering')
  const series = seriesIn(tokens)
  const speakOf = (index: number, targets: readonly Target[]): void =>
    (isListed(tokens, index) ? nameAnother : nameSubject)(state, targets)
  const brackets: Bracket[] = []
  const named: string[] = []
  let inList = false
  if (memory.inReasons && isReasonNumber(tokens[0])) state.telling = 'cause'

  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    const next = tokens[index + 1]
    if (state.telling === 'cause' && resumesAfterReasons(state, tokens, index)) state.telling = 'facts'
    if (state.telling === 'cause' && !(token.kind === 'break' && token.strength === 'semicolon')) continue
    if (state.telling === 'purpose' && state.clauseStart && resumesAfterUses(token, next, state.usesAnnounced))
      state.telling = 'facts'
    const stillStart =
      state.clauseStart &&
      (token.kind === 'year' || token.kind === 'filler' || token.kind === 'each' || token.kind === 'among')
    state.clauseStart = token.kind === 'break' || stillStart
    switch (token.kind) {
      case 'break':
        endClause(state, token.strength, before, next)
        state.usesAnnounced ||= token.uses === true
        if (token.strength !== 'list' && token.strength !== 'colon') state.listing = false
        // 其中：办公费1万元、水费2万元，比上年减少3万元: of the last of them, or of the whole? Nothing is concluded.
        if (token.strength === 'list')
          inList ||= before?.kind === 'figure' || (before?.kind === 'close' && !state.adjacent)
        else if (token.strength !== 'colon') {
          if (inList) state.subject = undefined
          inList = false
        }
        break
      case 'open': {
        const { subject, counter, adjacent, said, last, parts } = state
        state.parts = 0
        brackets.push({
          subject,
          counter,
          adjacent,
          said,
          last,
          parts,
          ofCode: before?.kind === 'coded',
          number: statements.length,
        })
        break
      }
      case 'close':
        closeBracket(state, brackets.pop(), statements.length)
        break
      case 'numbering':
        if (token.ofReasons) state.telling = 'cause'
        else if (index === 0) state.subject = undefined
        break
      case 'year':
        sayYear(state, token.year, before, fiscalYear)
        break
      case 'base':
        Object.assign(state, {
          base: ofOtherYear(token, fiscalYear) ? 'other' : token.base,
          adjacent: false,
          said: undefined,
          otherYear: false,
        })
        // 大于预算数5万元 is a difference, 比预算数5万元 what is compared with.
        if (token.differs === undefined) state.comparing = true
        else state.said = { kind: 'direction', negative: token.differs === 'below', open: false }
        break
      case 'each':
        // 收入总计、支出总计均为…
        if (state.listed.length > 1 && !state.adjacent) {
          state.subject = state.listed.flat()
          state.adjacent = true
        } else if (!state.adjacent && state.head !== undefined && state.head.length > 1) {
          // 收入总计9万元，支出总计9万元，与上年相比，各增加1万元
          state.subject = state.head
        }
        break
      case 'compared':
        state.comparing = false
        break
      case 'cause':
        state.telling = 'cause'
        state.reasonsOfBudget = state.said?.kind === 'budget' || state.base === 'budget'
        break
      case 'purpose':
        state.telling = 'purpose'
        break
      case 'share':
        state.said = token
        break
      case 'budget':
      case 'adjusted':
      case 'actual':
      case 'completion':
      case 'direction':
        if (ofOtherYear(token, fiscalYear)) {
          Object.assign(state, { subject: undefined, adjacent: false, said: undefined, unknown: '', otherYear: true })
          break
        }
        if (token.kind === 'actual') leaveIncome(state, token.spent)
        if (!changesNothing(state.unknown) || (state.otherYear && token.kind !== 'direction')) state.subject = undefined
        if (token.kind === 'direction') state.comparing = false
        state.said = token
        state.unknown = ''
        break
      case 'filler':
        leaveIncome(state, token.spent)
        break
      case 'including':
        state.listing = namesAlone(tokens, index + 1)
        break
      case 'among':
        Object.assign(state, {
          amongParts: true,
          parts: 0,
          partsOf: state.wholeRead ? (budgetOf(statements) ?? state.partsOf) : undefined,
        })
        break
      case 'text':
        sayUnknown(state, token.text, next)
        break
      case 'named': {
        const { counts } = token.pattern
        const gives = withinBracket(meantAfter(token.pattern, state) ?? token.pattern.gives, brackets.at(-1)?.subject)
        if (state.otherYear || (counts && isGone(state.unknown, counts)) || isSubordinate(state))
          state.counter = undefined
        else if (counts?.weak) state.counter ??= memory.counter ?? counts
        else if (counts !== undefined || gives !== undefined) state.counter = counts
        if (gives !== undefined && state.telling !== 'purpose') {
          speakOf(index, gives)
          state.isExplicit = gives.some((line) => isExplicit(token.text, line))
          if (token.text.includes('合同')) state.partsOf = undefined
        } else state.unknown = ''
        break
      }
      case 'coded':
        named.push(token.code)
        if (state.listing) break
        if (state.telling !== 'purpose') speakOf(index, [codedTarget(token, section.patterns, directory)])
        break
      case 'item': {
        const { name, printed } = token
        const resolved = directory.resolve(name, memory.around)
        if (resolved.ok) named.push(resolved.code)
        if (name.item === undefined) state.around = { ...(name.class === undefined ? memory.around : {}), ...name }
        speakOf(index, resolved.ok ? [functionTarget(resolved.code, section.patterns, directory)] : [])
        if (!resolved.ok) {
          const codes = resolved.codes.slice(0, 5)
          const what =
            codes.length === 0 ? 'has no line in the statements of this report' : `may be ${codes.join(', ')}`
          tell(`prose_name_${resolved.why}`, `The item ${printed} ${what}; its figures are not recorded.`, {
            name: printed,
            codes,
          })
        }
        break
      }
      case 'figure': {
        const { figure } = token
        const inSeries = series.get(index)
        if (inSeries !== undefined) takeInTurn(state, inSeries)
        const goesOn = inSeries !== undefined && inSeries.at + 1 < inSeries.of
        const said =
          goesOn || namesBudget(figure, { state, next }) ? state.said : completionNext(state.said, tokens, index)
        const read = readFigure(figure, { state, sentence, at: token.at, number, previous: statements.at(-1), next })
        if (figure.kind === 'money')
          state.wholeRead = read !== undefined || state.comparing || state.said?.kind === 'direction'
        if (read === undefined) {
          // A figure of something unknown: what is said next is of that, not of what was named before.
          if (ofUnknown(figure, state)) Object.assign(state, { subject: undefined, last: [] })
        } else if ('code' in read)
          tell(read.code, read.message, { raw: figure.raw, sentence: sentence.text.slice(0, 200) })
        else {
          const own = read.states.flatMap((each) => asPartOfItself(each, statements, state))
          statements.push(...own)
          countParts(state, own)
          if (own.some(({ role }) => role === 'actual')) state.partsOf = undefined
          if (read.openAlternative) {
            const message = 'The form offers increase or decrease here and neither was struck out.'
            tell('prose_alternative_left_open', message, { raw: figure.raw })
          }
        }
        // 公务接待费2023年2万元、2024年1万元: the name goes on to the year of the report.
        const adjacent = state.adjacent && state.otherYear && figure.kind === 'money'
        Object.assign(state, { adjacent, said, unknown: '', garbled: false })
        if (inSeries === undefined) state.listed = []
        else if (!goesOn) endTurns(state)
        break
      }
    }
  }
  state.codes = codesAfter(memory.codes, named)
  if (statements.length > 0) state.partsOf = budgetOf(statements)
  state.list = listAfter(tokens, memory.list)
  return { statements: asPercentagesTell(statements), diagnostics, memory: memoryOf(state, memory) }
}

/** The name follows another one: 基本支出、项目支出. */
function isListed(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 2]
  const isName = before?.kind === 'named' ? before.pattern.gives !== undefined : before?.kind === 'coded'
  return isName && joins(tokens[index - 1])
}

const mostCodes = 100

/** What bare names of the next sentences are looked up beside. A sentence that names several classes is no list under one. */
function codesAfter(before: readonly string[], named: readonly string[]): readonly string[] {
  const classes = named.filter((code) => code.length === 3 && code.startsWith('2'))
  if (classes.length > 0) return classes.length === 1 ? classes : []
  return [...before, ...named].slice(-mostCodes)
}

/** `为全年预算数120万元的73.75%`: behind the budget its completion. */
function completionNext(said: State['said'], tokens: readonly Token[], index: number): State['said'] {
  const [of, percent] = tokens.slice(index + 1, index + 3)
  const follows = of?.kind === 'filler' && percent?.kind === 'figure' && percent.figure.kind === 'percent'
  if (!follows || (said?.kind !== 'budget' && said?.kind !== 'adjusted')) return undefined
  return { kind: 'completion', of: said.kind === 'adjusted' ? 'adjusted' : 'budget' }
}

/** `本年收入9万元，…；支出完成年初预算的90%`: expenditure is not of what was said of income. */
function leaveIncome(state: State, spent: true | undefined): void {
  const { subject = [] } = state
  if (spent && subject.length > 0 && subject.every(({ item }) => item.startsWith('income:')))
    Object.assign(state, { subject: undefined, adjacent: false })
}

/** Up to the next comma no figure stands. */
function namesAlone(tokens: readonly Token[], from: number): boolean {
  for (const token of tokens.slice(from)) {
    if (token.kind === 'figure') return false
    if (token.kind === 'break' && (token.strength === 'comma' || token.strength === 'semicolon')) return true
  }
  return true
}

function ofUnknown(figure: Figure, { said, subject, comparing, unknown, adjacent, telling }: State): boolean {
  if (comparing) return false
  // 实际支出9万元, of what was named too far before
  if (said !== undefined) return said.kind === 'actual' && subject === undefined && figure.kind === 'money'
  return unknown !== '' || (figure.kind === 'money' && !adjacent && telling === 'facts')
}

/** Words of comparison go with the year they stand beside; every other unknown word may change what is meant. */
function sayUnknown(state: State, text: string, next: Token | undefined): void {
  if (/[与比较同和]$/u.test(text) && next?.kind === 'year') state.unknown += text.slice(0, -1)
  else if (!/^(?:之比|比|于)$/u.test(text)) {
    state.unknown += text
    state.adjacent = false
  }
}

function isReasonNumber(token: Token | undefined): boolean {
  return token?.kind === 'numbering' && token.ofReasons
}
