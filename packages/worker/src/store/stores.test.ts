import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storeConformance } from './conformance.ts'
import { startEmbedded } from './embedded/embedded.ts'
import { openStore } from './open-store.ts'
import { engine, resultOf, shaOf, sourceOf } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

storeConformance('of files', () => openStore(`file:${join(folder, 'files')}`))

storeConformance('in the embedded PostgreSQL', async () => {
  const embedded = await startEmbedded(join(folder, 'embedded'))
  const store = await openStore(embedded.connectionString)
  const close = async (): Promise<void> => {
    await store.close()
    await embedded.close()
  }
  return { ...store, close }
})

test('a store of files leaves no half-written files', async () => {
  const store = await openStore(`file:${join(folder, 'clean')}`)
  await store.beginRun({ id: 'run', kind: 'ingest' })
  await store.note('run', [sourceOf('/a.pdf', shaOf('a'))], engine)
  await store.save(resultOf(shaOf('a'), ['1']), await store.claim(shaOf('a')))
  await store.close()
  const files = readdirSync(join(folder, 'clean'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('another kind of URL is refused', async () => {
  await expect(openStore('mysql://x')).rejects.toThrow('postgres://')
})
