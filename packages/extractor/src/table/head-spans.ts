import type { TextLine } from '../text/lines.ts'
import type { Extent } from './aligned-columns.ts'

/** A head of a table without rules, and the columns that it stands over. */
export interface Head {
  /** First and last column. */
  first: number
  last: number
  row: number
  readonly lines: TextLine[]
}

/** What it costs to leave a child without a head above it, in column widths; nothing if another head stands over it. */
const skipped = 0.3
/** Two readings that differ by less than this, in column widths, cannot be told apart. */
const doubt = 0.12
/** A head stands no further than this from the middle of what it covers, in column widths. */
const furthest = 0.75

/**
 * Widens heads over the columns that belong to them. Heads over several columns are centred above them (or begin where the
 * first of them begins), and what stands at one level is shared out among the heads above it without gaps:
 *
 *                             公务用车购置及运行费
 *      合计    因公出国费                               公务接待费
 *                           小计   购置费   运行费
 *     预 决      预 决       预 决   预 决    预 决        预 决
 *
 * The heads above 预 and 决 stand on two lines here, because cells that reach over two rows are centred in them. Columns of
 * which it cannot be told to which of two heads they belong are left to neither.
 */
export function widenHeads(heads: readonly Head[], columns: readonly Extent[]): void {
  const families = new Map<Head, Head[]>()
  for (const head of heads) {
    const child = childOf(head, heads)
    if (child === undefined) continue
    const eldest = [...families.keys()].find((other) => other === child || onOneLevel(other, child)) ?? child
    families.set(eldest, [...(families.get(eldest) ?? []), head])
  }
  const upwards = [...families].sort(([a], [b]) => b.row - a.row)
  for (const [child, parents] of upwards) {
    const below = Math.max(...parents.map((parent) => parent.row))
    const uppermost = new Set(columns.map((_, column) => uppermostBelow(heads, below, column)))
    const children = [...uppermost].filter((head) => head !== undefined)
    shareOut(
      parents.sort((a, b) => middleOf(a) - middleOf(b)),
      children.sort((a, b) => a.first - b.first),
      // A head set between the parents and their children stands beside both, in a cell as high as theirs together.
      (head) => head.row >= child.row || onOneLevel(head, child),
      // A head that stands over a child, but over none of these parents, has it for itself.
      heads.filter((head) => !parents.includes(head) && !parents.some((parent) => isOver(head, parent))),
      columns,
    )
  }
}

/** The first head of a column below a row. */
function uppermostBelow(heads: readonly Head[], row: number, column: number): Head | undefined {
  let uppermost: Head | undefined
  for (const head of heads) {
    if (head.row <= row || head.first > column || head.last < column) continue
    if (uppermost === undefined || head.row < uppermost.row) uppermost = head
  }
  return uppermost
}

/** The nearest head below that stands over a column of this one, or below its text. */
function childOf(head: Head, heads: readonly Head[]): Head | undefined {
  let child: Head | undefined
  for (const other of heads) {
    const shared = other.last >= head.first && other.first <= head.last
    const below = leftOf(other) < rightOf(head) && rightOf(other) > leftOf(head)
    if (other.row <= head.row || !(shared || below)) continue
    if (child === undefined || other.row < child.row) child = other
  }
  return child
}

/** Whether the text of a head stands above that of another. */
const isOver = (head: Head, other: Head): boolean =>
  head.row < other.row && leftOf(head) < rightOf(other) && rightOf(head) > leftOf(other)

const topOf = (head: Head): number => head.lines[0]?.baseline ?? 0
const bottomOf = (head: Head): number => head.lines.at(-1)?.baseline ?? 0

/** Cells of one row are set at its top, in its middle or at its bottom. */
function onOneLevel(a: Head, b: Head): boolean {
  const near = (p: number, q: number) => Math.abs(p - q) < 0.45 * (a.lines[0]?.size ?? 0)
  return (
    near(topOf(a), topOf(b)) || near(bottomOf(a), bottomOf(b)) || near(topOf(a) + bottomOf(a), topOf(b) + bottomOf(b))
  )
}

const leftOf = (head: Head): number => Math.min(...head.lines.map((line) => line.box[0]))
const rightOf = (head: Head): number => Math.max(...head.lines.map((line) => line.box[2]))
const middleOf = (head: Head): number => (leftOf(head) + rightOf(head)) / 2

/** How far a parent stands from where it would if it covered children `from` to `to`. */
type Distance = (parent: Head, from: number, to: number) => number

