import { failureSchema } from '../../pool/messages.ts'
import {
  type DeadLetter,
  type ItemOutcome,
  isMeant,
  outcomes,
  type PendingJob,
  type Run,
  type RunItem,
  type Store,
} from '../store.ts'
import { whyAgain } from '../why-again.ts'
import type { Database, Query, Row } from './database.ts'
import { migrate } from './migrations.ts'
import { noteSources } from './note-sources.ts'
import { readBy } from './read-by.ts'
import { checkClaim, isAwaited, json, plain, saveFirst, saveReading, settleItems } from './save-reading.ts'
import { storedFacts, storedResult } from './stored-result.ts'

/** A store in PostgreSQL; brings its tables to the newest step first. Closing it closes the database. */
export async function openSqlStore(database: Database): Promise<Store> {
  await migrate(database)
  const { query, transaction } = database
  return {
    async beginRun({ id, kind }) {
      await query('insert into gongkai.runs (id, kind) values ($1, $2) on conflict do nothing', [id, kind])
    },
    note: (run, sources, reader) => transaction((inside) => noteSources(inside, run, sources, reader)),
    async noteFailure(run, origin, failure) {
      await query(
        `insert into gongkai.run_items (run, origin, outcome, code, failure) values ($1, $2, 'failed', $3, $4::json)
         on conflict do nothing`,
        [run, plain(origin), failure.code, json(failure)],
      )
    },
    runs: async (most) => runsOf(query, 'true', [], most),
    run: async (id) => (await runsOf(query, 'r.id = $1', [id], 1))[0],
    items: async (run) =>
      (await query('select * from gongkai.run_items where run = $1 order by origin', [run])).map(itemOf),

    async settle(sha256, reader) {
      const isRead = async (inside: Query, lock = ''): Promise<boolean> => {
        const before = readBy((await inside(`${selectReadBy} ${lock}`, [sha256, reader.layouts]))[0])
        return before !== undefined && whyAgain(before, reader) === undefined
      }
      // Most documents are new: one look, and no transaction.
      if (!(await isRead(query))) return false
      return transaction(async (inside) => {
        const still = await isRead(inside, 'for update of d')
        if (still) await settleItems(inside, sha256, true)
        return still
      })
    },
    async claim(sha256) {
      const [row] = await query('update gongkai.documents set token = token + 1 where sha256 = $1 returning token', [
        sha256,
      ])
      return { sha256, token: Number(row?.['token'] ?? 0) }
    },
    async save(result, claim, seen) {
      if (!(await saveFirst(query, result, claim, seen)))
        await transaction((inside) => saveReading(inside, result, claim, seen))
      else if (await isAwaited(query, claim.sha256))
        await transaction((inside) => settleItems(inside, claim.sha256, false))
    },
    fail: (claim, engine, path, failure) =>
      transaction(async (inside) => {
        await checkClaim(inside, claim)
        await inside(
          `insert into gongkai.failures (sha256, path, engine_version, layouts, code, failure, failed)
           values ($1, $2, $3, $4, $5, $6::json, now())
           on conflict (sha256) do update set path = excluded.path, engine_version = excluded.engine_version,
             layouts = excluded.layouts, code = excluded.code, failure = excluded.failure, failed = excluded.failed`,
          [claim.sha256, plain(path), engine.version, engine.layouts, failure.code, json(failure)],
        )
        await inside(
          `update gongkai.run_items set outcome = 'failed', code = $2, failure = $3::json
           where sha256 = $1 and outcome = 'pending'`,
          [claim.sha256, failure.code, json(failure)],
        )
      }),
    pending: () => pendingOf(query),

    deadLetters: (filter) => deadLettersOf(query, filter),
    revive: (run, filter) =>
      transaction(async (inside) => {
        const letters = await deadLettersOf(inside, filter)
        const sha256s = letters.map(({ sha256 }) => sha256)
        await inside('delete from gongkai.failures where sha256 = any($1)', [sha256s])
        await inside(
          `insert into gongkai.run_items (run, origin, sha256, previous, outcome)
           select $1, coalesce(s.origin, d.path), d.sha256, null, 'pending'
           from gongkai.documents d left join gongkai.sources s using (sha256) where d.sha256 = any($2)
           on conflict do nothing`,
          [run, sha256s],
        )
        return letters.map(({ sha256, path }) => ({ sha256, path }))
      }),
    purge: (filter) =>
      transaction(async (inside) => {
        const letters = await deadLettersOf(inside, filter)
        await inside('delete from gongkai.failures where sha256 = any($1)', [letters.map(({ sha256 }) => sha256)])
        return letters.length
      }),

    result: (sha256) => storedResult(query, sha256),
    history: async (sha256) =>
      (await query('select * from gongkai.fact_history where sha256 = $1 order by id', [sha256])).map((row) => ({
        table: String(row['table']),
        item: String(row['item']),
        column: String(row['column']),
        before: row['before'] === null ? null : String(row['before']),
        after: row['after'] === null ? null : String(row['after']),
        engine: { version: String(row['engine_version']), layouts: String(row['layouts']) },
        changed: isoTime(row['changed']),
      })),
    facts: () => storedFacts(query),
    async counts() {
      const [row] = await query(`select
        (select count(*) from gongkai.documents) as documents,
        (select count(*) from gongkai.documents where read_at is not null) as read,
        (select count(*) from gongkai.sources) as sources,
        (select count(*) from gongkai.facts) as facts,
        (select count(distinct sha256) from gongkai.run_items where outcome = 'pending') as pending`)
      const letters = await query('select code, count(*) as n from gongkai.failures group by code order by code')
      return {
        documents: Number(row?.['documents']),
        read: Number(row?.['read']),
        sources: Number(row?.['sources']),
        facts: Number(row?.['facts']),
        pending: Number(row?.['pending']),
        deadLetters: Object.fromEntries(letters.map(({ code, n }) => [String(code), Number(n)])),
      }
    },
    close: () => database.close(),
  }
}

