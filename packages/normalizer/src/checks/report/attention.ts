import type { Check, Conflict, Result } from '../../result.ts'

/** A result with the name of its file, as the morning report lists it. */
export interface Read {
  readonly name: string
  readonly result: Result
}

/** How much a report needs a person. */
export type Need = 'look' | 'glance' | 'none'

export interface Attention {
  readonly name: string
  readonly result: Result
  readonly need: Need
  /** Checks that fail or are improbable, the gravest first. */
  readonly problems: readonly Check[]
  readonly conflicts: readonly Conflict[]
  /** Diagnostics that are warnings or errors. */
  readonly remarks: Result['diagnostics']
  readonly errors: number
  readonly warnings: number
  readonly hints: number
  /** Share of facts that stand in a sum that holds, in percent, rounded down. */
  readonly proven: number
}

const gravity = { error: 0, warning: 1, info: 2 } as const
const order: Readonly<Record<Need, number>> = { look: 0, glance: 1, none: 2 }

/**
 * `look`: a sum of the statements fails, or a printed number found no place. `glance`: the text disagrees, something is
 * improbable, or the reading left a remark. Hints (template words, a percentage of zero) alone need nobody.
 */
export function attentionOf({ name, result }: Read): Attention {
  const failed = result.checks.filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
  const problems = failed.toSorted((a, b) => weight(a) - weight(b))
  const count = (severity: Check['severity']) => problems.filter((check) => severityOf(check) === severity).length
  const [errors, warnings, hints] = [count('error'), count('warning'), count('info')]
  const remarks = result.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info')
  const { printed, placed, proven } = result.coverage
  const look = errors > 0 || placed < printed || remarks.some((remark) => remark.severity === 'error')
  const glance = warnings > 0 || remarks.length > 0 || result.conflicts.length > 0
  return {
    name,
    result,
    need: look ? 'look' : glance ? 'glance' : 'none',
    problems,
    conflicts: result.conflicts,
    remarks,
    errors,
    warnings,
    hints,
    proven: result.facts.length === 0 ? 0 : Math.floor((proven * 100) / result.facts.length),
  }
}

/** The reports that need a person most come first. */
export function byNeed(reports: readonly Read[]): Attention[] {
  return reports
    .map(attentionOf)
    .sort(
      (a, b) =>
        order[a.need] - order[b.need] ||
        b.errors - a.errors ||
        b.warnings - a.warnings ||
        a.proven - b.proven ||
        (a.name < b.name ? -1 : 1),
    )
}

/** What is improbable weighs one step less than what is wrong. */
export function severityOf(check: Check): Check['severity'] {
  if (check.verdict !== 'improbable') return check.severity
  return check.severity === 'error' ? 'warning' : 'info'
}

function weight(check: Check): number {
  return gravity[severityOf(check)] * 2 + (check.verdict === 'improbable' ? 1 : 0)
}
