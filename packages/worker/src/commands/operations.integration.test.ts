import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Ended, start } from '../testing/cli.ts'
import { encryptedPdf, onePagePdf, truncatedPdf } from '../testing/make-pdf.ts'

/** An evening and a night of who operates it: the real command line, on the embedded database. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const folder = mkdtempSync(join(tmpdir(), 'gongkai-operations-'))
const papers = join(folder, 'papers')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: Buffer | string): void => writeFileSync(join(papers, name), content)
const gongkai = (...args: readonly string[]): Promise<Ended> => start(args, folder).ended
const sql = async (query: string): Promise<unknown[]> => {
  const { code, stdout, stderr } = await gongkai('sql', '--json', query)
  expect([code, stderr]).toEqual([0, ''])
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

beforeAll(async () => {
  mkdirSync(papers)
  const sample = (name: string): Buffer => readFileSync(new URL(`../../../../samples/${name}`, import.meta.url))
  put('海东.xlsx', sample('haidong.xlsx'))
  put('a.pdf', onePagePdf('A'))
  put('copy of a.pdf', onePagePdf('A'))
  put('cut\noff \u{1F4C4}.pdf', truncatedPdf())
  put('locked.pdf', encryptedPdf())
  put('empty.pdf', '')
})

test('reads what is new, and says what it did and what to do', async () => {
  const { code, stdout, stderr } = await gongkai('ingest', papers)
  expect(code).toBe(1)
  expect(stderr).toContain('海东.xlsx: ')
  expect(stdout).toMatch(/^Run \S+ \(ingest, .*\): 3 new, 3 failed$/m)
  for (const text of ['corrupt (1)', 'encrypted (1)', 'empty (1)', 'Save a copy without password', 'cut\uFFFDoff'])
    expect(stdout).toContain(text)
})

test('the next night only what is new is read', async () => {
  put('b.pdf', onePagePdf('B'))
  const { stdout } = await gongkai('ingest', papers)
  expect(stdout).toMatch(/: 1 new, 3 unchanged, 3 failed$/m)
  expect(await sql('select count(*)::int as n, count(read_at)::int as read from documents')).toEqual([
    { n: 5, read: 3 },
  ])
})

test('answers queries, and changes nothing', async () => {
  const [row] =
    await sql(`select entity, fiscal_year, (select count(*)::int from facts f where f.sha256 = d.sha256) as facts
    from documents d where name = '海东.xlsx'`)
  expect(row).toMatchObject({ fiscal_year: expect.any(Number), facts: expect.any(Number) })
  expect(await sql('select 1 as n, 2 as n, null as nothing')).toEqual([{ n: 1, n_2: 2, nothing: null }])
  for (const query of [
    'delete from documents',
    'with gone as (delete from facts returning 1) select * from gone',
    'create table notes (n int)',
    'commit; delete from facts',
  ]) {
    const { code, stderr } = await gongkai('sql', query)
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: (?:cannot|must)/)])
  }
  expect(await gongkai('sql', 'select nonsense')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nonsense'),
  })
})

test('tells what waits, what failed and what runs did', async () => {
  const status = JSON.parse((await gongkai('status', '--json')).stdout)
  expect(status).toMatchObject({
    queue: { waiting: 0, active: 0 },
    store: { documents: 5, read: 3, deadLetters: { corrupt: 1, encrypted: 1 } },
  })
  expect((await gongkai('runs')).stdout).toMatch(/run +kind +started/)
  const runs = JSON.parse((await gongkai('runs', '--json')).stdout)
  expect(runs).toHaveLength(2)
  const shown = await gongkai('runs', 'show', runs[1].id)
  expect(shown.stdout).toContain(`Run ${runs[1].id} (ingest, `)
  expect(await gongkai('runs', 'show', 'never')).toMatchObject({ code: 2 })
})

test('tries again what was put right, and forgets what cannot be', async () => {
  put('locked.pdf', onePagePdf('unlocked'))
  const { code, stdout } = await gongkai('retry', 'encrypted')
  expect([code, stdout]).toEqual([1, expect.stringContaining('changed_meanwhile')])
  // What the file holds now has as many facts as what could not be read: none.
  expect((await gongkai('ingest', papers)).stdout).toMatch(/: 5 unchanged, 2 failed$/m)
  expect(await gongkai('purge')).toMatchObject({ code: 0, stdout: 'Forgot 2 failed documents.\n' })
})

test.each(['ndjson', 'csv', 'parquet', 'xlsx'])('exports as %s', async (format) => {
  const out = join(folder, `facts.${format}`)
  expect(await gongkai('export', '--format', format, '--out', out)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(out).byteLength).toBeGreaterThan(1_000)
})

test('keeps schedules', async () => {
  const cron = ['--cron', '0 2 * * *', '--source', papers]
  expect((await gongkai('schedule', 'add', 'nightly', ...cron)).stdout).toMatch(/^Added nightly; next run \d{4}-/)
  expect((await gongkai('schedule', 'list')).stdout).toContain('Asia/Shanghai')
  expect(await gongkai('schedule', 'remove', 'nightly')).toMatchObject({ code: 0 })
  expect(await gongkai('schedule', 'remove', 'nightly')).toMatchObject({ code: 2 })
})
