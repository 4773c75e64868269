import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { postgresMotor } from '../queue/motor.ts'
import { settingsFrom } from '../queue/settings.ts'
import { startEmbedded } from '../store/embedded/embedded.ts'
import { openStore } from '../store/open-store.ts'
import { type Actor, eventually, isReady, type Stage, setStage } from './stage.ts'
import { lost, names } from './world.ts'

/** One machine without any service. */

vi.setConfig({ testTimeout: 600_000 })

const onStage = (work: (stage: Stage) => Promise<void>) => async () => {
  const stage = setStage({ REDIS_URL: '', DATABASE_URL: '' })
  try {
    await work(stage)
  } finally {
    await stage.clear()
  }
}

const done = (actor: Actor): number => actor.text().match(/^\[\d+\/\d+\]/gm)?.length ?? 0

test(
  'the process is killed in mid-run: the next start goes on where it was',
  onStage(async (stage) => {
    for (const name of names(20)) stage.put(name, { seconds: 0.3 })
    const first = stage.run('ingest', stage.papers)
    await eventually(() => done(first) >= 4, 'it has begun')
    // It shall not be done before the other has come.
    first.child.kill('SIGSTOP')
    const refused = stage.run('ingest', stage.papers)
    expect(await refused.end).toBe(2)
    expect(refused.text()).toContain(`process ${first.pid} is using the folder`)
    first.child.kill('SIGKILL')
    await first.end
    const second = stage.run('ingest', stage.papers)
    expect(await second.end).toBe(0)
    expect(second.text()).toMatch(/\d+ new, \d+ unchanged\n/)
    const embedded = await startEmbedded(join(stage.folder, '.gongkai'))
    const inside = await openStore(embedded.connectionString)
    expect(await lost(20, inside)).toBe(0)
    const motor = await postgresMotor(embedded.connectionString, settingsFrom({}), () => {})
    expect(await motor.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 })
    await motor.close()
    await inside.close()
    await embedded.close()
    expect(readdirSync(join(stage.folder, '.gongkai')).sort()).toEqual(['lock', 'postgres'])
  }),
)

test(
  'a file whose reader dies is given to one more reader, then it is a dead letter, and the others are read',
  onStage(async (stage) => {
    for (const name of names(5)) stage.put(name, {})
    stage.put('dies', { do: 'die' })
    const ingest = stage.runWith({ GONGKAI_ATTEMPTS: '3' }, 'ingest', stage.papers)
    expect(await ingest.end).toBe(1)
    expect(ingest.text()).toContain('dies.pdf: failed: crashed')
    expect(ingest.text()).toContain('5 new, 1 failed')
    expect(stage.begun().get('dies')).toBe(2)
    process.stdout.write(`readers that died of the file: ${stage.begun().get('dies')}; lost of the others: 0 of 5\n`)
  }),
)

test(
  'being stopped uses up no tries: interrupted three times, then read',
  onStage(async (stage) => {
    stage.put('long', { seconds: 3 })
    const once = { GONGKAI_ATTEMPTS: '1' }
    for (const time of [1, 2, 3]) {
      const ingest = stage.runWith(once, 'ingest', stage.papers)
      await eventually(() => stage.begun().get('long') === time, `it is begun for the ${time}. time`)
      process.kill(stage.readerOf('long') ?? 0, 'SIGTERM')
      ingest.child.kill('SIGTERM')
      expect(await ingest.end).toBe(130)
      expect(ingest.text()).toContain('1 waiting')
    }
    const last = stage.runWith(once, 'ingest', stage.papers)
    expect(await last.end).toBe(0)
    expect(last.text()).toMatch(/: 1 new\n/)
    expect(stage.begun().get('long')).toBe(4)
  }),
)

test(
  'beside a worker others look and ask, and nobody else works; killed, it is followed by the next one',
  onStage(async (stage) => {
    for (const name of names(6)) stage.put(name, { seconds: 0.3 })
    stage.put('dies', { do: 'die' })
    expect(await stage.run('ingest', stage.papers).end).toBe(1)
    const worker = stage.run('worker')
    await eventually(isReady(worker), 'the worker is ready')
    const looks = [1, 2, 3].map(() => stage.run('status'))
    for (const look of looks) {
      expect(await look.end).toBe(0)
      expect(JSON.parse(look.text())).toMatchObject({ store: { read: 6, deadLetters: { crashed: 1 } } })
    }
    const second = stage.run('worker')
    expect(await second.end).toBe(2)
    expect(second.text()).toContain(`process ${worker.pid} is using the folder`)

    // What a guest adds, the worker does.
    stage.put('dies', {})
    const begun = stage.begun().get('dies') ?? 0
    const retry = stage.run('retry')
    expect(await retry.end).toBe(0)
    expect(retry.text()).toContain('Workers read what is waiting')
    await eventually(() => stage.begun().get('dies') === begun + 1, 'the worker has begun it')

    worker.child.kill('SIGKILL')
    await worker.end
    const after = stage.run('status')
    expect(await after.end).toBe(0)
    expect(JSON.parse(after.text())).toMatchObject({ store: { documents: 7, read: 6 } })
  }),
)

test(
  'a store of files, its process killed four times: every result whole, and nothing else left',
  onStage(async (stage) => {
    const store = `file:${join(stage.folder, 'store')}`
    for (const name of names(24)) stage.put(name, { seconds: 0.3 })
    for (const _ of [1, 2, 3, 4]) {
      const actor = stage.run('ingest', '--store', store, stage.papers)
      await eventually(() => done(actor) >= 5, 'it goes on')
      actor.child.kill('SIGKILL')
      await actor.end
    }
    expect(await stage.run('ingest', '--store', store, stage.papers).end).toBe(0)
    const inside = await openStore(store)
    expect(await lost(24, inside)).toBe(0)
    await inside.close()
    const left = readdirSync(stage.folder, { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([])
  }),
)
