import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { start } from '../testing/cli.ts'

/** Configurations and layouts as users keep them: files in a folder of their own, read by the real command line. */

const base = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
let folder = ''
let n = 0
beforeEach(() => {
  folder = join(base, String(n++))
  mkdirSync(folder)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const run = (...args: string[]) => start(args, folder).ended
const result = (path: string): Result => resultSchema.parse(JSON.parse(readFileSync(join(folder, path), 'utf8')))

/** A report with one table, which only the layout below can read. */
const report = `<html><head><meta charset="utf-8"></head><body><h1>某局2024年度部门决算</h1>
<p>公务支出一览情况表</p><p>单位：万元</p><table border="1">
<tr><td>事项</td><td>年初安排</td><td>全年开支</td></tr>
<tr><td>接待费用</td><td>2.50</td><td>2.20</td></tr>
<tr><td>出国费用</td><td>1.00</td><td>0.50</td></tr></table></body></html>`

const layout = `import { defineLayout, named } from '@gongkai/normalizer'
export default defineLayout({
  table: 'three_public', name: 'three_public_mine', title: '公务支出一览情况表', measure: 'money',
  panels: { any: {
    items: { reception: named('接待费用'), overseas: named('出国费用') },
    columns: { budget: named('年初安排'), actual: named('全年开支') },
  } },
})`

const config = `import { defineConfig, layouts, withLayouts } from '@gongkai/normalizer'
import mine from './mine.ts'
export default defineConfig({ layouts: withLayouts(layouts, mine), checks: { off: ['statements-present'] } })`

describe('layouts from outside', { timeout: 120_000 }, () => {
  test('are read by the reader processes, and change the fingerprint', async () => {
    put('a.html', report)
    put('mine.ts', layout)
    await run('extract', 'a.html', '--out', 'before')
    expect(result('before/a.html.json').facts).toEqual([])

    await run('extract', 'a.html', '--out', 'after', '--layouts', 'mine.ts')
    const after = result('after/a.html.json')
    expect(after.facts.map(({ table, item, column, value }) => [table, item, column, value])).toEqual([
      ['three_public', 'reception', 'budget', '25000'],
      ['three_public', 'reception', 'actual', '22000'],
      ['three_public', 'overseas', 'budget', '10000'],
      ['three_public', 'overseas', 'actual', '5000'],
    ])
    expect(after.engine.layouts).not.toBe(result('before/a.html.json').engine.layouts)
  })

  test('and checks from the configuration in the folder, or from one that is named', async () => {
    put('a.html', report)
    put('mine.ts', layout)
    put('gongkai.config.ts', config)
    await run('extract', 'a.html', '--out', 'here')
    const { facts, checks, engine } = result('here/a.html.json')
    expect(facts).toHaveLength(4)
    expect(checks.map(({ rule }) => rule)).not.toContain('statements-present')

    mkdirSync(join(folder, 'elsewhere'))
    await start(
      ['extract', '../a.html', '--out', 'named', '--config', '../gongkai.config.ts'],
      join(folder, 'elsewhere'),
    ).ended
    expect(result('elsewhere/named/a.html.json').engine).toEqual(engine)
    await start(['extract', '../a.html', '--out', 'none'], join(folder, 'elsewhere')).ended
    expect(result('elsewhere/none/a.html.json').facts).toEqual([])
  })

  test('inspect tells which layout reads a table, which came second, and why the others do not', async () => {
    put('a.html', report)
    put('mine.ts', layout)
    const unread = await run('inspect', 'a.html')
    expect(unread.stdout).toMatch(
      /rows 0-2: no statement\n {2}layouts\n {4}nearest: \w+ fits \d\.\d\d: .*\n(?: {4}not: .*\n)+/u,
    )
    const read = await run('inspect', 'a.html', '--layouts', 'mine.ts')
    expect(read.stdout).toContain(
      'rows 0-2: three_public by three_public_mine, known by its title (公务支出一览情况表, text), unit 万元\n  layouts\n    three_public_mine fits 1.00\n    second: ',
    )
    expect(read.stdout).toContain(': the title is of another table: 公务支出一览情况表\n')
  })
})

describe('a configuration that cannot be used ends with 2, and nothing is done', { timeout: 120_000 }, () => {
  test.each([
    ['\n\nexport default {', '(gongkai.config.ts:3)'],
    ["import './missing.ts'", 'gongkai.config.ts cannot be loaded: Cannot find module'],
    ["throw new Error('no')", 'gongkai.config.ts cannot be loaded: no (gongkai.config.ts:1)'],
    ['export const layouts = []', 'gongkai.config.ts has no default export; write: export default defineConfig({ … })'],
    ['export default { layout: [] }', 'gongkai.config.ts: there is no field layout in the configuration'],
  ])('%s', async (text, message) => {
    put('gongkai.config.ts', text)
    put('a.html', report)
    const { code, stdout, stderr } = await run('extract', 'a.html', '--out', 'out')
    expect(stderr).toContain(message)
    expect([code, stdout]).toEqual([2, ''])
    expect(() => result('out/a.html.json')).toThrow('ENOENT')
  })

  test('nor can a file that is not there, or a layout whose name is taken', async () => {
    expect(await run('layouts', '--config', 'none.ts')).toMatchObject({
      code: 2,
      stderr: 'error: there is no file none.ts\n',
    })
    put('mine.ts', layout.replace("name: 'three_public_mine', ", ''))
    expect(await run('layouts', '--layouts', 'mine.ts')).toMatchObject({
      code: 2,
      stderr: "error: mine.ts: a layout called three_public is already enabled; give yours a name: 'three_public_…'\n",
    })
  })
})

describe('layouts new', { timeout: 120_000 }, () => {
  test('writes a declaration that compiles and passes when it is filled in', async () => {
    put('a.html', report)
    const { code, stdout } = await run('layouts', 'new', 'own.ts', 'a.html', '--reads', 'three_public')
    expect([code, stdout]).toEqual([
      0,
      `wrote own.ts: 1 layout to fill in
  table 1 公务支出一览情况表: 4 numbers without a place, unlike all layouts
Fill in what stands under '?', then: gongkai layouts check own.ts
`,
    ])
    const unfilled = await run('layouts', 'check', 'own.ts')
    expect(unfilled.code).toBe(2)
    expect(unfilled.stderr).toContain('there is no "?"; three_public has')

    const ids: Readonly<Record<string, string>> = {
      接待费用: 'reception',
      出国费用: 'overseas',
      年初安排: 'budget',
      全年开支: 'actual',
    }
    const filled = readFileSync(join(folder, 'own.ts'), 'utf8').replace(
      /'\?': named\('(.+)'\)/gu,
      (_, label) => `${ids[label]}: named('${label}')`,
    )
    put('own.ts', filled)
    const facts = await run('layouts', 'check', 'own.ts')
    expect(facts.code).toBe(1)
    const list = facts.stdout.split('\n').filter((line) => line.startsWith("    '"))
    expect(list).toHaveLength(4)
    put('own.ts', filled.replace('facts: {}', `facts: {\n${list.join('\n')}\n    }`))
    expect(await run('layouts', 'check', 'own.ts')).toMatchObject({
      code: 0,
      stdout: 'own.ts: 1 layout, 1 sample; all pass\n',
    })
  })

  test('puts nothing of a report into the file but as text', async () => {
    put(
      'a.html',
      report
        .replaceAll('接待费用', "\u0024{process.exit(7)}`*/'\\'+(()=>{throw 1})()+'")
        .replaceAll('公务', '*/throw 2/*'),
    )
    await run('layouts', 'new', 'own.ts', 'a.html', '--reads', 'three_public')
    const { code, stderr } = await run('layouts', 'check', 'own.ts')
    expect(code).toBe(2)
    expect(stderr).toContain('there is no "?"')
  })

  test('writes over no file, and none where there is nothing to write', async () => {
    put('a.html', report)
    put('mine.ts', layout)
    expect((await run('layouts', 'new', 'mine.ts', 'a.html')).code).toBe(2)
    const { code, stdout } = await run('layouts', 'new', 'own.ts', 'a.html', '--layouts', 'mine.ts')
    expect([code, stdout]).toEqual([
      0,
      'Every number in its tables is placed, or stands in no statement; nothing was written.\n',
    ])
    expect((await run('layouts', 'new', 'own.ts', 'none.html')).code).toBe(1)
    expect((await run('layouts', 'new', 'own.ts', 'a.html', '--reads', 'three')).code).toBe(2)
  })

  test('without a report the declaration is blank', async () => {
    expect((await run('layouts', 'new', 'own.ts')).code).toBe(0)
    expect((await run('layouts', 'check', 'own.ts')).stderr).toContain('table: there is no "?"')
  })
})

test('gongkai layouts lists what is enabled, in order', { timeout: 120_000 }, async () => {
  const { code, stdout } = await run('layouts')
  expect(code).toBe(0)
  expect(stdout.match(/^[ \d]\d {2}\w+ +built-in$/gmu)).toHaveLength(13)
  expect(stdout).toMatch(
    /^ 2 {2}income +built-in\n {6}title {4}.*收入决算.*表\n(?: {6}or .*\n)* {6}lines {4}function codes, total\n {6}columns {2}total, /mu,
  )
})
