import type { Check, Result } from '../result.ts'
import { rules as enabled } from './rules/index.ts'
import { type CheckOptions, runChecks } from './run-checks.ts'

/**
 * Checks a stored result again, with the rules of today. The text of the report is not stored, so what only the text tells
 * (wording, headings, shares) stays as it was; so does the blame of a check whose figures have not changed, for the evidence
 * of the reading is not stored either.
 */
export function recheck(result: Result, options: CheckOptions = {}): Result {
  const { facts, report, evaluations } = result
  const { checks, conflicts, proven } = runChecks({ facts, report, evaluations }, options)
  const before = new Map(result.checks.map((check) => [nameOf(check), check]))
  const off = new Set(options.off)
  const all = (options.rules ?? enabled).flatMap((rule) => {
    const old = result.checks.filter((check) => check.rule === rule.id)
    if (off.has(rule.id)) return []
    if (rule.reads === 'text')
      return old.map((check) => ({ ...check, severity: options.severity?.[rule.id] ?? rule.severity }))
    const now = checks.filter((check) => check.rule === rule.id)
    return now.map((check) => withBlame(check, before.get(nameOf(check))))
  })
  return { ...result, checks: all, conflicts: [...conflicts], coverage: { ...result.coverage, proven } }
}

function withBlame(check: Check, before: Check | undefined): Check {
  return check.blame === 'undecided' && before?.blame ? { ...check, blame: before.blame } : check
}

function nameOf(check: Check): string {
  return `${check.rule} ${check.difference ?? ''} ${check.facts.join(' ')}`
}
