import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { redisMotor } from '../queue/motor.ts'
import { settingsFrom } from '../queue/settings.ts'
import type { Run } from '../store/store.ts'
import { eventually, isReady } from './stage.ts'
import { allRead, faultTest, inWorld, lost, names, nothingWaits } from './world.ts'

/** What is asked for many times is done once. */

faultTest(
  'the same 100 files added by four processes at once: 100 results, each read once',
  inWorld(async ({ stage, store }) => {
    for (const name of names(99)) stage.put(name, {})
    // Were there two jobs of it, the second would begin while the first is being done.
    stage.put('slow', { seconds: 3 })
    const worker = stage.run('worker')
    const producers = [1, 2, 3, 4].map(() => stage.run('ingest', stage.papers))
    for (const { end } of producers) expect(await end).toBe(0)
    await eventually(allRead(store, 100), 'everything is read')
    await eventually(nothingWaits(store), 'nobody waits')
    expect(await lost(100, store)).toBe(0)
    const runs = await store.runs(4)
    expect(runs).toHaveLength(4)
    for (const { counts } of runs) expect(counts.new + counts.unchanged).toBe(100)
    expect([...stage.begun().values()].every((times) => times === 1)).toBe(true)
    worker.child.kill('SIGTERM')
    expect(await worker.end).toBe(0)
  }),
)

faultTest(
  'two workers run one schedule once for each time that it is due',
  inWorld(async ({ stage, store, redisUrl }) => {
    for (const name of names(3)) stage.put(name, {})
    const workers = [stage.run('worker'), stage.run('worker')]
    await eventually(() => workers.every((worker) => isReady(worker)()), 'both are ready')
    const motor = await redisMotor(redisUrl, settingsFrom({}), () => {})
    const schedule = { name: 'nightly', cron: '*/2 * * * * *', timeZone: 'Asia/Shanghai', source: stage.papers }
    for (const _ of workers) await motor.addSchedule(schedule)
    expect(await motor.schedules()).toMatchObject([{ ...schedule, next: expect.any(String) }])
    await eventually(async () => (await store.runs(10)).length >= 3, 'three runs')
    await motor.removeSchedule('nightly')
    await motor.close()
    await eventually(nothingWaits(store), 'all has ended')
    const begun = workers.flatMap((worker) =>
      [...worker.text().matchAll(/"run":"(nightly-[\d-]+)"/g)].map(([, id]) => id),
    )
    expect(new Set(begun).size).toBe(begun.length)
    // The last one may just have begun.
    const noted = ({ counts }: Run): number => counts.new + counts.unchanged
    await eventually(async () => (await store.runs(10)).every((run) => noted(run) === 3), 'every run has noted all')
    const runs = (await store.runs(10)).toReversed()
    expect(runs[0]?.counts).toMatchObject({ new: 3, unchanged: 0 })
    expect(runs.at(-1)?.counts).toMatchObject({ new: 0, unchanged: 3 })
    expect(await lost(3, store)).toBe(0)
  }),
)

faultTest(
  'a worker is killed in the middle of a scheduled run: another one goes on with the same run',
  inWorld(
    async ({ stage, store, redisUrl }) => {
      for (const name of names(130)) stage.put(name, { seconds: 0.1 })
      const first = stage.run('worker')
      await eventually(isReady(first), 'the worker is ready')
      const motor = await redisMotor(redisUrl, settingsFrom({}), () => {})
      // Due in some seconds, and then not for an hour.
      const soon = new Date(Date.now() + 8_000)
      const cron = `${soon.getUTCSeconds()} ${soon.getUTCMinutes()} * * * *`
      await motor.addSchedule({ name: 'nightly', cron, timeZone: 'UTC', source: stage.papers })
      const noted = async (): Promise<number> => (await store.counts()).sources
      await eventually(async () => (await noted()) > 0, 'it has begun')
      first.child.kill('SIGKILL')
      await first.end
      expect(await noted()).toBeLessThan(130)
      const second = stage.run('worker')
      await eventually(allRead(store, 130), 'everything is read')
      expect(second.text()).toContain('a scheduled run begins')
      await motor.close()
      expect(await store.runs(9)).toMatchObject([{ kind: 'schedule nightly', counts: { new: 130, pending: 0 } }])
      expect(await lost(130, store)).toBe(0)
    },
    // Adding waits for reading, and so takes long enough to be interrupted.
    { settings: { GONGKAI_MAX_WAITING: '10' } },
  ),
)

faultTest(
  'a schedule whose manifest is broken: the run tells it',
  inWorld(async ({ stage, store, redisUrl }) => {
    const source = join(stage.folder, 'list.csv')
    writeFileSync(source, 'file\na.pdf\n')
    const worker = stage.run('worker')
    await eventually(isReady(worker), 'the worker is ready')
    const motor = await redisMotor(redisUrl, settingsFrom({}), () => {})
    await motor.addSchedule({ name: 'nightly', cron: '*/2 * * * * *', timeZone: 'UTC', source })
    await eventually(async () => (await store.runs(1))[0]?.counts.failed === 1, 'it has run')
    await motor.removeSchedule('nightly')
    await motor.close()
    const [run] = await store.runs(1)
    expect(await store.items(run?.id ?? '')).toMatchObject([
      { origin: source, code: 'bad_manifest', failure: { message: expect.stringContaining('first row must name') } },
    ])
    expect(worker.text()).toContain('bad_manifest')
  }),
)
