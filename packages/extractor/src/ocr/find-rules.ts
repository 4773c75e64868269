import { unionFind } from '../table/union-find.ts'
import type { InkImage } from './binarise.ts'

/** A ruling line in pixels, with the runs of ink that it was found in. */
export interface InkRule {
  readonly direction: 'horizontal' | 'vertical'
  /** Middle of the stroke, across the direction. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly thickness: number
  readonly runs: readonly Run[]
}

/** Ink without a break: row (of a horizontal rule) or column (of a vertical one), and its extent. */
export interface Run {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** Inches. Longer than two letters of running text, shorter than a low row with the rules around it. */
const shortestSeed = 0.3
/** Inches. Between two rules a line may be as short as the row between them. */
const shortestBetween = 0.11
/** Inches. Thicker ink is a filled area or the dark edge of the paper. */
const thickest = 0.035
/** Share of a line that must have paper on both sides: strokes of letters have other strokes beside them. */
const leastAlone = { short: 0.85, long: 0.6 }
/** Inches. No row of strokes of letters is so long without a break. */
const surelyLong = 1

/**
 * Finds the ruling lines of a level page by runs of ink. Long runs are rules by themselves; short ones are when they reach from
 * one rule to another.
 */
export function findRules(ink: InkImage): InkRule[] {
  const turned = transpose(ink)
  const horizontal = candidates(ink, 'horizontal')
  const vertical = candidates(turned, 'vertical')
  const long = ink.dpi * shortestSeed
  const isLong = (rule: InkRule) => rule.to - rule.from >= long
  const seeds = { horizontal: horizontal.filter(isLong), vertical: vertical.filter(isLong) }
  const reach = Math.max(3, Math.round(ink.dpi / 40))
  const between = (rules: readonly InkRule[], across: readonly InkRule[]) =>
    rules.filter(
      (rule) => !isLong(rule) && meets(rule, rule.from, across, reach) && meets(rule, rule.to, across, reach),
    )
  return [
    ...joinBroken([...seeds.horizontal, ...between(horizontal, seeds.vertical)], ink.dpi),
    ...joinBroken([...seeds.vertical, ...between(vertical, seeds.horizontal)], ink.dpi),
  ]
}

const meets = (rule: InkRule, end: number, across: readonly InkRule[], reach: number): boolean =>
  across.some(
    (other) => Math.abs(other.at - end) <= reach && other.from - reach <= rule.at && other.to + reach >= rule.at,
  )

export function transpose({ width, height, data, dpi }: InkImage): InkImage {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x] ?? 0
  return { width: height, height: width, data: turned, dpi }
}

function candidates(ink: InkImage, direction: InkRule['direction']): InkRule[] {
  const runs = findRuns(ink)
  const sets = unionFind(runs.length)
  let previous = 0
  let current = 0
  // Runs are in the order of their lines: each is compared with those of the line before that it overlaps.
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run
    if (run.line !== runs[current]?.line) {
      previous = current
      current = i
    }
    for (let j = previous; j < current; j++) {
      const other = runs[j] as Run
      if (other.line === run.line - 1 && other.from <= run.to && other.to >= run.from) sets.union(i, j)
    }
  }
  const groups = new Map<number, Run[]>()
  runs.forEach((run, i) => {
    const root = sets.find(i)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [run])
    else group.push(run)
  })
  const rules: InkRule[] = []
  for (const group of groups.values()) {
    const rule = toRule(group, direction)
    if (rule.thickness > Math.max(3, ink.dpi * thickest)) continue
    const least = rule.to - rule.from > surelyLong * ink.dpi ? leastAlone.long : leastAlone.short
    if (aloneShare(ink, rule) >= least) rules.push(rule)
  }
  return rules
}

/**
 * Runs of ink in two neighbouring rows seen as one, so that a line that steps from one row to the next has no break. A break of
 * a pixel is none.
 */
