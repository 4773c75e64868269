import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { parentOf, readersIn } from './processes.ts'
import { seeded } from './seeded.ts'
import { eventually, isReady, type Stage } from './stage.ts'
import { allRead, faultTest, inWorld, lost, names, nothingWaits, resultsOf } from './world.ts'

/** Workers and readers that die at once, as of a power cut. */

/** As many as by default, and little time between them. */
const attempts = { settings: { GONGKAI_ATTEMPTS: '3', GONGKAI_BACKOFF_SECONDS: '1' } }

faultTest(
  'kill -9 of workers at 20 random moments: every job ends once, with the result of an undisturbed run',
  inWorld(async ({ stage, store }) => {
    const sha256s = names(60).map((name) => stage.put(name, { seconds: 0.2 }))
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    const random = seeded(20)
    const workers = [stage.run('worker'), stage.run('worker')]
    for (let kill = 0; kill < 20; kill++) {
      const victim = workers.shift() ?? stage.run('worker')
      await eventually(isReady(victim), 'the worker is ready')
      // Not waiting for anything: the moment itself is what is tried.
      await sleep(random() * 1_000)
      victim.child.kill('SIGKILL')
      await victim.end
      workers.push(stage.run('worker'))
    }
    await eventually(nothingWaits(store), 'everything has ended')
    // A job whose workers died twice is given up, and kept until it is retried.
    const letters = await store.deadLetters()
    for (const { failure } of letters) {
      expect(failure).toMatchObject({
        code: 'crashed',
        message: expect.stringContaining('the worker that read it died'),
      })
    }
    expect(await stage.run('retry').end).toBe(0)
    await eventually(allRead(store, 60), 'everything is read')
    expect(await lost(60, store)).toBe(0)
    process.stdout.write(`given up after two deaths, and read when retried: ${letters.length}\n`)

    await inWorld(async (calm) => {
      const undisturbed = { REDIS_URL: calm.redisUrl, DATABASE_URL: calm.databaseUrl }
      expect(await stage.runWith(undisturbed, 'ingest', stage.papers).end).toBe(0)
      workers.push(stage.runWith(undisturbed, 'worker'))
      await eventually(allRead(calm.store, 60), 'the undisturbed run has ended')
      expect(await resultsOf(store, sha256s)).toEqual(await resultsOf(calm.store, sha256s))
    })()

    for (const { child } of workers) child.kill('SIGKILL')
    await eventually(() => readersIn(stage.folder).length === 0, 'no reader outlives its worker')
    expect(readdirSync(stage.folder).sort()).toEqual(['marks', 'papers'])
    expect(readdirSync(stage.papers)).toHaveLength(60)
  }),
)

faultTest(
  'with the settings by default, the job of a killed worker begins again within 15 seconds',
  inWorld(
    async ({ stage, store }) => {
      stage.put('slow', { seconds: 4 })
      const [first, second] = [stage.run('worker'), stage.run('worker')]
      await eventually(() => isReady(first)() && isReady(second)(), 'both workers are ready')
      expect(await stage.run('ingest', stage.papers).end).toBe(0)
      await eventually(() => stage.begun().get('slow') === 1, 'reading has begun')
      const victim = parentOf(stage.readerOf('slow') ?? 0) === first.pid ? first : second
      victim.child.kill('SIGKILL')
      const killed = performance.now()
      await eventually(() => stage.begun().get('slow') === 2, 'reading has begun again')
      const seconds = (performance.now() - killed) / 1_000
      process.stdout.write(`begun again after ${seconds.toFixed(1)} s\n`)
      expect(seconds).toBeLessThan(20)
      await eventually(allRead(store, 1), 'it is read')
      expect(await lost(1, store)).toBe(0)
    },
    { settings: { GONGKAI_LOCK_SECONDS: '10', GONGKAI_STALLED_SECONDS: '5', GONGKAI_SWEEP_SECONDS: '30' } },
  ),
)

faultTest(
  'kill -9 of a reader: its document is tried once more, and the worker lives',
  inWorld(async ({ stage, store }) => {
    for (const name of names(6)) stage.put(name, { seconds: 0.5 })
    stage.put('struck', { seconds: 30 })
    const worker = stage.run('worker')
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    // Each time that the reading of this one begins, its reader is killed.
    for (const time of [1, 2]) {
      await eventually(() => stage.begun().get('struck') === time, `it is begun for the ${time}. time`)
      process.kill(stage.readerOf('struck') ?? 0, 'SIGKILL')
    }
    await eventually(nothingWaits(store), 'all has ended')
    expect(await store.counts()).toMatchObject({ read: 6, deadLetters: { crashed: 1 } })
    expect(await lost(7, store)).toBe(1)
    // More attempts of the queue (GONGKAI_ATTEMPTS) are for what may pass by itself.
    expect(await stage.run('ingest', stage.papers).end).toBe(1)
    expect(begunAgain(stage)).toEqual({ struck: 2 })
    worker.child.kill('SIGTERM')
    expect(await worker.end).toBe(0)
  }, attempts),
)

faultTest(
  'a reader that dies once costs nothing: the second one reads the file',
  inWorld(async ({ stage, store }) => {
    stage.put('struck', { seconds: 2 })
    stage.run('worker')
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    await eventually(() => stage.begun().get('struck') === 1, 'reading has begun')
    process.kill(stage.readerOf('struck') ?? 0, 'SIGKILL')
    await eventually(allRead(store, 1), 'it is read')
    expect(stage.begun().get('struck')).toBe(2)
    expect(await lost(1, store)).toBe(0)
  }, attempts),
)

faultTest(
  'kill -9 of a worker: its readers end with it, also one that hangs in an endless loop',
  inWorld(async ({ stage }) => {
    stage.put('hangs', { do: 'hang' })
    stage.put('slow', { seconds: 30 })
    const worker = stage.run('worker')
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    await eventually(() => stage.begun().size === 2, 'both are being read')
    const readers = ['hangs', 'slow'].map((name) => stage.readerOf(name) ?? 0)
    expect(readers.map(parentOf)).toEqual([worker.pid, worker.pid])
    worker.child.kill('SIGKILL')
    await worker.end
    await eventually(() => readersIn(stage.folder).length === 0, 'all readers have ended', 10)
    process.stdout.write(`readers that outlived their worker: ${readersIn(stage.folder).length} of ${readers.length}\n`)
  }),
)

/** What was begun more than once, and how often. */
const begunAgain = ({ begun }: Stage): Readonly<Record<string, number>> =>
  Object.fromEntries([...begun()].filter(([, times]) => times !== 1))
