import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { removeLeftovers, writeAtomic } from './write-atomic.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('writes a file, over an older one too, and makes its folder', async () => {
  const path = join(folder, 'deep', 'a.json')
  await writeAtomic(path, 'old')
  await writeAtomic(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json'])
})

test('leaves nothing behind when it fails', async () => {
  const taken = join(folder, 'taken')
  mkdirSync(join(taken, 'x'), { recursive: true })
  await expect(writeAtomic(taken, 'text')).rejects.toThrow()
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('whoever reads it meanwhile sees the old content or the new, whole', async () => {
  const path = join(folder, 'read.json')
  const contents = ['a', 'b'].map((letter) => letter.repeat(2 ** 22))
  await writeAtomic(path, contents[0] ?? '')
  let isWriting = true
  const writing = (async () => {
    for (let i = 1; i <= 10; i++) await writeAtomic(path, contents[i % 2] ?? '')
    isWriting = false
  })()
  const seen = new Set<string>()
  while (isWriting) {
    seen.add(readFileSync(path, 'latin1'))
    await new Promise(setImmediate)
  }
  await writing
  expect([...seen].filter((content) => !contents.includes(content)).map(({ length }) => length)).toEqual([])
})

test('it has its name only when it is on the disk: a power cut leaves no empty file', async () => {
  const path = join(folder, 'power.json')
  const handle = await open(join(folder, 'any'), 'w')
  const sync = vi.spyOn(Object.getPrototypeOf(handle), 'sync')
  await handle.close()
  const nameAtSync: boolean[] = []
  sync.mockImplementation(async () => void nameAtSync.push(existsSync(path)))
  await writeAtomic(path, 'text')
  expect(nameAtSync).toEqual([false])
  expect(existsSync(path)).toBe(true)
})

test('what a killed process has left is removed; what a living one is writing stays', async () => {
  const place = join(folder, 'left')
  mkdirSync(join(place, 'deep'), { recursive: true })
  const [dead, living] = [`.gongkai-${2 ** 22 + 5}-0.tmp`, `.gongkai-${process.pid}-0.tmp`]
  for (const name of [join('deep', dead), living, 'own.tmp']) writeFileSync(join(place, name), 'half')
  await removeLeftovers(place)
  expect(readdirSync(place, { recursive: true }).sort()).toEqual([living, 'deep', 'own.tmp'].sort())
})
