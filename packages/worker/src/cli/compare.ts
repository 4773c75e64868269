import { changeText, countsText } from '../compare/change-text.ts'
import { compareFolders } from '../compare/compare-folders.ts'
import { countChanges } from '../compare/compare-results.ts'
import { count } from './text.ts'

export interface CompareOptions {
  /** One JSON object a line: each report that differs, the totals last. */
  readonly json?: boolean
}

/**
 * Tells which facts appeared, vanished or changed between two result folders or two results.
 *
 * @returns Exit code: 0 nothing differs, 1 something does.
 * @throws UsageError when there is nothing to compare.
 */
export async function compare(before: string, after: string, { json }: CompareOptions): Promise<number> {
  const reports = { compared: 0, same: 0, changed: 0, new: 0, gone: 0, unreadable: 0 }
  const facts = { same: 0, appeared: 0, vanished: 0, value: 0, place: 0 }
  for await (const change of compareFolders(before, after)) {
    reports.compared++
    reports[change.kind]++
    if (change.kind === 'same') facts.same += change.facts
    else if (change.kind === 'new') facts.appeared += change.facts
    else if (change.kind === 'gone') facts.vanished += change.facts
    else if (change.kind === 'changed')
      for (const [kind, number] of Object.entries(countChanges(change.changes)))
        facts[kind as keyof typeof facts] += number
    if (json && change.kind !== 'same') process.stdout.write(`${JSON.stringify(change)}\n`)
    if (!json) process.stdout.write(changeText(change))
  }
  const differ = reports.compared - reports.same
  process.stdout.write(
    json
      ? `${JSON.stringify({ kind: 'totals', reports, facts })}\n`
      : `Compared ${count(reports.compared, 'report')}: ${reports.same} the same, ${differ} ${differ === 1 ? 'differs' : 'differ'}; ${countsText(facts)}\n`,
  )
  return differ === 0 ? 0 : 1
}
