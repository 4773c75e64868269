import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReportJob } from '../queue/job.ts'
import type { Motor } from '../queue/motor.ts'
import { settingsFrom } from '../queue/settings.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { engine } from '../store/testing.ts'
import { ingest } from './ingest.ts'
import { findInputs } from './manifest.ts'

let folder = ''
let papers = ''
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-ingest-'))
  papers = join(folder, 'papers')
  mkdirSync(papers)
  store = await openStore(`file:${join(folder, 'store')}`)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (name: string, text = name): void => writeFileSync(join(papers, name), text)

/** A queue that only counts: workers take so many jobs whenever somebody looks. */
function countingMotor(takenAtALook: number) {
  const jobs: ReportJob[] = []
  let waiting = 0
  let longest = 0
  const motor: Pick<Motor, 'add' | 'counts'> = {
    async add(added) {
      jobs.push(...added.map(({ data }) => data))
      waiting += added.length
      longest = Math.max(longest, waiting)
    },
    async counts() {
      const now = { waiting, active: 0, delayed: 0, failed: 0 }
      waiting = Math.max(0, waiting - takenAtALook)
      return now
    },
  }
  return { motor: motor as Motor, jobs, longest: () => longest }
}

async function bringIn(motor: Motor, signal = new AbortController().signal): Promise<string> {
  const run = { id: 'run', kind: 'ingest' }
  const settings = settingsFrom({ GONGKAI_MAX_WAITING: '10', GONGKAI_STATE: folder })
  await ingest(await findInputs([papers]), { store, motor, engine, settings, run, signal })
  return run.id
}

test('while the queue is long, nothing more is added to it', async () => {
  for (let i = 0; i < 300; i++) put(`${i}.pdf`)
  const { motor, jobs, longest } = countingMotor(64)
  await bringIn(motor)
  expect(jobs).toHaveLength(300)
  // A batch is added when there is room for one job.
  expect(longest()).toBeLessThan(10 + 64)
})

test('the same bytes under many names are one job', async () => {
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) put(name, 'same')
  put('d.pdf', 'other')
  const { motor, jobs } = countingMotor(64)
  await bringIn(motor)
  expect(new Set(jobs.map(({ sha256 }) => sha256)).size).toBe(2)
  expect(await store.counts()).toMatchObject({ documents: 2, sources: 4, pending: 2 })
})

test('a folder that is one report (its file and attachments, or an image for each page) is one job', async () => {
  for (const folder of ['report', 'scan']) mkdirSync(join(papers, folder))
  for (const name of ['report/report.pdf', 'report/附件1.xlsx', 'scan/1.jpg', 'scan/2.jpg', 'single.pdf']) put(name)
  const { motor, jobs } = countingMotor(64)
  const run = await bringIn(motor)
  expect(jobs.map(({ path }) => path).sort()).toEqual(
    ['report', 'scan', 'single.pdf'].map((name) => join(papers, name)),
  )
  expect((await store.run(run))?.counts).toMatchObject({ pending: 3, failed: 0 })
})

test('what cannot be opened or told is noted as failed, with its reason, and the others are added', async () => {
  put('a.pdf')
  put('empty.pdf', '')
  writeFileSync(Buffer.concat([Buffer.from(join(papers, '/')), Buffer.from([0xbe, 0xf6]), Buffer.from('.pdf')]), 'x')
  const { motor, jobs } = countingMotor(64)
  const run = await bringIn(motor)
  expect(jobs).toHaveLength(1)
  expect((await store.run(run))?.reasons).toEqual({ empty: 1, name_not_utf8: 1 })
})

test('interrupted, it notes nothing more, and can be run again', async () => {
  put('a.pdf')
  const { motor, jobs } = countingMotor(64)
  await bringIn(motor, AbortSignal.abort())
  expect(jobs).toEqual([])
  await bringIn(motor)
  expect(jobs).toHaveLength(1)
})
