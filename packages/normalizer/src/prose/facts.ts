import type { Diagnostic, Place } from '@gongkai/extractor'
import { sourceOf } from '../engine/ledger.ts'
import type { Fact } from '../result.ts'
import type { Statement } from './state.ts'
import { printedOtherwise, type UnreadFigures } from './unread.ts'

type Sighting = NonNullable<Fact['sightings']>[number]

/** A sentence that states what another fact states. */
export interface ProseSighting extends Sighting {
  /** `table|item|column` of the fact. */
  readonly key: string
}

/** Statements whose column for what was spent is the column of every other amount. */
const oneColumn = new Set([
  'income_expenditure_summary',
  'appropriation_summary',
  'basic_expenditure',
  'operating_expense',
  'procurement',
  'three_public',
])

/**
 * Makes facts of statements. The first statement of a fact stands, unless a later one names it more precisely (国内公务接待
 * against 公务接待); the others stay with it as sightings. `known`: keys that a table already gives. `unread`: figures of
 * statements that could not be read; what such a statement prints otherwise is no fact.
 */
export function toFacts(
  statements: readonly Statement[],
  known: ReadonlySet<string>,
  unread: UnreadFigures,
): { facts: Fact[]; sightings: ProseSighting[]; diagnostics: Diagnostic[] } {
  const facts = new Map<string, { fact: Fact; rank: number }>()
  const sightings: ProseSighting[] = []
  const diagnostics: Diagnostic[] = []
  const budgeted = budgetedItems(statements)
  for (const statement of statements) {
    for (const target of statement.targets) {
      const column = columnOf(statement, target, budgeted)
      if (column === undefined) continue
      const fact: Fact = { table: target.table, item: target.item, column, ...printed(statement) }
      const key = `${target.table}|${target.item}|${column}`
      const before = facts.get(key)
      if (known.has(key)) sightings.push(sighting(key, fact))
      else if (printedOtherwise(fact, unread)) diagnostics.push(differsFromUnread(key, fact, statement.place))
      else if (before === undefined || statement.rank > before.rank) facts.set(key, { fact, rank: statement.rank })
      else if (statement.rank === before.rank && (statement.role !== 'count' || fact.value === before.fact.value)) {
        sightings.push(sighting(key, fact))
      }
    }
  }
  return { facts: [...facts.values()].map(({ fact }) => fact), sightings, diagnostics }
}

function differsFromUnread(key: string, { table, raw, rawUnit }: Fact, place: Place): Diagnostic {
  return {
    code: 'prose_differs_from_table',
    severity: 'info',
    message: `${raw} ${rawUnit} is stated for ${key}, but is none of the figures of ${table}, which could not be read; it may be a part or a slip, and is not recorded.`,
    place,
    data: { fact: key, raw },
  }
}

/** Items for which a 年初预算 is stated, and items of whose completion something is said. */
function budgetedItems(statements: readonly Statement[]): {
  initial: ReadonlySet<string>
  compared: ReadonlySet<string>
} {
  const initial = new Set<string>()
  const compared = new Set<string>()
  for (const { role, targets, sentence } of statements) {
    for (const { table, item } of targets) {
      if (role === 'budget') initial.add(`${table}|${item}`)
      if (role === 'budget' || role === 'adjusted' || role === 'completion')
        compared.add(`${sentence}|${table}|${item}`)
    }
  }
  return { initial, compared }
}

function columnOf(
  { role, sentence }: Statement,
  { table, item, column }: { readonly table: string; readonly item: string; readonly column: string },
  { initial, compared }: ReturnType<typeof budgetedItems>,
): string | undefined {
  if (role === 'amount' || role === 'count') return column
  // Of a part (基本支出 of the whole) the vocabulary knows the amount alone.
  if (!isWhole(column)) return role === 'actual' ? column : undefined
  if (role === 'actual') {
    if (oneColumn.has(table)) return column
    return compared.has(`${sentence}|${table}|${item}`) || item.startsWith('function:') ? 'actual' : column
  }
  if (role === 'budget') return 'budget'
  if (role === 'adjusted') return initial.has(`${table}|${item}`) ? 'budget_adjusted' : 'budget'
  if (role === 'completion') return 'completion_percent'
  return role === 'change' ? 'change' : 'change_percent'
}

function isWhole(column: string): boolean {
  return column === 'amount' || column === 'total' || column === 'actual'
}

function printed({ figure, value, place, confidence }: Statement): Omit<Fact, 'table' | 'item' | 'column'> {
  return {
    value,
    unit: figure.kind === 'money' ? 'CNY' : figure.kind === 'count' ? 'count' : 'percent',
    raw: figure.raw,
    rawUnit: figure.kind === 'money' ? figure.unit : '',
    source: { ...sourceOf(place), kind: 'prose', ...(confidence === undefined ? {} : { ocr: { confidence } }) },
  }
}

function sighting(key: string, { value, raw, rawUnit, source }: Fact): ProseSighting {
  return { key, value, raw, rawUnit, source }
}
