import type { Fact, Result } from '../packages/normalizer/src/index.ts'

/** Below this confidence a figure is doubtful by itself (docs/ocr.md). */
const sure = 60

/** How the facts of a scan differ from those of the text layer. */
export interface Comparison {
  readonly truth: number
  readonly right: number
  readonly missed: readonly Fact[]
  readonly wrong: readonly WrongFact[]
}

export interface WrongFact {
  readonly fact: Fact
  /** What is printed there; nothing where no such fact is. */
  readonly printed: string | undefined
  /** What tells a reader that it is wrong; `silent`: nothing does. */
  readonly noticed: 'doubtful' | 'failed check' | 'silent'
}

/**
 * Compares facts of one kind: of tables, or of sentences.
 *
 * @param pages Of the printed report, those that were scanned.
 */
export function compareFacts(
  printed: Result,
  recognised: Result,
  kind: 'table' | 'prose',
  pages?: readonly number[],
): Comparison {
  const ofKind = (result: Result) =>
    new Map(result.facts.filter(({ source }) => source.kind === kind).map((fact) => [keyOf(fact), fact]))
  const [found, truth] = [ofKind(recognised), ofKind(printed)]
  for (const [key, { source }] of truth) {
    if (pages !== undefined && !(source.in === 'page' && pages.includes(source.page))) truth.delete(key)
  }
  const everything = new Map(printed.facts.map((fact) => [keyOf(fact), fact]))
  const failing = new Set(
    recognised.checks
      .filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
      .flatMap(({ facts }) => facts),
  )
  const wrong: WrongFact[] = []
  for (const [key, fact] of found) {
    const is = everything.get(key)
    if (is?.value === fact.value) continue
    const doubtful = (fact.source.ocr?.confidence ?? 100) < sure
    wrong.push({
      fact,
      printed: is?.raw,
      noticed: doubtful ? 'doubtful' : failing.has(key) ? 'failed check' : 'silent',
    })
  }
  const readElsewhere = new Map(recognised.facts.map((fact) => [keyOf(fact), fact]))
  const missed = [...truth].filter(([key]) => !readElsewhere.has(key)).map(([, fact]) => fact)
  return { truth: truth.size, right: found.size - wrong.length, missed, wrong }
}

export function keyOf({ table, item, column }: Fact): string {
  return `${table}|${item}|${column}`
}
