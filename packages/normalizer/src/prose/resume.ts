import type { State } from './state.ts'
import type { Token } from './tokens.ts'

/**
 * After the reasons of a difference to the budget, `，与上年相比减少…` is told of what was spoken of before them; and counts
 * (`，年末公务用车保有5辆`) are told of the year, not as a reason.
 */
export function resumesAfterReasons(state: State, tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.kind !== 'break') return false
  if (tellsCount(tokens.slice(index + 1, index + 9))) return true
  if (!state.reasonsOfBudget) return false
  const clause = tokens
    .slice(index + 1, index + 5)
    .filter(
      ({ kind }) => kind !== 'break' && kind !== 'filler' && kind !== 'each' && kind !== 'among' && kind !== 'compared',
    )
  const [base, second, third] = clause
  if (base?.kind === 'base' && base.base === 'previous') return second?.kind === 'direction'
  // 与2023年度相比减少
  return base?.kind === 'text' && comparesWithYear.test(base.text) && second?.kind === 'year' && third?.kind !== 'named'
}

/** Beside a year: 与2023年度相比. */
const comparesWithYear = /^[与比较同和]$/u

/** `全年购置公务用车0辆`, `单价100万元以上设备(不含车辆)0台`; of visits only those whose guests are told (接待国内). */
function tellsCount(clause: readonly Token[]): boolean {
  const told = clause.filter(({ kind }) => kind !== 'filler' && kind !== 'year')
  const [named, figure] = told
  if (named?.kind !== 'named' || figure?.kind !== 'figure' || figure.figure.kind !== 'count') return false
  const { counts } = named.pattern
  return counts !== undefined && (counts.rank > 1 || figure.figure.measure !== 'group') && !counts.weak
}

/**
 * After a use is told, a clause that says budget, actual or change goes back to the facts; so does a list of classes
 * (主要用于：教育支出…), or of 基本支出 and 项目支出 where a list is announced (主要用于以下方面：基本支出…).
 */
export function resumesAfterUses(token: Token, next: Token | undefined, announced: boolean): boolean {
  if (token.kind === 'named') return announced
  if (token.kind === 'text') return next?.kind === 'year' && comparesWithYear.test(token.text)
  if (token.kind === 'coded') return token.classification === 'function' && token.code.length === 3
  return ['budget', 'adjusted', 'actual', 'completion', 'base', 'item'].includes(token.kind)
}
