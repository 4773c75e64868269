import type { Engine, FactChange, FactKey } from './store.ts'

type Valued = FactKey & { readonly value: string }

const keyOf = ({ table, item, column }: FactKey): string => `${table}|${item}|${column}`

/** The facts that are new, gone, or have another value. */
export function changesBetween(
  before: { readonly facts: readonly Valued[]; readonly engine: Engine },
  after: readonly Valued[],
  changed: string,
): readonly FactChange[] {
  const old = new Map(before.facts.map((fact) => [keyOf(fact), fact]))
  const now = new Map(after.map((fact) => [keyOf(fact), fact]))
  const change = (fact: Valued, from: string | null, to: string | null): FactChange => ({
    table: fact.table,
    item: fact.item,
    column: fact.column,
    before: from,
    after: to,
    engine: before.engine,
    changed,
  })
  return [
    ...[...old].flatMap(([key, fact]) => {
      const to = now.get(key)?.value ?? null
      return to === fact.value ? [] : [change(fact, fact.value, to)]
    }),
    ...[...now].flatMap(([key, fact]) => (old.has(key) ? [] : [change(fact, null, fact.value)])),
  ]
}
