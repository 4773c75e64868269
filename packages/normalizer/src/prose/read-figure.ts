import { type Figure, figureValue, negated } from './figures.ts'
import type { Target } from './pattern.ts'
import { confidenceAt, placeAt, type Sentence } from './sentences.ts'
import { changesNothing, type Role, type Said, type State, type Statement } from './state.ts'
import type { Token } from './tokens.ts'

/** What a figure states, or why it is not recorded; nothing for a figure that says nothing in the vocabulary. */
export type FigureReading =
  | { readonly states: readonly Statement[]; readonly openAlternative?: true }
  | { readonly code: string; readonly message: string }
  | undefined

export interface FigureContext {
  readonly state: State
  readonly sentence: Sentence
  /** Where the figure begins in it. */
  readonly at: number
  readonly number: number
  /** The statement before in the sentence, and the token after. */
  readonly previous: Statement | undefined
  readonly next: Token | undefined
}

/** Completion of the initial budget stands before that of a budget, and that of the adjusted budget comes last. */
const completionRank = { initial: 2, budget: 1, adjusted: 0 } as const

/** What is said of one body (局本级) stands behind whatever is said of all. */
const behindAll = 10

/** Reads a figure by what was named and said before it. */
export function readFigure(figure: Figure, context: FigureContext): FigureReading {
  const { state } = context
  const { subject, said } = state
  if (figure.kind === 'malformed') return malformed(figure)
  if (figure.kind === 'count') return readCount(figure, context)
  if (figure.kind === 'other' || state.telling === 'purpose' || said?.kind === 'share' || subject === undefined)
    return undefined
  if (state.comparing) {
    // `决算数8万元，比年初预算数10万元减少2万元` states the budget; 比上年9万元 is of another year.
    return state.base === 'budget' && figure.kind === 'money' ? stating(figure, 'budget', subject, context) : undefined
  }
  if (said?.kind === 'direction') return readChange(figure, said, subject, context)
  if (figure.kind === 'bare') return undefined
  if (
    figure.kind === 'percent' &&
    context.sentence.recognised !== undefined &&
    doubtfulPercent.test(percentText(figure))
  )
    return malformed(figure)
  if (said?.kind === 'completion') {
    // 完成年初预算1000万元的90% names the budget on the way.
    if (namesBudget(figure, context))
      return stating(figure, said.of === 'adjusted' ? 'adjusted' : 'budget', subject, context)
    return figure.kind === 'percent'
      ? stating(figure, 'completion', subject, context, completionRank[said.of])
      : undefined
  }
  if (figure.kind === 'percent') return undefined
  if (said !== undefined)
    return changesNothing(state.unknown) ? stating(figure, said.kind, subject, context) : undefined
  return state.adjacent && !state.otherYear ? stating(figure, state.partsOf ?? 'amount', subject, context) : undefined
}

/** `完成年初预算` + `1000万元` + `的90%`: the percentage is still to come. */
export function namesBudget(figure: Figure, { state, next }: Pick<FigureContext, 'state' | 'next'>): boolean {
  return figure.kind === 'money' && state.said?.kind === 'completion' && next?.kind === 'filler'
}

function stating(
  figure: Figure,
  role: Role,
  targets: readonly Target[],
  context: FigureContext,
  rank = 0,
): FigureReading {
  return { states: [statement(figure, role, targets, figureValue(figure), context, rank)] }
}

function statement(
  figure: Figure,
  role: Role,
  targets: readonly Target[],
  value: string,
  { state, sentence, at, number }: FigureContext,
  rank = 0,
): Statement {
  const confidence = confidenceAt(sentence, at)
  const read = {
    targets,
    role,
    value,
    figure,
    rank: rank + (state.ofOneBody ? -behindAll : 0),
    place: placeAt(sentence, at),
    sentence: number,
  }
  return confidence === undefined ? read : { ...read, confidence }
}

/** Without a percent sign, or with more than two decimals of which the last is like a part of one: 0.009%. */
const doubtfulPercent = /^[\d.]+$|\.\d{2}9%$/u

function percentText({ kind, raw }: Figure): string {
  return kind === 'percent' ? `${raw}%` : raw
}

function malformed({ raw }: Figure): FigureReading {
  return {
    code: 'prose_number_malformed',
    message: `The digits of ${raw} cannot be told for certain; it is not recorded.`,
  }
}

/** Nothing but known words may stand between what is counted and the count, and no difference. */
function readCount(figure: Extract<Figure, { kind: 'count' }>, context: FigureContext): FigureReading {
  const { counter, unknown, said, comparing } = context.state
  const item = counter?.items[figure.measure]
  if (counter === undefined || item === undefined || unknown !== '') return undefined
  if (comparing || said?.kind === 'direction') return undefined
  return stating(figure, 'count', [{ table: counter.table, item, column: 'count' }], context, counter.rank)
}

/** A difference has the sign of its word; `下降-3.5%` says it twice. */
function readChange(
  figure: Figure,
  said: Extract<Said, { kind: 'direction' }>,
  subject: readonly Target[],
  context: FigureContext,
): FigureReading {
  const { state, previous, next } = context
  if (state.base === 'other') {
    return {
      code: 'prose_other_year',
      message: `${figure.raw} is compared with another year than the one before, or with its budget; it is not recorded.`,
    }
  }
  if (state.base !== 'previous' || !changesNothing(state.unknown)) return undefined
  const goesOn = previous?.role === 'change' && previous.targets === subject ? previous : undefined
  // Recognition takes a percent sign for digits: 增长14.8996 was 14.89%.
  if (figure.kind !== 'money' && context.sentence.recognised !== undefined && doubtfulPercent.test(percentText(figure)))
    return malformed(figure)
  // The percent sign was left out: 增加5万元，增长8.5。
  if (figure.kind === 'bare' && (goesOn === undefined || (next !== undefined && next.kind !== 'break')))
    return undefined
  const role = figure.kind === 'money' ? 'change' : 'changePercent'
  const printed = figureValue(figure)
  const size = printed.replace(/^-/u, '')
  const doubt = state.parts > 1 || goesOn?.doubtful ? { doubtful: true as const } : {}
  const states = (value: string): readonly Statement[] => [
    { ...statement(figure, role, subject, value, context), ...doubt },
  ]
  if (!said.open) return { states: states(said.negative ? negated(size) : printed) }
  if (size === '0') return { states: states('0'), openAlternative: true }
  if (goesOn !== undefined && goesOn.value !== '0') {
    return { states: states(goesOn.value.startsWith('-') ? negated(size) : size), openAlternative: true }
  }
  return {
    code: 'prose_sign_unknown',
    message: `The form offers increase or decrease before ${figure.raw} and neither was struck out; it is not recorded.`,
  }
}
