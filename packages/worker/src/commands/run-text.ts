import { styleText } from 'node:util'
import { clip, count, printable, table } from '../cli/text.ts'
import type { DeadLetter, Run, RunItem } from '../store/store.ts'

/** `12 new, 3 changed (7 facts), 1 failed`. */
export function countsText({ counts, changedFacts }: Run): string {
  const parts = [
    counts.new > 0 ? `${counts.new} new` : '',
    counts.unchanged > 0 ? `${counts.unchanged} unchanged` : '',
    counts.changed > 0 ? `${counts.changed} changed (${count(changedFacts, 'fact')})` : '',
    counts.failed > 0 ? `${counts.failed} failed` : '',
    counts.pending > 0 ? `${counts.pending} waiting` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'nothing to do' : parts.join(', ')
}

export function runsText(runs: readonly Run[]): string {
  if (runs.length === 0) return 'There are no runs yet.\n'
  const columns = (['run', 'kind', 'started', 'new', 'unchanged', 'changed', 'failed', 'waiting'] as const).map(
    (title, i) => ({ title, align: i < 3 ? ('left' as const) : ('right' as const) }),
  )
  const rows = runs.map(({ id, kind, started, counts }) => [
    printable(id),
    printable(kind),
    started,
    ...[counts.new, counts.unchanged, counts.changed, counts.failed, counts.pending].map(String),
  ])
  return `${table(columns, rows).join('\n')}\n`
}

const listedAtMost = 50
const adviceAtMost = 3
const widestMessage = 160

/** What a run did: the counts, what changed, and what failed, by reason. */
export function runText(run: Run, items: readonly RunItem[], letters: readonly DeadLetter[] = []): string {
  const lines = [`Run ${printable(run.id)} (${printable(run.kind)}, ${run.started}): ${countsText(run)}`]
  const changed = items.filter(({ outcome }) => outcome === 'changed')
  lines.push(...section('changed', changed, ({ changedFacts }) => count(changedFacts, 'fact')))
  for (const [why, again] of readAgain(items))
    lines.push(...section(`read again: ${whyText(why)} (${again.length})`, again, outcomeNote))
  for (const [code, n] of Object.entries(run.reasons)) {
    const failed = items.filter((item) => item.code === code)
    lines.push(
      ...section(`failed: ${styleText('red', code)} (${n})`, failed, ({ failure }) =>
        clip(printable(failure?.message ?? ''), widestMessage),
      ),
    )
    const advice = new Set(failed.flatMap(({ failure }) => (failure === undefined ? [] : [failure.advice])))
    for (const each of [...advice].slice(0, adviceAtMost)) lines.push(`    ${printable(each)}`)
  }
  lines.push(...failedBefore(run, items, letters))
  return `${lines.join('\n')}\n`
}

/** What failed in an earlier run is in the way of no night, and nobody need look at it again; it is told all the same. */
function failedBefore(run: Run, items: readonly RunItem[], letters: readonly DeadLetter[]): readonly string[] {
  const before = new Set(letters.filter(({ failed }) => failed < run.started).map(({ sha256 }) => sha256))
  const known = items.filter(({ outcome, sha256 }) => outcome === 'failed' && before.has(sha256 ?? ''))
  if (known.length === 0) return []
  const these = `${known.length} of those that failed did so in an earlier run, and ${known.length === 1 ? 'was' : 'were'} not tried again.`
  return ['', these, 'gongkai retry tries them again, gongkai purge forgets them.']
}

/** Sources whose document was read before and had to be read again, by the reason. */
function readAgain(items: readonly RunItem[]): ReadonlyMap<string, readonly RunItem[]> {
  const groups = new Map<string, RunItem[]>()
  for (const item of items) if (item.why !== null) groups.set(item.why, [...(groups.get(item.why) ?? []), item])
  return groups
}

/** In words what `whyAgain` gives. */
function whyText(why: string): string {
  const [what, name = ''] = why.split(/ (.*)/s)
  switch (what) {
    case 'version':
      return `it was read by version ${printable(name)}`
    case 'layout':
      return `the layout ${printable(name)} was added, changed or removed`
    case 'checks':
      return 'the checks were configured anew'
    default:
      return 'the layouts changed'
  }
}

const outcomeNote = ({ outcome }: RunItem): string => (outcome === 'pending' ? 'waiting' : outcome)

function section(title: string, items: readonly RunItem[], note: (item: RunItem) => string): readonly string[] {
  if (items.length === 0) return []
  const listed = items.slice(0, listedAtMost).map((item) => `  ${printable(item.origin)}  ${note(item)}`.trimEnd())
  const more = items.length > listedAtMost ? [`  … and ${items.length - listedAtMost} more`] : []
  return ['', styleText('bold', title), ...listed, ...more]
}
