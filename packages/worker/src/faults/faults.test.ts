import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi, test as vitestTest } from 'vitest'
import { postgresMotor, redisMotor } from '../queue/motor.ts'
import { settingsFrom } from '../queue/settings.ts'
import { storeConformance } from '../store/conformance.ts'
import { startEmbedded } from '../store/embedded/embedded.ts'
import { openStore } from '../store/open-store.ts'
import { connectDatabase } from '../store/sql/database.ts'
import type { Store } from '../store/store.ts'
import { missingServers, postgresServer, redisServer, type Server } from './servers.ts'
import { type Actor, eventually, type Stage, setStage } from './stage.ts'

/** Faults, made on purpose, with a real Redis and a real PostgreSQL. Each test counts what was lost. */

// Whole processes are started, killed and started again; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const missing = missingServers()
const test = vitestTest.skipIf(missing.length > 0)
if (missing.length > 0) {
  process.stderr.write(
    `NOT RUN: the tests of faults need ${missing.join(' and ')} (apt-get install ${missing.join(' ')})\n`,
  )
}

let folder: string
let redis: Server
let postgres: Server
let store: Store
let stage: Stage
let databases = 0

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `p${String(i).padStart(3, '0')}`)
const empty = { DATABASE_URL: '', REDIS_URL: '' }

beforeAll(async () => {
  if (missing.length > 0) return
  folder = await mkdtemp(join(tmpdir(), 'gongkai-servers-'))
  // PostgreSQL runs as another user, who must get through.
  await chmod(folder, 0o755)
  redis = await redisServer(join(folder, 'redis'))
  postgres = await postgresServer(join(folder, 'postgres'))
})

afterAll(async () => {
  await redis?.kill()
  await postgres?.kill()
  if (missing.length === 0) await rm(folder, { recursive: true, force: true })
})

/** A fresh database and a fresh part of Redis for each test. */
beforeEach(async () => {
  databases += 1
  const admin = connectDatabase({ connectionString: postgres.url, connections: 1 })
  await admin.query(`create database test${databases}`)
  await admin.close()
  const database = postgres.url.replace(/postgres$/, `test${databases}`)
  store = await openStore(database)
  stage = setStage({ REDIS_URL: `${redis.url}/${databases}`, DATABASE_URL: database })
})

afterEach(async () => {
  await stage.clear()
  await store.close()
})

async function lost(expected: number, from: Store = store): Promise<number> {
  const { documents, read, facts, pending } = await from.counts()
  expect({ documents, facts, pending }).toEqual({ documents: expected, facts: 3 * read, pending: 0 })
  process.stdout.write(`lost: ${expected - read} of ${expected}\n`)
  return expected - read
}

const isReady = (actor: Actor) => () => actor.text().includes('the worker is ready')
const allRead = (n: number) => async () => (await store.counts()).read === n

if (missing.length === 0)
  storeConformance('on a PostgreSQL server', async () => {
    const admin = connectDatabase({ connectionString: postgres.url, connections: 1 })
    await admin.query('create database conformance')
    await admin.close()
    return openStore(postgres.url.replace(/postgres$/, 'conformance'))
  })

test('kill -9 of a worker in mid-job: another finishes it, one stored result', async () => {
  for (const name of names(24)) stage.put(name, { seconds: 0.4 })
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  const [first, second] = [stage.run('worker'), stage.run('worker')]
  await eventually(() => isReady(first)() && isReady(second)(), 'both workers are ready')
  await sleep(600)
  first.child.kill('SIGKILL')
  await eventually(allRead(24), 'everything is read')
  expect(await lost(24)).toBe(0)
  expect((await store.counts()).deadLetters).toEqual({})
  // The readers of the killed workers have ended with them.
  await eventually(() => readersOf(stage.folder).every((pid) => pid === second.pid), 'no reader is left over')
})

