import type { Decision, Reader, Source } from '../store.ts'
import { failureStands, whyAgain } from '../why-again.ts'
import type { Query, Row } from './database.ts'
import { readBy } from './read-by.ts'
import { differences, json, plain } from './save-reading.ts'

/**
 * Notes sources in a run and decides for each what is to be done. The documents stay locked until the end of the
 * transaction, so that none is read in between unseen.
 */
export async function noteSources(
  query: Query,
  run: string,
  sources: readonly Source[],
  reader: Reader,
): Promise<readonly Decision[]> {
  if (reader.declared !== undefined) await query(insertEngine, [reader.version, reader.layouts, json(reader.declared)])
  await query(insertDocuments, [json(sources)])
  const sha256s = sources.map(({ sha256 }) => sha256)
  const known = await keyed(
    query,
    `select d.sha256, d.engine_version, d.layouts, f.engine_version as failed_version, f.layouts as failed_layouts, f.code, f.failure,
       case when d.layouts <> $2 then d.seen end as seen, e.declared
     from gongkai.documents d left join gongkai.failures f using (sha256)
       left join gongkai.engines e on e.version = d.engine_version and e.layouts = d.layouts and d.layouts <> $2
     where d.sha256 = any($1) order by d.sha256 for update of d`,
    [sha256s, reader.layouts],
    'sha256',
  )
  const origins = sources.map(({ origin }) => plain(origin))
  const held = await keyed(
    query,
    'select origin, sha256 from gongkai.sources where origin = any($1)',
    [origins],
    'origin',
  )
  const items: Item[] = []
  for (const { origin, sha256 } of sources) {
    const document = known.get(sha256)
    const previous = held.get(plain(origin))?.['sha256'] ?? null
    const before = readBy(document)
    const why = before && whyAgain(before, reader)
    const decision =
      before !== undefined && why === undefined ? 'unchanged' : hasFailed(document, reader) ? 'failed' : 'queued'
    const changed =
      decision === 'unchanged' && previous !== null && previous !== sha256
        ? await differences(query, String(previous), sha256)
        : 0
    items.push({
      origin: plain(origin),
      sha256,
      previous,
      decision: changed > 0 ? 'changed' : decision,
      outcome: decision === 'queued' ? 'pending' : changed > 0 ? 'changed' : decision,
      code: decision === 'failed' ? document?.['code'] : null,
      failure: decision === 'failed' ? document?.['failure'] : null,
      why: decision === 'queued' ? (why ?? null) : null,
      changed_facts: changed,
    })
  }
  await query(upsertSources, [json(sources.map(({ labels, ...source }) => ({ ...source, ...labels })))])
  await query(upsertItems, [run, json(items)])
  return items.map(({ decision }) => decision)
}

interface Item {
  readonly origin: string
  readonly sha256: string
  readonly previous: unknown
  readonly decision: Decision
  readonly outcome: string
  readonly code: unknown
  readonly failure: unknown
  readonly why: string | null
  readonly changed_facts: number
}

function hasFailed(document: Row | undefined, reader: Reader): boolean {
  if (document === undefined || document['code'] === null) return false
  const by = { version: String(document['failed_version']), layouts: String(document['failed_layouts']) }
  return failureStands(by, String(document['code']), reader)
}

async function keyed(
  query: Query,
  text: string,
  parameters: readonly unknown[],
  key: string,
): Promise<Map<string, Row>> {
  return new Map((await query(text, parameters)).map((row) => [String(row[key]), row]))
}

const insertEngine = `
  insert into gongkai.engines (version, layouts, declared) values ($1, $2, $3::json) on conflict do nothing`

// In one order, so that two processes that add the same files do not wait for one another in a circle.
const insertDocuments = `
  insert into gongkai.documents (sha256, bytes, path)
  select distinct on (sha256) sha256, bytes, path
  from json_to_recordset($1::json) as r(sha256 text, bytes bigint, path text)
  order by sha256
  on conflict (sha256) do update set path = excluded.path`

const upsertSources = `
  insert into gongkai.sources (origin, sha256, entity, division, year)
  select distinct on (origin) origin, sha256, entity, division, year
  from json_to_recordset($1::json) as r(origin text, sha256 text, entity text, division text, year int)
  order by origin
  on conflict (origin) do update set sha256 = excluded.sha256, last_seen = now(),
    entity = coalesce(excluded.entity, sources.entity), division = coalesce(excluded.division, sources.division),
    year = coalesce(excluded.year, sources.year)`

const upsertItems = `
  insert into gongkai.run_items (run, origin, sha256, previous, outcome, code, failure, why, changed_facts)
  select distinct on (origin) $1, origin, sha256, previous, outcome, code, failure, why, changed_facts
  from json_to_recordset($2::json)
    as r(origin text, sha256 text, previous text, outcome text, code text, failure json, why text, changed_facts int)
  order by origin
  on conflict (run, origin) do nothing`
