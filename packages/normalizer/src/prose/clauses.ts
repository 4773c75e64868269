import type { State } from './state.ts'
import type { Token } from './tokens.ts'

/** What was spoken of where a bracket opened. */
export interface Bracket extends Pick<State, 'subject' | 'counter' | 'adjacent' | 'said' | 'last' | 'parts'> {
  readonly ofCode: boolean
  /** Statements before it. */
  readonly number: number
}

/** What ends with a clause: what was said, and unknown words; with a semicolon, also the reasons and the parts that were told. */
export function endClause(
  state: State,
  strength: 'comma' | 'semicolon' | 'list' | 'colon',
  before: Token | undefined,
  next: Token | undefined,
): void {
  if (strength === 'list') {
    if (before?.kind !== 'figure' && state.adjacent) state.unknown += '、'
    return
  }
  if (strength === 'colon') {
    // 具体支出情况：教育支出… is of 教育支出; 收入总计：9万元 of 收入总计.
    if (state.unknown !== '') Object.assign(state, { unknown: '', adjacent: false })
    state.garbled = false
    return
  }
  // Reasons in a numbered list: 主要原因是1.…；2.…
  if (strength === 'semicolon') {
    // 其中：货物1万元，服务2万元；实际支出9万元: not of the last part.
    if (state.parts > 1) state.subject = undefined
    Object.assign(state, { parts: 0, ofSubordinates: false })
  }
  if (strength === 'semicolon' && !(state.telling === 'cause' && next?.kind === 'numbering')) state.telling = 'facts'
  Object.assign(state, { adjacent: false, unknown: '', said: undefined, comparing: false, garbled: false })
}

/** What a bracket says does not change what is spoken of; but 资本性支出(基本建设) is another line than 资本性支出. */
export function closeBracket(state: State, outer: Bracket | undefined, statements: number): void {
  const another = outer?.ofCode === true && state.unknown !== ''
  state.unknown = ''
  if (outer === undefined) return
  state.subject = another ? undefined : outer.subject
  state.adjacent = outer.adjacent && !another && statements === outer.number
  state.counter = outer.counter
  state.said = outer.said
  state.last = outer.last
  state.parts = outer.parts
  if (another && state.head === outer.subject) state.head = undefined
}