test('Redis is killed and started again twice in mid-run: nothing is lost', async () => {
  for (const name of names(30)) stage.put(name, { seconds: 0.3 })
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  const worker = stage.run('worker')
  await eventually(async () => (await store.counts()).read >= 3, 'it has begun')
  for (const _ of [1, 2]) {
    await redis.kill()
    await sleep(700)
    await redis.start()
    await sleep(1_500)
  }
  await eventually(allRead(30), 'everything is read')
  expect(await lost(30)).toBe(0)
  worker.child.kill('SIGTERM')
  expect(await worker.end).toBe(0)
})

test('Redis loses everything: the store knows what is still to be read', async () => {
  for (const name of names(10)) stage.put(name, {})
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  const motor = await redisMotor(`${redis.url}/${databases}`, settingsFrom(empty), () => {})
  expect((await motor.counts()).waiting).toBe(10)
  await motor.close()
  const { Redis } = await import('ioredis')
  const client = new Redis(`${redis.url}/${databases}`)
  await client.flushdb()
  client.disconnect()
  stage.run('worker')
  await eventually(allRead(10), 'everything is read')
  expect(await lost(10)).toBe(0)
})

test('Redis is away when reports are added: a clear error at once, and nothing half noted', async () => {
  stage.put('a', {})
  await redis.kill()
  const started = performance.now()
  const actor = stage.run('ingest', stage.papers)
  expect(await actor.end).toBe(2)
  expect(actor.text()).toContain('Redis does not answer')
  expect(performance.now() - started).toBeLessThan(15_000)
  await redis.start()
  expect(await store.counts()).toMatchObject({ documents: 0, sources: 0 })
  expect(await store.runs(10)).toEqual([])
})

test('the same 200 files added twice by two processes at once: 200 results', async () => {
  for (const name of names(200)) stage.put(name, {})
  const worker = stage.run('worker')
  const [one, two] = [stage.run('ingest', stage.papers), stage.run('ingest', stage.papers)]
  expect([await one.end, await two.end]).toEqual([0, 0])
  await eventually(allRead(200), 'everything is read')
  await eventually(async () => (await store.counts()).pending === 0, 'nobody waits')
  expect(await lost(200)).toBe(0)
  const runs = await store.runs(2)
  for (const { counts } of runs) expect(counts.new + counts.unchanged).toBe(200)
  expect([...stage.begun().values()].every((times) => times === 1)).toBe(true)
  worker.child.kill('SIGTERM')
  expect(await worker.end).toBe(0)
})

test('files that hang, eat memory or crash their reader: three dead letters, the rest is done', async () => {
  for (const name of names(10)) stage.put(name, {})
  stage.put('hangs', { do: 'hang' })
  stage.put('eats', { do: 'eat memory' })
  stage.put('dies', { do: 'die' })
  stage.put('corrupt', { do: 'be corrupt' })
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  stage.run('worker')
  await eventually(async () => (await store.counts()).pending === 0, 'all has ended')
  const { read, deadLetters } = await store.counts()
  expect({ read, deadLetters }).toEqual({
    read: 10,
    deadLetters: { corrupt: 1, crashed: 1, limit_memory: 1, limit_time: 1 },
  })
  // Permanent failures are tried once; the crash may pass, and is tried again (twice by the pool, twice by the queue).
  expect(Object.fromEntries([...stage.begun()].filter(([name]) => !name.startsWith('p')))).toEqual({
    hangs: 1,
    eats: 1,
    corrupt: 1,
    dies: 4,
  })
})

test('a worker that stood still loses its job, and its late result is refused', async () => {
  stage.put('slow', { seconds: 3 })
  const still = stage.run('worker')
  await eventually(isReady(still), 'the worker is ready')
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  await eventually(() => stage.begun().get('slow') === 1, 'reading has begun')
  still.child.kill('SIGSTOP')
  const other = stage.run('worker')
  await eventually(() => other.text().includes('"msg":"read"'), 'the other worker has read it')
  still.child.kill('SIGCONT')
  await eventually(() => still.text().includes('"msg":"late"'), 'the late result is refused')
  expect(stage.begun().get('slow')).toBe(2)
  expect(await lost(1)).toBe(0)
})

