import { expect } from 'vitest'
import { eventually, isReady } from './stage.ts'
import { allRead, faultTest, inWorld, lost } from './world.ts'

/** Workers that stand still, are slow, or are told to stop. */

faultTest(
  'a worker that stood still loses its job, and its late result is refused',
  inWorld(async ({ stage, store }) => {
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
    expect(await lost(1, store)).toBe(0)
  }),
)

faultTest(
  'a job longer than its lock is not done twice',
  inWorld(async ({ stage, store }) => {
    stage.put('long', { seconds: 4.5 })
    const [one, two] = [stage.run('worker'), stage.run('worker')]
    await eventually(() => isReady(one)() && isReady(two)(), 'both workers are ready')
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    await eventually(allRead(store, 1), 'it is read')
    expect(stage.begun().get('long')).toBe(1)
    expect(await lost(1, store)).toBe(0)
  }),
)

faultTest(
  'being stopped uses up no tries: three workers told to stop in mid-job, their readers too, and the fourth reads it',
  inWorld(
    async ({ stage, store }) => {
      stage.put('long', { seconds: 3 })
      expect(await stage.run('ingest', stage.papers).end).toBe(0)
      for (const time of [1, 2, 3]) {
        const worker = stage.run('worker')
        await eventually(() => stage.begun().get('long') === time, `it is begun for the ${time}. time`)
        // A service that is stopped, or a terminal that is closed, tells all processes of the group.
        process.kill(stage.readerOf('long') ?? 0, 'SIGTERM')
        worker.child.kill('SIGTERM')
        expect(await worker.end).toBe(0)
        expect(worker.text()).toContain('"msg":"returned"')
      }
      expect(await store.counts()).toMatchObject({ pending: 1, deadLetters: {} })
      stage.run('worker')
      await eventually(allRead(store, 1), 'it is read')
      expect(stage.begun().get('long')).toBe(4)
      expect(await lost(1, store)).toBe(0)
    },
    { settings: { GONGKAI_ATTEMPTS: '1' } },
  ),
)

faultTest(
  'SIGTERM gives back what does not end in time, and another worker does it',
  inWorld(async ({ stage, store }) => {
    stage.put('long', { seconds: 4 })
    const first = stage.run('worker')
    await eventually(isReady(first), 'the worker is ready')
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    await eventually(() => stage.begun().get('long') === 1, 'reading has begun')
    first.child.kill('SIGTERM')
    expect(await first.end).toBe(0)
    expect(first.text()).toContain('"msg":"returned"')
    stage.run('worker')
    await eventually(allRead(store, 1), 'it is read')
    expect(await lost(1, store)).toBe(0)
  }),
)
