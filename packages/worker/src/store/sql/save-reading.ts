import type { Result, Seen } from '@gongkai/normalizer'
import { changesBetween } from '../changes.ts'
import { type Claim, StaleClaimError } from '../store.ts'
import type { Query } from './database.ts'

/**
 * Stores the result of a document that was never read, in one statement: a report of 500 facts costs no more round trips than one
 * of five. Runs that wait for a source that had held nothing else are told along with it.
 *
 * @returns False, and nothing is stored, when the claim does not hold or the document was read before.
 */
export async function saveFirst(query: Query, result: Result, claim: Claim, seen?: Seen): Promise<boolean> {
  const [row] = await query(
    `with d as (${updateDocument} and token = $2 and read_at is null returning sha256), ${insertParts},
       letters as (delete from gongkai.failures f using d where f.sha256 = d.sha256),
       items as (update gongkai.run_items i set outcome = 'new' from d
         where i.sha256 = d.sha256 and outcome = 'pending' and (previous is null or previous = d.sha256))
     select count(*)::int as n from d`,
    parametersOf(result, claim, seen),
  )
  return row?.['n'] === 1
}

/** Whether a run waits for the document. */
export async function isAwaited(query: Query, sha256: string): Promise<boolean> {
  return (
    (await query(`select 1 from gongkai.run_items where sha256 = $1 and outcome = 'pending' limit 1`, [sha256]))
      .length > 0
  )
}

/** Puts a result in the place of the document's earlier one, and writes down what its facts were before. */
export async function saveReading(query: Query, result: Result, claim: Claim, seen?: Seen): Promise<void> {
  const { sha256 } = claim
  const before = await checkClaim(query, claim)
  if (before !== undefined) await saveHistory(query, result, before)
  await query(deleteParts, [sha256])
  await query(
    `with d as (${updateDocument} and token = $2 returning sha256), ${insertParts} select 1`,
    parametersOf(result, claim, seen),
  )
  await settleItems(query, sha256, before !== undefined)
}

interface Before {
  readonly version: string
  readonly layouts: string
}

/**
 * Locks the document until the end of the transaction.
 *
 * @returns The engine that it was read by, if it was.
 */
export async function checkClaim(query: Query, claim: Claim): Promise<Before | undefined> {
  const [row] = await query(
    'select token, engine_version, layouts from gongkai.documents where sha256 = $1 for update',
    [claim.sha256],
  )
  if (row?.['token'] !== claim.token) throw new StaleClaimError(claim)
  return row['engine_version'] === null
    ? undefined
    : { version: String(row['engine_version']), layouts: String(row['layouts']) }
}

async function saveHistory(query: Query, result: Result, engine: Before): Promise<void> {
  const { sha256 } = result.source
  const facts = await query(
    'select "table", item, "column", value::text from gongkai.facts where sha256 = $1 order by position',
    [sha256],
  )
  const before = facts.map(({ table, item, column, value }) => ({
    table: String(table),
    item: String(item),
    column: String(column),
    value: String(value),
  }))
  const changes = changesBetween({ facts: before, engine }, result.facts, new Date().toISOString())
  if (changes.length === 0) return
  await query(
    `insert into gongkai.fact_history (sha256, "table", item, "column", before, after, engine_version, layouts, changed)
     select $1, r.*, $3, $4, now() from json_to_recordset($2::json)
       as r("table" text, item text, "column" text, before numeric, after numeric)`,
    [sha256, json(changes), engine.version, engine.layouts],
  )
}

/**
 * Tells the runs that wait for a document what became of it. A source that held another document before is compared
 * with that one; a document that was read before is compared with its own history since the run began.
 */
