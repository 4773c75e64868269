import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadError } from '@gongkai/extractor'
import { afterAll, expect, test } from 'vitest'
import { identify, load, loadBundle } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

/** A file of so many bytes that takes no room on the disk. */
function sparse(name: string, bytes: number): string {
  const file = openSync(at(name), 'w')
  ftruncateSync(file, bytes)
  closeSync(file)
  return at(name)
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ReadError)
  return error instanceof ReadError ? error.code : ''
}

test('a file is known by the hash of its bytes, whatever its name', async () => {
  for (const name of ['a.pdf', 'b.pdf']) writeFileSync(at(name), 'same')
  const a = await identify(at('a.pdf'))
  expect(await identify(at('b.pdf'))).toEqual(a)
  expect(await load(at('a.pdf'))).toMatchObject({ name: 'a.pdf', sha256: a.sha256 })
})

test('a folder that is one report is known by the names and hashes of its files', async () => {
  for (const name of ['one', 'two']) {
    mkdirSync(at(name))
    writeFileSync(join(at(name), 'report.pdf'), 'x')
  }
  const one = await identify(at('one'))
  expect(one).toEqual({ sha256: (await loadBundle(at('one'))).sha256, bytes: 1 })
  expect(await identify(at('two'))).toEqual(one)
  writeFileSync(join(at('two'), 'annex.pdf'), 'y')
  expect(await identify(at('two'))).not.toEqual(one)
})

test('a file that is larger than any report is refused before it is read', async () => {
  const large = sparse('large.pdf', 101 * 2 ** 20)
  expect(await codeOf(identify(large))).toBe('limit_bytes')
  expect(await codeOf(load(large))).toBe('limit_bytes')
})

test('an empty file, one that is not there, and one without a name in UTF-8 say so', async () => {
  writeFileSync(at('empty.pdf'), '')
  expect(await codeOf(identify(at('empty.pdf')))).toBe('empty')
  expect(await codeOf(identify(at('none.pdf')))).toBe('not_found')
  expect(await codeOf(identify(at('\uFFFD\uFFFD.pdf')))).toBe('name_not_utf8')
})

test.skipIf(process.platform === 'win32')('what is no file is not waited for: a pipe, a device', async () => {
  execFileSync('mkfifo', [at('pipe.pdf')])
  expect(await codeOf(identify(at('pipe.pdf')))).toBe('unsupported')
  expect(await codeOf(identify('/dev/zero'))).toBe('unsupported')
})

test('a folder of too many files is no report', async () => {
  mkdirSync(at('many'))
  for (let i = 0; i < 2_001; i++) writeFileSync(join(at('many'), `${i}.txt`), 'x')
  expect(await codeOf(loadBundle(at('many')))).toBe('limit_entries')
})
