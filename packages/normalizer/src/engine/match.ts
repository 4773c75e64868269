import { matchLength, type Named } from '../layout.ts'
import { isSumWord, withoutBrackets } from '../text/label.ts'

/** A declared line or column with its id. */
export type Entry = readonly [id: string, named: Named]

/** An id that was found, and whether by a word of its own or by 合计 and its like. */
export interface Match {
  readonly id: string
  readonly by: 'word' | 'sum'
}

export function entriesOf(declared: Readonly<Record<string, Named | undefined>>): Entry[] {
  return Object.entries(declared).filter((entry): entry is [string, Named] => entry[1] !== undefined)
}

/** Says nothing of which column it is: the word for an amount, a year, a column number. */
const neutral =
  /^(?:(?:本年)?(?:决算|统计|累计)?(?:数|金额|额)(?:合计)?|金额|决算|本年|20\d\d年度?|其中|[^\p{Script=Han}]*)$/u

/**
 * Finds the id of a header path from its leaf upwards. 小计 and 合计 mean what stands above them; with nothing above, the
 * entry declared by `sum`. Words of the other axis are passed over; an unknown word ends the search, because it narrows what
 * stands above it (`财政拨款收入 > 政府性基金`).
 */
export function matchPath(
  path: readonly string[],
  entries: readonly Entry[],
  others: readonly Entry[],
): Match | undefined {
  let sums = false
  for (const label of path.toReversed()) {
    if (isSumWord(label)) {
      sums = true
      continue
    }
    const found = matchLabel(label, entries)
    if (found) return found
    if (!sums && !neutral.test(label) && !matchLabel(label, others)) return undefined
  }
  const whole = sums ? entries.find(([, named]) => named.sum) : undefined
  return whole ? { id: whole[0], by: 'sum' } : undefined
}

function matchLabel(label: string, entries: readonly Entry[], seen?: ReadonlySet<string>): Match | undefined {
  let best: Match | undefined
  let longest = 0
  for (const text of new Set([label, withoutBrackets(label)])) {
    for (const [id, named] of entries) {
      if (named.after && !seen?.has(named.after)) continue
      const length = matchLength(named.words, text) + (named.after ? 0.5 : 0)
      if (length >= 1 && length > longest) {
        longest = length
        best = { id, by: 'word' }
      }
    }
    if (best) return best
  }
  return undefined
}

export function matchLabels(
  labels: readonly string[],
  entries: readonly Entry[],
  seen?: ReadonlySet<string>,
): Match | undefined {
  for (const label of labels) {
    const found = matchLabel(label, entries, seen)
    if (found) return found
  }
  return undefined
}
