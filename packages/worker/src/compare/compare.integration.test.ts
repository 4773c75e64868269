import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact, Result } from '@gongkai/normalizer'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { start } from '../testing/cli.ts'

const base = mkdtempSync(join(tmpdir(), 'gongkai-compare-'))
let folder = ''
let n = 0
beforeEach(() => {
  folder = join(base, String(n++))
  mkdirSync(folder)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const compare = (...args: string[]) => start(['compare', ...args], folder).ended

function fact(item: string, raw: string, page = 1): Fact {
  const source = { in: 'page', page, box: [0, 0, 10, 10], kind: 'table' } as const
  return {
    table: 'three_public',
    item,
    column: 'actual',
    value: raw,
    unit: 'CNY',
    raw,
    rawUnit: '元',
    source: { ...source, box: [0, 0, 10, 10] },
  }
}

function put(path: string, facts: readonly Fact[]): void {
  const result: Result = {
    schemaVersion: 1,
    source: { sha256: '0'.repeat(64), name: 'a.pdf', format: 'pdf', bytes: 1, pages: 1 },
    engine: { version: '0', layouts: '0' },
    report: { entity: null, fiscalYear: null, kind: 'final_accounts', moneyUnit: null },
    facts: [...facts],
    evaluations: [],
    checks: [],
    conflicts: [],
    diagnostics: [],
    coverage: { printed: 0, placed: 0, proven: 0 },
  }
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), JSON.stringify(result))
}

describe('compare', { timeout: 120_000 }, () => {
  test('tells what appeared, vanished and changed, per report, and the totals', async () => {
    put('before/a.pdf.json', [fact('total', '8'), fact('reception', '3'), fact('overseas', '5')])
    put('after/a.pdf.json', [fact('total', '9'), fact('overseas', '5', 2), fact('vehicle', '1')])
    put('before/same.pdf.json', [fact('total', '8')])
    put('after/same.pdf.json', [fact('total', '8')])
    put('before/x/gone.pdf.json', [fact('total', '8')])
    put('after/x/new.pdf.json', [fact('total', '8'), fact('vehicle', '1')])
    expect(await compare('before', 'after')).toEqual({
      code: 1,
      stderr: '',
      stdout: `a.pdf: 1 appeared, 1 vanished, 1 with another value, 1 read elsewhere
  ~ three_public|total|actual  8 (8元) → 9 (9元)  table, page 1 (0, 0, 10, 10)
  - three_public|reception|actual  3 (3元)  table, page 1 (0, 0, 10, 10)
  @ three_public|overseas|actual  5 (5元)  table, page 1 (0, 0, 10, 10) → table, page 2 (0, 0, 10, 10)
  + three_public|vehicle|actual  1 (1元)  table, page 1 (0, 0, 10, 10)
x/gone.pdf: only before, 1 fact
x/new.pdf: only after, 2 facts
Compared 4 reports: 1 the same, 3 differ; 3 appeared, 2 vanished, 1 with another value, 1 read elsewhere
`,
    })
  })

  test('nothing differs: exit code 0', async () => {
    put('before/a.pdf.json', [fact('total', '8')])
    put('after/a.pdf.json', [fact('total', '8')])
    expect(await compare('before', 'after')).toMatchObject({
      code: 0,
      stdout: 'Compared 1 report: 1 the same, 0 differ; no fact differs\n',
    })
  })

  test('--json gives an object a line, the totals last', async () => {
    put('before/a.pdf.json', [fact('total', '8')])
    put('after/a.pdf.json', [fact('total', '9')])
    const { code, stdout } = await compare('before', 'after', '--json')
    expect(code).toBe(1)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        kind: 'changed',
        name: 'a.pdf',
        changes: [
          { kind: 'value', key: 'three_public|total|actual', before: fact('total', '8'), after: fact('total', '9') },
        ],
      },
      {
        kind: 'totals',
        reports: { compared: 1, same: 0, changed: 1, new: 0, gone: 0, unreadable: 0 },
        facts: { same: 0, appeared: 0, vanished: 0, value: 1, place: 0 },
      },
    ])
  })

  test('two results by themselves, whatever they are called', async () => {
    put('before.json', [fact('total', '8')])
    put('after.json', [])
    expect(await compare('before.json', 'after.json')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('a.pdf: 1 vanished\n'),
    })
  })

  test('other JSON beside the results is passed over; a broken result is told', async () => {
    put('before/a.pdf.json', [])
    put('after/a.pdf.json', [])
    writeFileSync(join(folder, 'before/package.json'), '{}')
    writeFileSync(join(folder, 'after/b.pdf.json'), '{"schema')
    const { code, stdout } = await compare('before', 'after')
    expect(code).toBe(1)
    expect(stdout).toContain('b.pdf: cannot be compared: ')
    expect(stdout).not.toContain('package')
  })

  test('what cannot be compared ends with 2', async () => {
    put('before/a.pdf.json', [])
    mkdirSync(join(folder, 'empty'))
    expect(await compare('before', 'none')).toMatchObject({
      code: 2,
      stderr: 'error: there is no file or folder none\n',
    })
    expect((await compare('before', 'before/a.pdf.json')).code).toBe(2)
    expect((await compare('empty', 'empty')).code).toBe(2)
  })
})
