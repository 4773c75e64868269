import { unionFind } from '../table/union-find.ts'
import type { InkImage } from './binarise.ts'
import type { InkRule } from './find-rules.ts'

/** A piece of connected ink, in pixels; right and bottom are outside it. */
export interface InkBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Pixels of ink. */
  readonly area: number
}

/** The ink without its rules. */
export function withoutRules(ink: InkImage, rules: readonly InkRule[]): InkImage {
  const data = ink.data.slice()
  eraseRules(rules, ink, (at) => {
    data[at] = 0
  })
  return { ...ink, data }
}

/** Calls `erase` for every pixel of every rule and of the blurred edge around it. */
export function eraseRules(
  rules: readonly InkRule[],
  { width, height }: { readonly width: number; readonly height: number },
  erase: (at: number) => void,
): void {
  for (const rule of rules) {
    const isFlat = rule.direction === 'horizontal'
    const [lines, places] = isFlat ? [height, width] : [width, height]
    for (const run of rule.runs) {
      for (let line = Math.max(0, run.line - 1); line <= Math.min(lines - 1, run.line + 2); line++) {
        for (let x = Math.max(0, run.from - 1); x < Math.min(places, run.to + 1); x++) {
          erase(isFlat ? line * width + x : x * width + line)
        }
      }
    }
  }
}

/** Specks smaller than this many square inches are dust or noise. A decimal point is several times larger. */
const leastArea = 0.00013
/** Ink that is higher than this, in inches, is a picture or the edge of the paper, no letter. */
const highest = 0.7

/** The pieces of connected ink that may be letters or parts of letters, and the dust between them. */
export function inkBoxes(ink: InkImage): { readonly letters: InkBox[]; readonly specks: InkBox[] } {
  const { width, height, data, dpi } = ink
  const runs: { y: number; from: number; to: number }[] = []
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      if (data[row + x] !== 1) continue
      const from = x
      while (x < width && data[row + x] === 1) x++
      runs.push({ y, from, to: x })
    }
  }
  const sets = unionFind(runs.length)
  let [previous, current] = [0, 0]
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as (typeof runs)[number]
    if (run.y !== runs[current]?.y) {
      previous = current
      current = i
    }
    // Both rows are in order: what ends before this run begins cannot touch a later one either.
    while (previous < current && (runs[previous]?.to ?? 0) < run.from) previous++
    for (let j = previous; j < current; j++) {
      const other = runs[j] as (typeof runs)[number]
      if (other.from > run.to) break
      if (other.y === run.y - 1) sets.union(i, j)
    }
  }
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number; area: number }>()
  runs.forEach((run, i) => {
    const root = sets.find(i)
    const box = boxes.get(root)
    if (box === undefined) {
      boxes.set(root, { x0: run.from, y0: run.y, x1: run.to, y1: run.y + 1, area: run.to - run.from })
      return
    }
    box.x0 = Math.min(box.x0, run.from)
    box.x1 = Math.max(box.x1, run.to)
    box.y1 = run.y + 1
    box.area += run.to - run.from
  })
  const least = Math.max(2, leastArea * dpi * dpi)
  const all = [...boxes.values()].filter((box) => box.y1 - box.y0 <= highest * dpi)
  return { letters: all.filter((box) => box.area >= least), specks: all.filter((box) => box.area < least) }
}
