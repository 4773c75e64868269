import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Every sample gives the result that stands beside this file, byte for byte. `npm run golden` writes them again. */

const root = join(import.meta.dirname, '..')
const samples = readdirSync(join(root, 'samples')).filter((name) => /\.(pdf|docx|xlsx|xls|html|zip)$/.test(name))

let out = ''

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'gongkai-golden-'))
  const command = [
    join(root, 'packages/worker/src/main.ts'),
    'extract',
    ...samples.map((name) => join('samples', name)),
    '--out',
    out,
  ]
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
})

afterAll(() => rmSync(out, { recursive: true, force: true }))

test('every sample has a result, and every golden file a sample', () => {
  const results = samples.map((name) => `${name}.json`).sort()
  expect(readdirSync(out).sort()).toEqual(results)
  expect(results).toEqual(
    expect.arrayContaining(readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))),
  )
})

test.each(samples)('%s', async (name) => {
  const result = readFileSync(join(out, `${name}.json`), 'utf8')
  await expect(result).toMatchFileSnapshot(join(import.meta.dirname, `${name}.json`))
})
