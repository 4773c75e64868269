import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../embedded/embedded.ts'
import { engine, newerEngine, readerWith, resultOf, shaOf, sourceOf } from '../testing.ts'
import { connectDatabase } from './database.ts'
import { migrate } from './migrations.ts'
import { openSqlStore } from './sql-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-migrations-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what the first release stored is still there, and is read again when the layouts change', async () => {
  const embedded = await startEmbedded(folder)
  const { connectionString } = embedded
  const database = connectDatabase({ connectionString, connections: 1 })
  await migrate(database, 1)
  const sha256 = shaOf('a')
  const result = resultOf(sha256, [])
  const { source, report, coverage } = result
  const checks = ['b', 'a', 'c'].map((rule) => ({ ...result.checks[0], rule }))
  await database.query(
    `insert into gongkai.documents (sha256, bytes, path, read_at, engine_version, layouts, schema_version, name, format,
       pages, entity, fiscal_year, kind, money_unit, printed, placed, proven, conflicts)
     values ($1, $2, '/a.pdf', now(), $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '[]')`,
    [
      ...[sha256, source.bytes, engine.version, engine.layouts, source.name, source.format, source.pages],
      ...[report.entity, report.fiscalYear, report.kind, report.moneyUnit],
      ...[coverage.printed, coverage.placed, coverage.proven],
    ],
  )
  for (const [position, check] of checks.entries()) {
    await database.query(
      'insert into gongkai.checks (sha256, position, rule, severity, verdict, content) values ($1, $2, $3, $4, $5, $6)',
      [sha256, position, check.rule, 'error', 'exact', JSON.stringify(check)],
    )
  }

  const store = await openSqlStore(database)
  expect((await store.result(sha256))?.checks).toEqual(checks)
  expect(await database.query('select position, rule, verdict from gongkai.checks')).toEqual(
    checks.map(({ rule }, position) => ({ position, rule, verdict: 'exact' })),
  )
  await store.beginRun({ id: 'run', kind: 'ingest' })
  const noted = [engine, readerWith({ income: '收入决算表' }), newerEngine].map((reader, n) =>
    store.note('run', [sourceOf(`/${n}.pdf`, sha256)], reader),
  )
  expect(await Promise.all(noted)).toEqual([['unchanged'], ['queued'], ['queued']])
  await store.close()
  await embedded.close()
})
