import type { Rule } from '../page.ts'
import { unionFind } from './union-find.ts'

/** Rules that hang together: the ruling of one table. */
export interface RuleGroup {
  readonly horizontal: readonly Rule[]
  readonly vertical: readonly Rule[]
}

/** Rules meet when they come this close, in points: corners are often left open, or filled by a square of their own. */
const reach = 3

/** Ends of stacked rules that differ by no more than this stand below one another, in points. */
const sameEnd = 4

/**
 * Groups rules into tables. Rules that cross or touch belong together. Rules that touch none (tables ruled in one direction
 * only) belong together when they begin and end at the same positions.
 *
 * At most `budget` pairs of rules are compared, so that a page of scribbles costs no more; then what is left stays alone.
 */
export function rulesToGroups(rules: readonly Rule[], budget = 30_000_000): RuleGroup[] {
  const horizontal = rules.filter((rule) => rule.direction === 'horizontal').sort((a, b) => a.at - b.at)
  const vertical = rules.filter((rule) => rule.direction === 'vertical')
  const all = [...horizontal, ...vertical]
  const sets = unionFind(all.length)
  const touches = new Uint8Array(all.length)
  let compared = 0
  vertical.forEach((v, i) => {
    let at = firstNotBefore(horizontal, v.from - reach)
    for (let h = horizontal[at]; h !== undefined && h.at <= v.to + reach; h = horizontal[++at]) {
      if (compared++ > budget) return
      if (v.at < h.from - reach || v.at > h.to + reach) continue
      sets.union(at, horizontal.length + i)
      touches[at] = 1
      touches[horizontal.length + i] = 1
    }
  })
  joinStacked(all, touches, sets.union)

  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>()
  all.forEach((rule, i) => {
    const root = sets.find(i)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    groups.set(root, group)
    group[rule.direction].push(rule)
  })
  return [...groups.values()]
}

/** Joins rules that touch none and share both ends, in the order in which they stand below (or beside) one another. */
function joinStacked(all: readonly Rule[], touches: Uint8Array, union: (a: number, b: number) => void): void {
  const bySpan = new Map<string, number[]>()
  all.forEach((rule, i) => {
    if (touches[i] === 1) return
    const key = (shiftFrom: number, shiftTo: number) =>
      `${rule.direction} ${Math.round(rule.from / sameEnd) + shiftFrom} ${Math.round(rule.to / sameEnd) + shiftTo}`
    const known = [-1, 0, 1].flatMap((from) => [-1, 0, 1].map((to) => bySpan.get(key(from, to)))).find((list) => list)
    if (known === undefined) bySpan.set(key(0, 0), [i])
    else known.push(i)
  })
  for (const list of bySpan.values()) {
    list.forEach((i, at) => {
      union(list[at - 1] ?? i, i)
    })
  }
}

function firstNotBefore(sorted: readonly Rule[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