test('a job longer than its lock is not done twice', async () => {
  stage.put('long', { seconds: 4.5 })
  const [one, two] = [stage.run('worker'), stage.run('worker')]
  await eventually(() => isReady(one)() && isReady(two)(), 'both workers are ready')
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  await eventually(allRead(1), 'it is read')
  expect(stage.begun().get('long')).toBe(1)
})

test('SIGTERM gives back what does not end in time, and another worker does it', async () => {
  stage.put('long', { seconds: 4 })
  const first = stage.run('worker')
  await eventually(isReady(first), 'the worker is ready')
  expect(await stage.run('ingest', stage.papers).end).toBe(0)
  await eventually(() => stage.begun().get('long') === 1, 'reading has begun')
  first.child.kill('SIGTERM')
  expect(await first.end).toBe(0)
  expect(first.text()).toContain('"msg":"returned"')
  stage.run('worker')
  await eventually(allRead(1), 'it is read')
  expect(await lost(1)).toBe(0)
})

test('two workers run one schedule once for each time that it is due', async () => {
  for (const name of names(3)) stage.put(name, {})
  const workers = [stage.run('worker'), stage.run('worker')]
  await eventually(() => workers.every((worker) => isReady(worker)()), 'both workers are ready')
  const motor = await redisMotor(`${redis.url}/${databases}`, settingsFrom(empty), () => {})
  const schedule = { name: 'nightly', cron: '*/2 * * * * *', timeZone: 'Asia/Shanghai', source: stage.papers }
  for (const _ of workers) await motor.addSchedule(schedule)
  expect(await motor.schedules()).toMatchObject([{ ...schedule, next: expect.any(String) }])
  await eventually(async () => (await store.runs(10)).length >= 3, 'three runs')
  await motor.removeSchedule('nightly')
  await motor.close()
  await eventually(async () => (await store.counts()).pending === 0, 'all has ended')
  const begun = workers.flatMap((worker) =>
    [...worker.text().matchAll(/"run":"(nightly-[\d-]+)"/g)].map(([, id]) => id),
  )
  expect(new Set(begun).size).toBe(begun.length)
  const runs = (await store.runs(10)).toReversed()
  expect(runs[0]?.counts).toMatchObject({ new: 3, unchanged: 0 })
  expect(runs[1]?.counts).toMatchObject({ new: 0, unchanged: 3 })
  expect(await lost(3)).toBe(0)
})

test('the embedded process is killed in mid-run: the next start goes on where it was', async () => {
  const own = setStage(empty)
  try {
    for (const name of names(19)) own.put(name, { seconds: 0.3 })
    own.put('long', { seconds: 8 })
    const first = own.run('ingest', own.papers)
    await eventually(() => first.text().includes('[4/20]'), 'it has begun')
    const refused = own.run('ingest', own.papers)
    expect(await refused.end).toBe(2)
    expect(refused.text()).toContain(`process ${first.pid} is using the folder`)
    first.child.kill('SIGKILL')
    await first.end
    const second = own.run('ingest', own.papers)
    expect(await second.end).toBe(0)
    expect(second.text()).toMatch(/\d+ new, \d+ unchanged\n/)
    const embedded = await startEmbedded(join(own.folder, '.gongkai'))
    const inside = await openStore(embedded.connectionString)
    expect(await lost(20, inside)).toBe(0)
    const motor = await postgresMotor(embedded.connectionString, settingsFrom(empty), () => {})
    expect(await motor.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 })
    await motor.close()
    await inside.close()
    await embedded.close()
  } finally {
    await own.clear()
  }
})

/** Parents of the reader processes of a stage, by /proc. */
function readersOf(place: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isReader = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('paper-reader.ts')
        const isOurs = isReader && readlinkSync(`/proc/${pid}/cwd`) === place
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        return isOurs && parent !== undefined ? [Number(parent)] : []
      } catch {
        return []
      }
    })
}
