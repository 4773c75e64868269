import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { redisMotor } from '../queue/motor.ts'
import { settingsFrom } from '../queue/settings.ts'
import { StoreError } from '../store/store.ts'
import { redisServer, type Server } from './servers.ts'
import { eventually, isReady } from './stage.ts'
import { allRead, faultTest, inWorld, lost, names } from './world.ts'

/** A Redis that dies, forgets, is away, or is full. It is this file's own: others must not suffer. */

const folder = mkdtempSync(join(tmpdir(), 'gongkai-redis-'))
let redis: Server
beforeAll(async () => {
  if (inject('missingServers').length === 0) redis = await redisServer(folder)
})
afterAll(async () => {
  await redis?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const own = { redisUrl: () => redis.url }
const settings = settingsFrom({})

async function tell(url: string, ...command: [string, ...string[]]): Promise<unknown> {
  const client = new Redis(url)
  try {
    return await client.call(...command)
  } finally {
    client.disconnect()
  }
}

faultTest(
  'Redis is killed and started again three times, while reports are added and read: nothing is lost',
  inWorld(async ({ stage, store }) => {
    for (const name of names(200)) stage.put(name, { seconds: 0.05 })
    const worker = stage.run('worker')
    const producer = stage.run('ingest', stage.papers)
    for (const time of [1, 2, 3]) {
      await eventually(async () => (await store.counts()).read >= 20 * time, 'it goes on')
      await redis.kill()
      await eventually(() => worker.text().includes('queue error'), 'the worker has noticed')
      await redis.start()
    }
    expect(await producer.end).toBe(0)
    await eventually(allRead(store, 200), 'everything is read')
    expect(await lost(200, store)).toBe(0)
    expect((await store.counts()).deadLetters).toEqual({})
    worker.child.kill('SIGTERM')
    expect(await worker.end).toBe(0)
  }, own),
)

faultTest(
  'Redis loses everything: the store knows what is still to be read',
  inWorld(async ({ stage, store, redisUrl }) => {
    for (const name of names(10)) stage.put(name, {})
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    const motor = await redisMotor(redisUrl, settings, () => {})
    expect((await motor.counts()).waiting).toBe(10)
    await motor.close()
    await tell(redisUrl, 'flushdb')
    stage.run('worker')
    await eventually(allRead(store, 10), 'everything is read')
    expect(await lost(10, store)).toBe(0)
  }, own),
)

faultTest(
  'Redis is away when reports are added: a clear error within a second, and nothing half noted',
  inWorld(async ({ stage, store, redisUrl }) => {
    stage.put('a', {})
    await redis.kill()
    const started = performance.now()
    await expect(redisMotor(redisUrl, settings, () => {})).rejects.toThrow(StoreError)
    expect(performance.now() - started).toBeLessThan(1_000)
    const actor = stage.run('ingest', stage.papers)
    expect(await actor.end).toBe(2)
    expect(actor.text()).toContain('Redis does not answer')
    await redis.start()
    expect(await store.counts()).toMatchObject({ documents: 0, sources: 0 })
    expect(await store.runs(10)).toEqual([])
  }, own),
)

faultTest(
  'Redis is full: who adds reports waits, the logs stay short, and all goes on when it is given memory',
  inWorld(async ({ stage, store, redisUrl }) => {
    for (const name of names(300)) stage.put(name, {})
    const worker = stage.run('worker')
    await eventually(isReady(worker), 'the worker is ready')
    const used = /^used_memory:(\d+)/m.exec(String(await tell(redisUrl, 'info', 'memory')))?.[1]
    await tell(redisUrl, 'config', 'set', 'maxmemory', String(Number(used) + 20_000))
    const producer = stage.run('ingest', stage.papers)
    await eventually(() => producer.text().includes('Redis takes no more jobs'), 'who adds reports is told')
    await eventually(() => worker.text().includes('OOM'), 'the worker is told')
    // Long enough for thousands of errors, were they all told.
    await sleep(5_000)
    expect(producer.child.exitCode).toBeNull()
    for (const actor of [producer, worker]) expect(warnings(actor.text())).toBeLessThan(60)
    await tell(redisUrl, 'config', 'set', 'maxmemory', '0')
    expect(await producer.end).toBe(0)
    await eventually(allRead(store, 300), 'everything is read')
    expect(await lost(300, store)).toBe(0)
    worker.child.kill('SIGTERM')
    expect(await worker.end).toBe(0)
  }, own),
)

const warnings = (text: string): number => text.match(/"level":40/g)?.length ?? 0
