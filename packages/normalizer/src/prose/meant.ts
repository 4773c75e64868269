import type { Directory } from './names.ts'
import type { Pattern, Target, TopicPatterns } from './pattern.ts'
import type { State } from './state.ts'
import type { Token } from './tokens.ts'

/** Which lines a pattern means after what was named last; nothing where that decides nothing. */
export function meantAfter({ after }: Pattern, { last }: State): readonly Target[] | undefined {
  if (after === undefined || last === undefined) return undefined
  // After a figure of something unknown: 某项目9万元，其中：基本支出8万元.
  if (last.length === 0) return []
  const gives = after.find(({ named }) => last.every(({ table, item }) => named.test(`${table}|${item}`)))?.gives
  return gives !== undefined && 'column' in gives ? last.map((line) => ({ ...line, column: gives.column })) : gives
}

/** `财政拨款收入9万元（其中：上年结转1万元）`: a balance of that part, not of the whole. */
export function withinBracket(
  gives: readonly Target[] | undefined,
  outer: readonly Target[] | undefined,
): readonly Target[] | undefined {
  const isBalance = gives?.some(({ item }) => item.endsWith('_balance')) ?? false
  return isBalance && outer?.some(({ item }) => !item.endsWith(':grand_total')) ? [] : gives
}

/** The line of an item of the functional classification, in the statement of the section or of the fund that prints it. */
export function functionTarget(code: string, { functional }: TopicPatterns, { fundOf }: Directory): Target {
  const where = (code.length === 3 ? functional?.classes : undefined) ?? functional
  const table = (code.length > 3 ? fundOf(code) : undefined) ?? where?.table ?? ''
  return { table, item: `function:${code}`, column: where?.column ?? '' }
}

/** The line of a class, an item or an economic item by its bare name. */
export function codedTarget(
  token: Extract<Token, { kind: 'coded' }>,
  patterns: TopicPatterns,
  directory: Directory,
): Target {
  if (token.classification === 'function') return functionTarget(token.code, patterns, directory)
  return {
    table: patterns.economic?.table ?? '',
    item: `economic:${token.code}`,
    column: patterns.economic?.column ?? '',
  }
}
