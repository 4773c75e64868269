import { type Result, resultSchema } from '@gongkai/normalizer'
import type { StoredFact } from '../store.ts'
import type { Query, Row } from './database.ts'

/** Puts a result together again. The schema puts the keys in their order: the same bytes as when it was saved. */
export async function storedResult(query: Query, sha256: string): Promise<Result | undefined> {
  const [d] = await query('select * from gongkai.documents where sha256 = $1 and read_at is not null', [sha256])
  if (d === undefined) return undefined
  const facts = await query('select * from gongkai.facts where sha256 = $1 order by position', [sha256])
  const contents = async (table: string): Promise<readonly unknown[]> =>
    (await query(`select content from gongkai.${table} where sha256 = $1 order by position`, [sha256])).map(
      ({ content }) => content,
    )
  return resultSchema.parse({
    schemaVersion: d['schema_version'],
    source: { sha256, name: d['name'], format: d['format'], bytes: d['bytes'], pages: d['pages'] },
    engine: { version: d['engine_version'], layouts: d['layouts'] },
    report: reportOf(d),
    facts: facts.map(factOf),
    evaluations: await contents('evaluations'),
    checks: d['checks'],
    conflicts: d['conflicts'],
    diagnostics: await contents('diagnostics'),
    coverage: { printed: d['printed'], placed: d['placed'], proven: d['proven'] },
  })
}

const page = 2_000

/** All facts, a page at a time, so that any number of them needs no more memory. */
export async function* storedFacts(query: Query): AsyncGenerator<StoredFact> {
  let after: readonly unknown[] = ['', -1]
  for (;;) {
    const rows = await query(
      `select f.*, d.entity, d.fiscal_year, d.kind, d.money_unit
       from gongkai.facts f join gongkai.documents d using (sha256)
       where (f.sha256, f.position) > ($1, $2) order by f.sha256, f.position limit ${page}`,
      after,
    )
    for (const row of rows) yield { sha256: String(row['sha256']), report: reportOf(row), fact: factOf(row) }
    const last = rows.at(-1)
    if (last === undefined) return
    after = [last['sha256'], last['position']]
  }
}

const reportOf = (row: Row): Result['report'] =>
  resultSchema.shape.report.parse({
    entity: row['entity'],
    fiscalYear: row['fiscal_year'],
    kind: row['kind'],
    moneyUnit: row['money_unit'],
  })

const factOf = (row: Row): StoredFact['fact'] =>
  resultSchema.shape.facts.element.parse({
    table: row['table'],
    item: row['item'],
    column: row['column'],
    value: row['value'],
    unit: row['unit'],
    raw: row['raw'],
    rawUnit: row['raw_unit'],
    source: row['source'],
    ...(row['sightings'] === null ? {} : { sightings: row['sightings'] }),
  })
