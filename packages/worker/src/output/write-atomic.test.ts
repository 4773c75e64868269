import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeAtomic } from './write-atomic.ts'

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