function findRuns({ width, height, data, dpi }: InkImage): Run[] {
  const shortest = Math.round(dpi * shortestBetween)
  const longestBreak = Math.max(1, Math.floor(dpi / 150))
  const runs: Run[] = []
  for (let y = 0; y < height; y++) {
    const [row, below] = [y * width, y + 1 < height ? (y + 1) * width : y * width]
    let [from, last] = [-1, -1]
    const end = () => {
      if (from >= 0 && last - from + 1 >= shortest) runs.push({ line: y, from, to: last + 1 })
    }
    for (let x = 0; x < width; x++) {
      if (data[row + x] !== 1 && data[below + x] !== 1) continue
      if (from < 0 || x - last > longestBreak + 1) {
        end()
        from = x
      }
      last = x
    }
    end()
  }
  return runs
}

function toRule(runs: readonly Run[], direction: InkRule['direction']): InkRule {
  let [sum, ink, from, to] = [0, 0, Infinity, -Infinity]
  for (const run of runs) {
    const length = run.to - run.from
    // A run stands for its line and the next one.
    sum += (run.line + 1) * length
    ink += length
    from = Math.min(from, run.from)
    to = Math.max(to, run.to)
  }
  // Runs of two rows seen as one are one row thicker than the ink.
  return { direction, at: sum / ink, from, to, thickness: Math.max(1, ink / (to - from) - 1), runs }
}

/** How much of the rule has paper a little above and below it. */
function aloneShare({ width, height, data, dpi }: InkImage, rule: InkRule): number {
  const distance = Math.max(2, Math.round(dpi / 50))
  const [top, bottom] = [new Int32Array(rule.to - rule.from).fill(height), new Int32Array(rule.to - rule.from).fill(-1)]
  for (const run of rule.runs) {
    for (let x = run.from - rule.from; x < run.to - rule.from; x++) {
      top[x] = Math.min(top[x] ?? 0, run.line)
      bottom[x] = Math.max(bottom[x] ?? 0, run.line + 1)
    }
  }
  let alone = 0
  let all = 0
  for (let x = 0; x < top.length; x++) {
    if ((bottom[x] ?? -1) < 0) continue
    all++
    let isAlone = true
    for (let away = 2; away <= distance && isAlone; away++) {
      for (const y of [(top[x] ?? 0) - away, (bottom[x] ?? 0) + away]) {
        if (y >= 0 && y < height && data[y * width + rule.from + x] === 1) isAlone = false
      }
    }
    if (isAlone) alone++
  }
  return all === 0 ? 0 : alone / all
}

/** Parts of one line with a small break between them become one; a step of a pixel or two in a bent page is none. */
function joinBroken(rules: readonly InkRule[], dpi: number): InkRule[] {
  const [side, gap] = [Math.max(2, dpi / 65), dpi / 12]
  const sorted = [...rules].sort((a, b) => a.from - b.from)
  const joined: InkRule[] = []
  // Lines that may still go on, in the order of their ends.
  let open: InkRule[] = []
  for (const rule of sorted) {
    const done = open.filter((other) => other.to + gap < rule.from)
    joined.push(...done)
    open = open.filter((other) => other.to + gap >= rule.from)
    const before = open.find((other) => Math.abs(endAt(other) - startAt(rule)) <= side)
    if (before === undefined) open.push(rule)
    else open[open.indexOf(before)] = toJoined(before, rule)
  }
  return [...joined, ...open].sort((a, b) => a.at - b.at || a.from - b.from)
}

function toJoined(a: InkRule, b: InkRule): InkRule {
  const [long, short] = [a.to - a.from, b.to - b.from]
  return {
    direction: a.direction,
    at: (a.at * long + b.at * short) / (long + short),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    thickness: Math.max(a.thickness, b.thickness),
    runs: [...a.runs, ...b.runs],
  }
}

/** Where across its direction a rule begins and ends: pages are bent, and long rules with them. */
const startAt = (rule: InkRule): number => edgeAt(rule, (run) => run.from - rule.from)
const endAt = (rule: InkRule): number => edgeAt(rule, (run) => rule.to - run.to)

function edgeAt(rule: InkRule, distance: (run: Run) => number): number {
  let [best, at] = [Infinity, rule.at]
  for (const run of rule.runs) if (distance(run) < best) [best, at] = [distance(run), run.line + 1]
  return at
}