function shareOut(
  parents: readonly Head[],
  all: readonly Head[],
  mayHave: (head: Head) => boolean,
  others: readonly Head[],
  columns: readonly Extent[],
): void {
  const children = all.filter(mayHave)
  if (children.length === 0) return
  const apart = children.map((child, i) => all.indexOf(child) !== all.indexOf(children[i - 1] ?? child) + 1)
  const claimed = children.map((child) => others.some((head) => isOver(head, child)))
  const width = Math.max(1, (rightOf(at(children, -1)) - leftOf(at(children, 0))) / children.length)
  const start = (from: number) =>
    Math.min(leftOf(at(children, from)), columns[at(children, from).first]?.from ?? Infinity)
  const end = (to: number) => Math.max(rightOf(at(children, to)), columns[at(children, to).last]?.to ?? -Infinity)
  const centred: Distance = (parent, from, to) => {
    const middles = (middleOf(at(children, from)) + middleOf(at(children, to))) / 2
    const sides = (start(from) + end(to)) / 2
    const middle = middleOf(parent)
    return Math.min(Math.abs(middles - middle), Math.abs(sides - middle)) / width
  }
  const atLeft: Distance = (parent, from) => Math.abs(leftOf(parent) - start(from)) / width
  const best = [centred, atLeft]
    .map((distance) => ({ distance, ...cheapest(parents, apart, claimed, distance) }))
    .reduce((a, b) => (b.cost < a.cost - doubt ? b : a))
  const certain = withoutDoubtful(best.runs, (i, run) => best.distance(at(parents, i), run.from, run.to))
  parents.forEach((parent, i) => {
    const run = certain[i]
    if (run === undefined || best.distance(parent, run.from, run.to) > furthest) return
    const covered = children.slice(run.from, run.to + 1)
    parent.first = Math.min(...covered.map((child) => child.first))
    parent.last = Math.max(...covered.map((child) => child.last))
  })
}

/** Takes from both neighbours a child at their common side that either might have. */
function withoutDoubtful(runs: readonly Run[], distance: (parent: number, run: Run) => number): Run[] {
  const result = runs.map((run) => ({ ...run }))
  for (let i = 0; i + 1 < runs.length; i++) {
    const [left, right, certainLeft, certainRight] = [runs[i], runs[i + 1], result[i], result[i + 1]]
    if (!left || !right || !certainLeft || !certainRight || right.from !== left.to + 1) continue
    const cost = (to: number) => distance(i, { from: left.from, to }) + distance(i + 1, { from: to + 1, to: right.to })
    const now = cost(left.to)
    if (left.from < left.to && cost(left.to - 1) - now < doubt) certainLeft.to--
    if (right.from < right.to && cost(left.to + 1) - now < doubt) certainRight.from++
  }
  return result
}

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Gives each parent, from left to right, a run of children, so that the sum of the distances is smallest. A run does not go
 * on with a child that stands apart from the one before it.
 */
function cheapest(
  parents: readonly Head[],
  apart: readonly boolean[],
  claimed: readonly boolean[],
  distance: Distance,
): { cost: number; runs: readonly Run[] } {
  const count = apart.length
  // cost[p][c]: of the parents from p on, with the children from c on.
  const cost: Float64Array[] = Array.from({ length: parents.length + 1 }, () => new Float64Array(count + 1))
  const end: Int32Array[] = parents.map(() => new Int32Array(count + 1).fill(-1))
  const none = 1e4
  for (let p = parents.length; p >= 0; p--) {
    for (let c = count; c >= 0; c--) {
      const parent = parents[p]
      let best = c === count ? (parents.length - p) * none : (cost[p]?.[c + 1] ?? 0) + (claimed[c] ? 0 : skipped)
      let to = -1
      for (let last = c; parent !== undefined && last < count; last++) {
        if (last > c && apart[last]) break
        const sum = distance(parent, c, last) + (cost[p + 1]?.[last + 1] ?? 0)
        if (sum < best - 1e-9) [best, to] = [sum, last]
      }
      const [costs, ends] = [cost[p], end[p]]
      if (costs !== undefined) costs[c] = best
      if (ends !== undefined) ends[c] = to
    }
  }
  const runs: Run[] = []
  for (let p = 0, c = 0; p < parents.length && c < count; ) {
    const to = end[p]?.[c] ?? -1
    if (to < 0) c++
    else {
      runs.push({ from: c, to })
      c = to + 1
      p++
    }
  }
  return { cost: cost[0]?.[0] ?? 0, runs }
}

function at(heads: readonly Head[], index: number): Head {
  const head = heads.at(index)
  if (head === undefined) throw new RangeError(`no head ${index}`)
  return head
}
