import type { Target } from './pattern.ts'
import type { Memory, State, Statement } from './state.ts'
import type { Token } from './tokens.ts'

/** `预算15万元，其中：公务接待费2万元`: that is a budget too; but not where it is told what was spent. */
export function budgetOf(statements: readonly Statement[]): State['partsOf'] {
  if (statements.some(({ role }) => role === 'amount' || role === 'actual')) return undefined
  const last = statements.findLast(({ role }) => role !== 'change' && role !== 'changePercent')?.role
  return last === 'budget' || last === 'adjusted' ? last : undefined
}

/** `其中：` at the end, or the items of a list: `1.公务接待费2万元；`. */
export function listAfter(tokens: readonly Token[], list: Memory['list']): Memory['list'] {
  const end = tokens.at(-1)
  if (tokens.findLast(({ kind }) => kind !== 'break')?.kind === 'among') return 'begins'
  if (list === undefined) return undefined
  if (end?.kind === 'break' && end.strength === 'semicolon') return 'begins'
  return tokens[0]?.kind === 'numbering' ? 'goes on' : undefined
}

/**
 * A part of what is called the same is no figure of the line: `“三公”经费9万元，其中：局机关“三公”经费5万元`. But where it has the whole
 * name of the line, it is that, and what it is a part of is not: `财政拨款基本支出9万元，其中：一般公共预算财政拨款基本支出8万元`.
 */
export function asPartOfItself(part: Statement, statements: readonly Statement[], state: State): Statement[] {
  if (!state.amongParts || (part.role !== 'amount' && part.role !== 'actual')) return [part]
  if (state.ofOneBody) return []
  const isPart = statements.some(
    ({ role, value, targets }) =>
      (role === 'amount' || role === 'actual') && value !== part.value && keysOf(targets) === keysOf(part.targets),
  )
  if (!isPart) return [part]
  return state.isExplicit ? [{ ...part, rank: part.rank + 1 }] : []
}

const statementsOfGeneralBudget = new Set(['general_budget_expenditure', 'basic_expenditure'])

/** The line is named by its whole name: 一般公共预算财政拨款基本支出, not 财政拨款基本支出; 本年支出合计, not 支出合计. */
export function isExplicit(name: string, { table, item }: Target): boolean {
  if (item.endsWith(':year_total')) return /本年|当年/u.test(name)
  return statementsOfGeneralBudget.has(table) && name.includes('一般公共')
}

function keysOf(targets: readonly Target[]): string {
  return targets.map(({ table, item, column }) => `${table}|${item}|${column}`).join()
}

/** Counts the amounts behind 其中, of whose whole a difference or a further figure may be. */
export function countParts(state: State, [statement]: readonly Statement[]): void {
  if (statement?.role === 'change' || statement?.role === 'changePercent') state.parts = 0
  else if (state.amongParts && (statement?.role === (state.partsOf ?? 'amount') || statement?.role === 'actual'))
    state.parts += 1
}