export async function settleItems(query: Query, sha256: string, wasRead: boolean): Promise<void> {
  const waiting = await query(
    `select run, origin, previous, started from gongkai.run_items i join gongkai.runs r on r.id = i.run
     where sha256 = $1 and outcome = 'pending'`,
    [sha256],
  )
  for (const { run, origin, previous, started } of waiting) {
    const changed =
      previous !== null && previous !== sha256
        ? await differences(query, String(previous), sha256)
        : await changesSince(query, sha256, started)
    const isNew = !wasRead && (previous === null || previous === sha256)
    const outcome = isNew ? 'new' : changed > 0 ? 'changed' : 'unchanged'
    await query('update gongkai.run_items set outcome = $3, changed_facts = $4 where run = $1 and origin = $2', [
      run,
      origin,
      outcome,
      changed,
    ])
  }
}

async function changesSince(query: Query, sha256: string, started: unknown): Promise<number> {
  const [row] = await query('select count(*)::int as n from gongkai.fact_history where sha256 = $1 and changed >= $2', [
    sha256,
    started,
  ])
  return Number(row?.['n'] ?? 0)
}

/** Facts that differ between two documents. */
export async function differences(query: Query, before: string, after: string): Promise<number> {
  const [row] = await query(
    `select count(*)::int as n
     from (select "table", item, "column", value from gongkai.facts where sha256 = $1) a
     full join (select "table", item, "column", value from gongkai.facts where sha256 = $2) b
       using ("table", item, "column")
     where a.value is distinct from b.value`,
    [before, after],
  )
  return Number(row?.['n'] ?? 0)
}

/** PostgreSQL holds neither the character 0 nor half a surrogate pair; a hostile file may hold both. */
export const plain = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()

/** Written with a look at each text only where there is something to mend, which is hardly ever. */
export function json(value: unknown): string {
  const text = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/.test(text)) return text
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? plain(part) : part))
}

/** The values of the statements below, from `$1` on. */
function parametersOf({ source, engine, report, coverage, ...result }: Result, claim: Claim, seen?: Seen): unknown[] {
  return [
    claim.sha256,
    claim.token,
    engine.version,
    engine.layouts,
    result.schemaVersion,
    plain(source.name),
    source.format,
    source.pages,
    report.entity === null ? null : plain(report.entity),
    report.fiscalYear,
    report.kind,
    report.moneyUnit,
    coverage.printed,
    coverage.placed,
    coverage.proven,
    json(result.conflicts),
    json(result.checks),
    seen === undefined ? null : json(seen),
    json(result.facts),
    json(result.evaluations),
    json(result.diagnostics),
  ]
}

const updateDocument = `
  update gongkai.documents set read_at = now(), engine_version = $3, layouts = $4, schema_version = $5::int, name = $6,
    format = $7, pages = $8::int, entity = $9, fiscal_year = $10::int, kind = $11, money_unit = $12, printed = $13::int,
    placed = $14::int, proven = $15::int, conflicts = $16::json, checks = $17::json, seen = $18::json
  where sha256 = $1`

/** Only for the row of `d`: nothing is inserted when the document was not updated. */
const insertParts = `
  facts as (
    insert into gongkai.facts
      (sha256, position, "table", item, "column", value, unit, raw, raw_unit, source, sightings)
    select d.sha256, n - 1, r."table", item, "column", value, unit, raw, "rawUnit", source, sightings
    from d, rows from (json_to_recordset($19::json) as (
      "table" text, item text, "column" text, value numeric, unit text, raw text, "rawUnit" text,
      source json, sightings json)) with ordinality
      as r("table", item, "column", value, unit, raw, "rawUnit", source, sightings, n)),
  evaluations as (
    insert into gongkai.evaluations (sha256, position, project, total_score, content)
    select d.sha256, n - 1, content->>'project', (content->>'totalScore')::numeric, content
    from d, json_array_elements($20::json) with ordinality as r(content, n)),
  diagnostics as (
    insert into gongkai.diagnostics (sha256, position, code, severity, message, content)
    select d.sha256, n - 1, content->>'code', content->>'severity', content->>'message', content
    from d, json_array_elements($21::json) with ordinality as r(content, n))`

const deleteParts = `
  with facts as (delete from gongkai.facts where sha256 = $1),
    evaluations as (delete from gongkai.evaluations where sha256 = $1),
    diagnostics as (delete from gongkai.diagnostics where sha256 = $1)
  delete from gongkai.failures where sha256 = $1`
