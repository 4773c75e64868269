import type { Result } from '../../result.ts'
import { type Entry, entriesOf } from './entry.ts'

/** How much a report needs a person. */
export type Need = 'look' | 'glance' | 'none'

/**
 * What the morning report keeps of a result. Small beside the result, so that thousands of reports fit into one.
 */
export interface Attention {
  /** Of the file of the result. */
  readonly name: string
  readonly source: Pick<Result['source'], 'name' | 'sha256' | 'format'>
  readonly entity: string | null
  readonly fiscalYear: number | null
  readonly need: Need
  /** What is worth showing, the gravest first. */
  readonly entries: readonly Entry[]
  /** Entries by severity. */
  readonly errors: number
  readonly warnings: number
  readonly hints: number
  readonly facts: number
  /** Numbers printed in the statements, and how many of them are facts. */
  readonly printed: number
  readonly placed: number
  /** Share of facts that stand in a sum that holds, in percent, rounded down. */
  readonly proven: number
}

const order: Readonly<Record<Need, number>> = { look: 0, glance: 1, none: 2 }

/**
 * `look`: a sum of the statements fails, or a printed number found no place. `glance`: the text disagrees, something is
 * improbable, or the reading left a remark. Hints (template words, a percentage of zero) alone need nobody.
 */
export function attentionOf(name: string, result: Result): Attention {
  const entries = entriesOf(result)
  const count = (severity: Entry['severity']) => entries.filter((entry) => entry.severity === severity).length
  const [errors, warnings, hints] = [count('error'), count('warning'), count('info')]
  const { printed, placed, proven } = result.coverage
  const { sha256, format } = result.source
  return {
    name,
    source: { name: result.source.name, sha256, format },
    entity: result.report.entity,
    fiscalYear: result.report.fiscalYear,
    need: errors > 0 || placed < printed ? 'look' : warnings > 0 ? 'glance' : 'none',
    entries,
    errors,
    warnings,
    hints,
    facts: result.facts.length,
    printed,
    placed,
    proven: result.facts.length === 0 ? 0 : Math.floor((proven * 100) / result.facts.length),
  }
}

/** The reports that need a person most come first. */
export function byNeed(reports: readonly Attention[]): Attention[] {
  return reports.toSorted(
    (a, b) =>
      order[a.need] - order[b.need] ||
      b.errors - a.errors ||
      b.warnings - a.warnings ||
      a.proven - b.proven ||
      (a.name < b.name ? -1 : 1),
  )
}
