import { isDeepStrictEqual } from 'node:util'
import type { Fact, Result } from '@gongkai/normalizer'

/** What became of one fact. `place`: the value is the same, but it was read elsewhere. */
export type FactChange =
  | { readonly kind: 'appeared'; readonly key: string; readonly after: Fact }
  | { readonly kind: 'vanished'; readonly key: string; readonly before: Fact }
  | { readonly kind: 'value' | 'place'; readonly key: string; readonly before: Fact; readonly after: Fact }

/** Compares the facts of two results of one report, in the order of the first; those that are new come last. */
export function compareResults(before: Pick<Result, 'facts'>, after: Pick<Result, 'facts'>): readonly FactChange[] {
  const was = byKey(before.facts)
  const is = byKey(after.facts)
  const changed = [...was].flatMap(([key, fact]) => changeOf(key, fact, is.get(key)))
  const appeared = [...is].flatMap(([key, fact]): FactChange[] =>
    was.has(key) ? [] : [{ kind: 'appeared', key, after: fact }],
  )
  return [...changed, ...appeared]
}

const byKey = (facts: readonly Fact[]): ReadonlyMap<string, Fact> =>
  new Map(facts.map((fact) => [`${fact.table}|${fact.item}|${fact.column}`, fact]))

function changeOf(key: string, before: Fact, after: Fact | undefined): FactChange[] {
  if (after === undefined) return [{ kind: 'vanished', key, before }]
  const same = (['value', 'unit', 'raw', 'rawUnit'] as const).every((field) => before[field] === after[field])
  if (!same) return [{ kind: 'value', key, before, after }]
  return isDeepStrictEqual(before.source, after.source) ? [] : [{ kind: 'place', key, before, after }]
}

/** How many changes there are of each kind. */
export interface ChangeCounts {
  readonly appeared: number
  readonly vanished: number
  readonly value: number
  readonly place: number
}

export function countChanges(changes: readonly FactChange[]): ChangeCounts {
  const of = (kind: FactChange['kind']): number => changes.filter((change) => change.kind === kind).length
  return { appeared: of('appeared'), vanished: of('vanished'), value: of('value'), place: of('place') }
}
