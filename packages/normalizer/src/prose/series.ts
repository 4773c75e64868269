import type { Target } from './pattern.ts'
import type { State } from './state.ts'
import type { Token } from './tokens.ts'

/** Place of a figure among figures that follow one another: `分别为10万元、20万元和30万元`. */
export interface Series {
  readonly at: number
  readonly of: number
}

/** Finds the figures that stand in a series with others of the same kind, by their place among the tokens. */
export function seriesIn(tokens: readonly Token[]): ReadonlyMap<number, Series> {
  const found = new Map<number, Series>()
  for (let start = 0; start < tokens.length; start += 1) {
    const members = [start]
    for (let at = start; follows(tokens, at); at += 2) members.push(at + 2)
    if (members.length > 1) for (const [at, index] of members.entries()) found.set(index, { at, of: members.length })
    start = members.at(-1) ?? start
  }
  return found
}

function follows(tokens: readonly Token[], at: number): boolean {
  const [figure, mark, other] = tokens.slice(at, at + 3)
  if (figure?.kind !== 'figure' || other?.kind !== 'figure' || !joins(mark)) return false
  const [a, b] = [figure.figure, other.figure]
  return a.kind === 'count' ? b.kind === 'count' && a.measure === b.measure : a.kind === b.kind
}

/** `、`, 和 and their like between two names or two figures. */
export function joins(token: Token | undefined): boolean {
  return (
    (token?.kind === 'break' && token.strength === 'list') ||
    (token?.kind === 'text' && /^(?:和|与|及|以及)$/u.test(token.text))
  )
}

/**
 * Gives the figure of a series the name that stands at its place: the names listed before it, or the two sides of one name
 * (收、支总计). Where there are more names or fewer, it is of none for certain.
 */
export function takeInTurn(state: State, { at, of }: Series): void {
  if (at === 0) {
    const sides: readonly (readonly Target[])[] = (state.subject ?? []).map((target) => [target])
    state.inTurn = [state.listed, sides].find(({ length }) => length === of)
    if (state.inTurn === state.listed && state.unknown === '') state.adjacent = true
    state.turnAdjacent = state.adjacent
  }
  state.subject = state.inTurn?.[at]
  state.adjacent = state.turnAdjacent
}

/** After the last figure of a series it is spoken of both sides again, and of no name of a list for certain. */
export function endTurns(state: State): void {
  const sides = state.inTurn === state.listed ? undefined : state.inTurn
  Object.assign(state, { subject: sides?.flat(), inTurn: undefined })
}
