import type { Diagnostic } from '@gongkai/extractor'
import type { Check, Conflict } from '../result.ts'
import { fromAmount } from './amount.ts'
import { blame } from './blame.ts'
import { type Book, type Figure, openBook } from './book.ts'
import { conflictsOf } from './conflicts.ts'
import { equationsOf } from './equations.ts'
import type { CheckInput } from './input.ts'
import { messageOf } from './message.ts'
import { countProven, type Proven } from './proven.ts'
import type { Placed, Relation } from './relation.ts'
import type { Rule, Severity } from './rule.ts'
import { rules } from './rules/index.ts'
import { judge, type Outcome } from './verdict.ts'

export interface CheckOptions {
  /** Rules to use instead of those of the project, in order. */
  readonly rules?: readonly Rule[]
  /** Ids of rules that are switched off. */
  readonly off?: readonly string[]
  /** By id of the rule: how much a violation matters here. */
  readonly severity?: Readonly<Record<string, Severity>>
}

export interface CheckedReport {
  readonly checks: readonly Check[]
  readonly conflicts: readonly Conflict[]
  readonly diagnostics: readonly Diagnostic[]
  /** Facts that stand in at least one equation that holds. */
  readonly proven: number
  readonly provenByTable: Proven['byTable']
}

interface Judged {
  readonly rule: Rule
  readonly relation: Relation
  readonly outcome: Outcome
}

/** Checks the arithmetic and the form of one report (docs/checks.md). Pure: the same facts give the same checks. */
export function runChecks(input: CheckInput, options: CheckOptions = {}): CheckedReport {
  const book = openBook(input)
  const off = new Set(options.off)
  const judged = (options.rules ?? rules).filter((rule) => !off.has(rule.id)).flatMap((rule) => apply(rule, book))
  const equations = equationsOf(judged)
  const { proven, byTable } = countProven(book, judged)
  return {
    checks: judged.map((one, index) => ({
      ...toCheck(one, book, options.severity?.[one.rule.id]),
      ...blame(one.relation, one.outcome, equations.all[index], equations, book),
    })),
    conflicts: conflictsOf(book, equations),
    diagnostics: book.diagnostics,
    proven,
    provenByTable: byTable,
  }
}

/** What a rule says of this report. That it does not apply is said once, and only if nothing of it applies. */
function apply(rule: Rule, book: Book): readonly Judged[] {
  const judged = [...rule.find(book)].map((relation) => ({ rule, relation, outcome: judge(relation, book.scale) }))
  const applied = judged.filter((one) => one.outcome.verdict !== 'not_applicable')
  return applied.length > 0 ? applied : judged.slice(0, 1)
}

function toCheck({ rule, relation, outcome }: Judged, book: Book, severity: Severity = rule.severity): Check {
  const { left, right, difference, tolerance, verdict } = outcome
  const text = (amount: bigint) => fromAmount(amount, book.scale)
  return {
    rule: rule.id,
    severity,
    verdict,
    message: messageOf(relation, outcome, rule, book),
    ...(left !== undefined && { left: text(left) }),
    ...(right !== undefined && { right: text(right) }),
    ...(difference !== undefined && { difference: text(difference) }),
    ...(tolerance !== undefined && { tolerance: text(tolerance) }),
    facts: [...new Set(figuresOf(relation).map((figure) => figure.key))].filter((key) => key !== ''),
    ...('place' in relation && relation.place && { place: toPlace(relation.place) }),
  }
}

/** Results own their boxes. */
function toPlace(place: Placed): NonNullable<Check['place']> {
  return place.in === 'page' ? { ...place, box: [...place.box] } : place
}

function figuresOf(relation: Relation): readonly Figure[] {
  switch (relation.kind) {
    case 'sum':
    case 'at_most':
      return [...relation.left, ...relation.right].map((term) => term.figure)
    case 'percentage':
      return [relation.percent, ...[...relation.part, ...relation.whole].map((term) => term.figure)]
    default:
      return relation.figures
  }
}
