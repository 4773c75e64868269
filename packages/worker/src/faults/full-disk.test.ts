import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultSchema } from '@gongkai/normalizer'
import { afterAll, test as anyTest, expect, vi } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { type Store, StoreError } from '../store/store.ts'
import { engine, resultOf, shaOf, sourceOf } from '../store/testing.ts'
import { smallDisk } from './small-disk.ts'
import { setStage } from './stage.ts'

/** A disk that is really full: a small one, mounted for the test. */

vi.setConfig({ testTimeout: 600_000 })

const disk = smallDisk(4)
const folder = disk?.folder ?? ''
const test = anyTest.skipIf(disk === undefined)
if (disk === undefined) {
  process.stderr.write('NOT RUN: the tests of a full disk need the right to mount one (run them as root)\n')
}
const stage = setStage({ REDIS_URL: '', DATABASE_URL: '' })
afterAll(async () => {
  await stage.clear()
  disk?.clear()
})

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

async function stateOf(store: Store): Promise<unknown> {
  return [await store.counts(), await store.runs(9), await store.items('run'), await store.result(shaOf('a'))]
}

test('a store of files on a full disk: a typed error, nothing half written, and all as before when there is room', async () => {
  const place = join(folder, 'store')
  const store = await openStore(`file:${place}`)
  await store.beginRun({ id: 'run', kind: 'ingest' })
  await store.note('run', [sourceOf('/a.pdf', shaOf('a'))], engine)
  const claim = await store.claim(shaOf('a'))
  const before = [await stateOf(store), filesIn(place).sort()]
  const result = resultOf(
    shaOf('a'),
    Array.from({ length: 500 }, (_, i) => String(i)),
  )

  disk?.fill('ballast', 16_384)
  const full = expect.objectContaining({ code: 'store_full', advice: expect.stringContaining('room') })
  await expect(store.save(result, claim)).rejects.toThrow(StoreError)
  await expect(store.save(result, claim)).rejects.toEqual(full)
  expect([await stateOf(store), filesIn(place).sort()]).toEqual(before)

  disk?.makeRoom('ballast')
  await store.save(result, claim)
  expect(await store.result(shaOf('a'))).toEqual(result)
  expect(await store.counts()).toMatchObject({ read: 1, pending: 0, facts: 500 })
  expect(filesIn(place).filter((name) => name.endsWith('.tmp'))).toEqual([])
  await store.close()
  process.stdout.write('a store on a full disk: lost: 0 of 1\n')
})

test('extract on a full disk: each report fails by itself, no half file stays, and it can be run again', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `p${i}`)
  for (const name of names) stage.put(name, { facts: 600 })
  const out = join(folder, 'out')
  mkdirSync(out)
  disk?.fill('ballast', 600_000)
  const first = stage.run('extract', stage.papers, '--out', out)
  expect(await first.end).toBe(1)
  expect(first.text()).toContain('not_written')
  expect(first.text()).toContain('ENOSPC')
  const written = filesIn(out)
  expect(written.length).toBeGreaterThan(0)
  expect(written.length).toBeLessThan(12)
  for (const name of written) resultSchema.parse(JSON.parse(readFileSync(join(out, name), 'utf8')))

  disk?.makeRoom('ballast')
  const second = stage.run('extract', stage.papers, '--out', out)
  expect(await second.end).toBe(0)
  expect(filesIn(out).sort()).toEqual(names.map((name) => `${name}.pdf.json`).sort())
  process.stdout.write('extract on a full disk: lost: 0 of 12\n')
})