const selectReadBy = `
  select d.engine_version, d.layouts, case when d.layouts <> $2 then d.seen end as seen, e.declared
  from gongkai.documents d
    left join gongkai.engines e on e.version = d.engine_version and e.layouts = d.layouts and d.layouts <> $2
  where d.sha256 = $1`

async function runsOf(query: Query, where: string, parameters: readonly unknown[], most: number): Promise<Run[]> {
  const runs = await query(
    `select * from gongkai.runs r where ${where} order by started desc, id desc limit ${most}`,
    parameters,
  )
  const ids = runs.map(({ id }) => id)
  const counts = await query(
    `select run, outcome, code, count(*) as n, sum(changed_facts) as changed from gongkai.run_items
     where run = any($1) group by run, outcome, code order by code`,
    [ids],
  )
  return runs.map((run) => {
    const own = counts.filter((row) => row['run'] === run['id'])
    const sum = (rows: readonly Row[], column: string): number =>
      rows.reduce((total, row) => total + Number(row[column]), 0)
    const of = (outcome: ItemOutcome): number =>
      sum(
        own.filter((row) => row['outcome'] === outcome),
        'n',
      )
    return {
      id: String(run['id']),
      kind: String(run['kind']),
      started: isoTime(run['started']),
      counts: Object.fromEntries(outcomes.map((outcome) => [outcome, of(outcome)])) as Run['counts'],
      changedFacts: sum(own, 'changed'),
      reasons: Object.fromEntries(
        own.filter(({ code }) => code !== null).map(({ code, n }) => [String(code), Number(n)]),
      ),
    }
  })
}

const itemOf = (row: Row): RunItem => ({
  origin: String(row['origin']),
  sha256: row['sha256'] === null ? null : String(row['sha256']),
  outcome: outcomes.find((outcome) => outcome === row['outcome']) ?? 'pending',
  code: row['code'] === null ? null : String(row['code']),
  why: row['why'] === null ? null : String(row['why']),
  changedFacts: Number(row['changed_facts']),
  ...(row['failure'] === null ? {} : { failure: failureSchema.parse(row['failure']) }),
})

async function deadLettersOf(query: Query, filter: string | undefined): Promise<readonly DeadLetter[]> {
  const rows = await query('select * from gongkai.failures order by failed, sha256')
  return rows
    .map((row) => ({
      sha256: String(row['sha256']),
      path: String(row['path']),
      failure: failureSchema.parse(row['failure']),
      engine: { version: String(row['engine_version']), layouts: String(row['layouts']) },
      failed: isoTime(row['failed']),
    }))
    .filter((letter) => isMeant(letter, filter))
}

const page = 1_000

async function* pendingOf(query: Query): AsyncGenerator<PendingJob> {
  let after = ''
  for (;;) {
    const rows = await query(
      `select distinct d.sha256, d.path from gongkai.run_items i join gongkai.documents d using (sha256)
       where i.outcome = 'pending' and d.sha256 > $1 order by d.sha256 limit ${page}`,
      [after],
    )
    for (const { sha256, path } of rows) yield { sha256: String(sha256), path: String(path) }
    const last = rows.at(-1)
    if (last === undefined) return
    after = String(last['sha256'])
  }
}

const isoTime = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))
