import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Paper } from '../faults/paper-reader.ts'
import { defaultPoolLimits } from '../pool/limits.ts'
import { openStore } from '../store/open-store.ts'
import { type Store, StoreError } from '../store/store.ts'
import { engine, shaOf, sourceOf } from '../store/testing.ts'
import { PassingFailure } from './failure-class.ts'
import type { ReportJob } from './job.ts'
import type { Handler, Motor } from './motor.ts'
import { type JobEvent, startReportWorker } from './report-worker.ts'
import { settingsFrom } from './settings.ts'

let folder = ''
let files: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-worker-'))
  files = await openStore(`file:${join(folder, 'store')}`)
  process.env['TEST_ENGINE'] = JSON.stringify(engine)
})
afterEach(async () => {
  await files.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A queue without a queue: the test hands the jobs to the worker itself. */
function worker(store: Store) {
  let handler: Handler = async () => 'done'
  const running = new Set<Promise<unknown>>()
  const none = async (): Promise<never[]> => []
  const motor: Motor = {
    description: 'none',
    add: async () => {},
    counts: async () => ({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
    givenUp: none,
    work(given) {
      handler = given
      return { close: async () => void (await Promise.allSettled(running)) }
    },
    addSchedule: async () => {},
    schedules: none,
    removeSchedule: async () => true,
    workSchedules: () => ({ close: async () => {} }),
    close: async () => {},
  }
  const events: JobEvent[] = []
  const quiet = () => {}
  const { close } = startReportWorker({
    store,
    motor,
    engine,
    config: {},
    settings: settingsFrom({}),
    concurrency: 1,
    limits: defaultPoolLimits,
    reader: new URL('../faults/paper-reader.ts', import.meta.url),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    onEvent: (event) => events.push(event),
  })
  const handle = (job: ReportJob, attempt = 1): ReturnType<Handler> => {
    const end = handler(job, { attempt, isSuspect: false, noteAlone: async () => {} })
    running.add(end)
    return end
  }
  return { handle, close, kinds: () => events.map(({ kind }) => kind) }
}

async function paper(what: Partial<Paper>, sha256?: string): Promise<ReportJob> {
  const { createHash } = await import('node:crypto')
  const text = JSON.stringify({ name: 'a', do: 'answer', marks: join(folder, 'marks'), ...what })
  const path = join(folder, 'a.pdf')
  writeFileSync(path, text)
  const job = { path, sha256: sha256 ?? createHash('sha256').update(text).digest('hex') }
  await files.beginRun({ id: 'run', kind: 'ingest' })
  await files.note('run', [{ ...sourceOf(path, job.sha256) }], engine)
  return job
}

test('a full disk: what was read waits and is stored when there is room', async () => {
  let refusals = 2
  const full: Store = {
    ...files,
    async save(result, claim) {
      if (refusals-- > 0) throw new StoreError('store_full', 'the disk of the store is full', 'Make room on it.')
      await files.save(result, claim)
    },
  }
  const { handle, close, kinds } = worker(full)
  const job = await paper({})
  expect(await handle(job)).toBe('done')
  expect(kinds()).toEqual(['read'])
  expect((await files.run('run'))?.counts).toMatchObject({ new: 1, pending: 0 })
  expect(readFileSync(join(folder, 'marks'), 'utf8')).toMatch(/^a \d+\n$/)
  await close(0)
})

test('a disk that stays full until the worker is stopped: the job goes back to the queue', async () => {
  const full: Store = {
    ...files,
    save: () => Promise.reject(new StoreError('store_full', 'the disk of the store is full', 'Make room on it.')),
  }
  const { handle, close, kinds } = worker(full)
  const job = await paper({})
  const end = handle(job)
  setTimeout(() => void close(0), 1_500)
  expect(await end).toBe('returned')
  expect(kinds()).toEqual(['returned'])
  expect((await files.run('run'))?.counts).toMatchObject({ new: 0, pending: 1 })
})

test('what is broken is not tried again; what may pass is, until the attempts are used up', async () => {
  const { handle, close, kinds } = worker(files)
  await handle(await paper({ do: 'be corrupt' }))
  const away = await paper({ do: 'be away' })
  await expect(handle(away, 1)).rejects.toThrow(PassingFailure)
  expect(await handle(away, 3)).toBe('done')
  expect(kinds()).toEqual(['failed', 'retried', 'failed'])
  expect((await files.counts()).deadLetters).toEqual({ corrupt: 1, not_found: 1 })
  await close(0)
})

test('a file whose reader dies is given to one more reader, and the queue does not try it again', async () => {
  const { handle, close, kinds } = worker(files)
  expect(await handle(await paper({ do: 'die' }), 1)).toBe('done')
  expect(kinds()).toEqual(['failed'])
  expect(readFileSync(join(folder, 'marks'), 'utf8')).toMatch(/^a \d+\na \d+\n$/)
  expect((await files.counts()).deadLetters).toEqual({ crashed: 1 })
  await close(0)
})

test('a file that was replaced since it was added is not stored under the old bytes', async () => {
  const { handle, close } = worker(files)
  await handle(await paper({}, shaOf('a')))
  expect((await files.deadLetters()).map(({ failure }) => failure.code)).toEqual(['changed_meanwhile'])
  expect(await files.result(shaOf('a'))).toBeUndefined()
  await close(0)
})

test('a document that was read meanwhile is not read again', async () => {
  const { handle, close, kinds } = worker(files)
  const job = await paper({})
  await handle(job)
  expect(await handle(job)).toBe('done')
  expect(kinds()).toEqual(['read', 'known'])
  await close(0)
})
