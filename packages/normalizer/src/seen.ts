import type { CheckOptions } from './checks/index.ts'
import type { Traced } from './engine/statements.ts'
import { matchTitle, titleLines } from './engine/title.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Layout } from './layout.ts'
import { layoutName } from './layouts/declaration-problems.ts'

/** What an engine reads by, piece by piece, so that two of the same version can be compared. Plain data. */
export interface Declared {
  /** In the order of the result. */
  readonly layouts: readonly { readonly name: string; readonly hash: string }[]
  /** Fingerprint of what is configured of the checks; empty when nothing is. */
  readonly checks: string
}

/** What a document offers to layouts: enough to tell whether a layout that is added or changed may make something else of it. */
export interface Seen {
  /** Names of the layouts that read a statement of it, or whose title stands in it. */
  readonly layouts: readonly string[]
  /** Near each table the lines in which a title may stand, cleaned. */
  readonly lines: readonly (readonly string[])[]
  /** A table stands in it without any title, so that a layout may know it by its columns. */
  readonly untitled: boolean
}

export function declared(layouts: readonly Layout[], checks?: CheckOptions): Declared {
  return {
    layouts: layouts.map((layout) => ({ name: layoutName(layout), hash: fingerprintOf(layout) })),
    checks: checks === undefined ? '' : fingerprintOf(checks),
  }
}

/** Lines further from their table hold no title; a title is not longer. */
const nearest = 12
const longest = 90
/** A title may be broken over so many lines. */
const joined = 3

export function seenIn(traced: readonly Traced[], layouts: readonly Layout[]): Seen {
  const names = new Set<string>()
  const lines: string[][] = []
  // Where layouts know tables by their columns, a table without candidates was ruled out whatever they say.
  const anyAlone = layouts.some(({ alone }) => alone !== undefined)
  let untitled = false
  for (const { segment, candidates, statement, widerThan } of traced) {
    const taken = statement?.layout ?? widerThan
    if (taken !== undefined) names.add(layoutName(taken))
    for (const { layout } of segment.titles) names.add(layoutName(layout))
    const { titles, otherTitle } = segment
    untitled ||= titles.length === 0 && otherTitle === undefined && (candidates.length > 0 || !anyAlone)
    const near = titleLines(segment.surroundings).slice(-nearest)
    const own = [
      ...titles.map(({ text }) => text),
      ...(otherTitle === undefined ? [] : [otherTitle]),
      ...rowTitles(segment),
    ]
    lines.push([...near, ...own].map((line) => line.slice(0, longest)))
  }
  return { layouts: [...names], lines, untitled }
}

/** Rows in the middle of a table that may be the title of another. */
function rowTitles({ grid, from, to }: Traced['segment']): string[] {
  const found: string[] = []
  for (let row = from; row < to; row++) {
    const texts = grid.textsOf(row)
    if (texts.length === 0 || texts.length > 4) continue
    const [line, ...more] = titleLines(texts.map(({ text }) => text))
    if (line !== undefined && more.length === 0 && line.endsWith('表')) found.push(line)
  }
  return found
}

/**
 * Compares what a document was read by with what is declared now.
 *
 * @returns For a document that was `seen`, why it must be read again: `checks`, `layouts` (other order), or `layout NAME`;
 * undefined when it would be read as before.
 */
export function differenceOf(
  before: Declared,
  layouts: readonly Layout[],
  now: Declared,
): (seen: Seen) => string | undefined {
  if (before.checks !== now.checks) return () => 'checks'
  const keyOf = ({ name, hash }: Declared['layouts'][number]): string => `${name} ${hash}`
  const [old, fresh] = [before.layouts.map(keyOf), now.layouts.map(keyOf)]
  const kept = old.filter((key) => fresh.includes(key))
  const isSameOrder = fresh.filter((key) => old.includes(key)).every((key, at) => key === kept[at])
  if (!isSameOrder) return () => 'layouts'
  const gone = before.layouts.filter((each) => !fresh.includes(keyOf(each))).map(({ name }) => name)
  const added = layouts.filter((_, at) => !old.includes(fresh[at] ?? ''))
  return (seen) => {
    const read = gone.find((name) => seen.layouts.includes(name))
    if (read !== undefined) return `layout ${read}`
    const other = added.find(
      (layout) =>
        (layout.alone !== undefined && seen.untitled) || seen.lines.some((near) => carriesTitle(near, layout)),
    )
    return other === undefined ? undefined : `layout ${layoutName(other)}`
  }
}

function carriesTitle(lines: readonly string[], layout: Layout): boolean {
  return lines.some((_, last) => {
    let text = ''
    for (let at = last; at >= 0 && at > last - joined; at--) {
      text = (lines[at] ?? '') + text
      if (matchTitle(text, [layout]).length > 0) return true
    }
    return false
  })
}
