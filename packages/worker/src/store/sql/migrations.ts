import type { Database } from './database.ts'

/**
 * The tables, step by step. A step that was released is never changed; a new one is added. `json` (not `jsonb`) keeps the
 * order of the keys, so that a result comes out as it went in.
 */
const steps: readonly string[] = [
  `
  create table gongkai.documents (
    sha256 text primary key,
    bytes bigint not null,
    -- where workers find it: the newest source
    path text not null,
    -- counts the claims; only the newest may store
    token bigint not null default 0,
    first_seen timestamptz not null default now(),
    -- below: empty until it was read
    read_at timestamptz,
    engine_version text,
    layouts text,
    schema_version int,
    name text,
    format text,
    pages int,
    entity text,
    fiscal_year int,
    kind text,
    money_unit text,
    printed int,
    placed int,
    proven int,
    conflicts json
  );
  create table gongkai.sources (
    origin text primary key,
    sha256 text not null references gongkai.documents,
    entity text,
    division text,
    year int,
    first_seen timestamptz not null default now(),
    last_seen timestamptz not null default now()
  );
  create index on gongkai.sources (sha256);
  create table gongkai.runs (
    id text primary key,
    kind text not null,
    started timestamptz not null default now()
  );
  create table gongkai.run_items (
    run text not null references gongkai.runs on delete cascade,
    origin text not null,
    sha256 text references gongkai.documents,
    -- what the source held before
    previous text,
    outcome text not null,
    code text,
    changed_facts int not null default 0,
    primary key (run, origin)
  );
  create index on gongkai.run_items (sha256) where outcome = 'pending';
  create table gongkai.facts (
    sha256 text not null references gongkai.documents,
    position int not null,
    "table" text not null,
    item text not null,
    "column" text not null,
    value numeric not null,
    unit text not null,
    raw text not null,
    raw_unit text not null,
    source json not null,
    sightings json,
    primary key (sha256, position)
  );
  create index on gongkai.facts (sha256, "table", item, "column");
  create index on gongkai.facts ("table", item, "column");
  create table gongkai.fact_history (
    id bigint generated always as identity primary key,
    sha256 text not null references gongkai.documents,
    "table" text not null,
    item text not null,
    "column" text not null,
    before numeric,
    after numeric,
    engine_version text not null,
    layouts text not null,
    changed timestamptz not null
  );
  create index on gongkai.fact_history (sha256);
  create table gongkai.checks (
    sha256 text not null references gongkai.documents,
    position int not null,
    rule text not null,
    severity text not null,
    verdict text not null,
    content json not null,
    primary key (sha256, position)
  );
  create table gongkai.evaluations (
    sha256 text not null references gongkai.documents,
    position int not null,
    project text not null,
    total_score numeric,
    content json not null,
    primary key (sha256, position)
  );
  create table gongkai.diagnostics (
    sha256 text not null references gongkai.documents,
    position int not null,
    code text not null,
    severity text not null,
    message text not null,
    content json not null,
    primary key (sha256, position)
  );
  create table gongkai.failures (
    sha256 text primary key references gongkai.documents,
    path text not null,
    engine_version text not null,
    layouts text not null,
    code text not null,
    failure json not null,
    failed timestamptz not null
  );
  `,
  // What a document offers to layouts, and what engines read by. The checks, most of a result, in one value instead of some hundred
  // rows: a twentieth of the space, and a third of the time. No more looking up the document for each row: what is stored for it
  // is stored while it is locked, and documents are never deleted.
  `
  create table gongkai.engines (
    version text not null,
    layouts text not null,
    declared json not null,
    primary key (version, layouts)
  );
  alter table gongkai.documents add column seen json, add column checks json;
  alter table gongkai.run_items add column why text;
  update gongkai.documents d set checks =
    (select json_agg(c.content order by c.position) from gongkai.checks c where c.sha256 = d.sha256)
    where read_at is not null;
  update gongkai.documents set checks = '[]' where checks is null and read_at is not null;
  drop table gongkai.checks;
  create view gongkai.checks as
    select sha256, (n - 1)::int as position, content->>'rule' as rule, content->>'severity' as severity,
      content->>'verdict' as verdict, content
    from gongkai.documents, json_array_elements(checks) with ordinality as c (content, n);
  drop index gongkai.facts_sha256_table_item_column_idx;
  alter table gongkai.facts drop constraint facts_sha256_fkey;
  alter table gongkai.evaluations drop constraint evaluations_sha256_fkey;
  alter table gongkai.diagnostics drop constraint diagnostics_sha256_fkey;
  `,
  // What was wrong, also with a source that could not be opened, and after the dead letter was retried or purged.
  `
  alter table gongkai.run_items add column failure json;
  `,
]

/** One number for all who migrate: the bytes of `gong`. */
const migrationLock = 0x676f6e67

/** Brings the tables to a step, the newest unless given. Any number of processes may do so at the same time. */
export async function migrate(database: Database, last = steps.length): Promise<void> {
  await database.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [migrationLock])
    await query('create schema if not exists gongkai')
    await query('create table if not exists gongkai.migrations (step int primary key, at timestamptz default now())')
    const [done] = await query('select coalesce(max(step), 0)::int as step from gongkai.migrations')
    for (const [at, step] of steps.slice(0, last).entries()) {
      if (at < Number(done?.['step'])) continue
      for (const statement of step.split(/;\s*\n/).filter((part) => part.trim() !== '')) await query(statement)
      await query('insert into gongkai.migrations (step) values ($1)', [at + 1])
    }
  })
}
