import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { gongkai, start } from '../testing/cli.ts'

/** The real command line on results of the samples. */

const root = join(import.meta.dirname, '../../../..')
const base = mkdtempSync(join(tmpdir(), 'gongkai-check-'))
const sample = 'gaoping.pdf'
let folder = ''
let out = ''
let n = 0

beforeEach(() => {
  folder = join(base, String(n++))
  out = join(folder, 'out')
  mkdirSync(out, { recursive: true })
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const golden = (): Result =>
  resultSchema.parse(JSON.parse(readFileSync(join(root, 'golden', `${sample}.json`), 'utf8')))

/** Puts a result into the folder of results. */
function put(name: string, result: Result): string {
  const path = join(out, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `${JSON.stringify(result, undefined, 2)}\n`)
  return path
}

/** Its statements alone, which add up. */
function clean(): Result {
  const result = golden()
  const facts = result.facts.filter(({ table, source }) => table === 'expenditure' && source.kind === 'table')
  return { ...result, facts, evaluations: [], checks: [], conflicts: [], diagnostics: [] }
}

/** The same with another total in one line, as if it had been printed so. */
function wrong(): Result {
  const result = clean()
  return {
    ...result,
    facts: result.facts.map((fact) =>
      fact.item === 'function:208' && fact.column === 'total' ? { ...fact, value: '9990000', raw: '999.00' } : fact,
    ),
  }
}

describe('check', { timeout: 120_000 }, () => {
  test('says that all hold, and ends with 0', async () => {
    const { code, stdout } = await gongkai('check', put('a.pdf.json', clean()))
    expect(stdout).toMatch(/^Checked 1 result; nothing is inconsistent$/m)
    expect(code).toBe(0)
  })

  test('says in both languages what does not hold, and where, and ends with 1', async () => {
    put('2023/a.pdf.json', wrong())
    const { code, stdout } = await gongkai('check', out)
    expect(stdout).toMatch(/^2023\/a\.pdf\.json \(.+ 2024\): \d+ checks, \d+ inconsistent, /m)
    expect(stdout).toMatch(/^ {2}error expenditure-lines, p\. \d+$/m)
    expect(stdout).toContain('科目 208 合计 为 999 万元 (9,990,000 元)')
    expect(stdout).toContain('208 total is 999 万元')
    expect(stdout).toMatch(/^Checked 1 result; 1 with something inconsistent$/m)
    expect(code).toBe(1)
  })

  test('changes results only when it is asked to, and only those that change', async () => {
    const path = put('a.pdf.json', wrong())
    const before = readFileSync(path)
    await gongkai('check', out)
    expect(readFileSync(path)).toEqual(before)
    expect((await gongkai('check', out, '--write')).stdout).toContain('1 updated')
    const { checks, facts } = resultSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    expect(checks.some((check) => check.verdict === 'inconsistent')).toBe(true)
    expect(facts).toEqual(wrong().facts)
    expect((await gongkai('check', out, '--write')).stdout).toContain('0 updated')
    expect(readdirSync(out)).toEqual(['a.pdf.json'])
  })

  test('passes over other JSON in folders, and tells what is no result', async () => {
    put('a.pdf.json', clean())
    writeFileSync(join(out, 'state.json'), '{"jobs": []}')
    expect(await gongkai('check', out)).toMatchObject({ code: 0, stdout: expect.stringContaining('Checked 1 result;') })
    writeFileSync(join(out, 'cut.json'), '{"schemaVersion": 1, ')
    writeFileSync(join(out, 'old.json'), '{"schemaVersion": 0, "facts": []}')
    const { code, stdout } = await gongkai('check', out, join(out, 'state.json'), join(folder, 'missing'))
    expect(stdout).toMatch(/cut\.json: not_a_result: this is no JSON/)
    expect(stdout).toMatch(/old\.json: not_a_result: the result has the shape of version 0, not 1/)
    expect(stdout).toMatch(/missing: not_found: /)
    expect(code).toBe(1)
    expect((await gongkai('check', join(out, 'state.json'))).stdout).toMatch(/state\.json: not_a_result: /)
  })

  test('the rules of the configuration hold: off, another severity, and rules from outside', async () => {
    put('a.pdf.json', wrong())
    writeFileSync(
      join(folder, 'gongkai.config.ts'),
      `import { defineConfig, defineRule, plus, rules } from '@gongkai/normalizer'
       const small = defineRule({
         id: 'small-expenditure',
         title: { zh: '支出不超过上限', en: 'Expenditure is small' },
         basis: '内部规定',
         severity: 'error',
         *find(book) {
           const [part, whole] = ['basic', 'total'].map((column) => book.figure('expenditure|total|' + column))
           if (part && whole) yield { kind: 'at_most', left: plus(whole), right: plus(part) }
         },
       })
       export default defineConfig({
         checks: {
           rules: [...rules, small],
           off: ['function-hierarchy'],
           severity: { 'expenditure-lines': 'info' },
         },
       })`,
    )
    const checked = await start(['check', 'out'], folder).ended
    expect(checked.stderr).toBe('')
    expect(checked.stdout).toMatch(/^ {2}info expenditure-lines, /m)
    expect(checked.stdout).toMatch(/^ {2}error small-expenditure, /m)
    expect(checked.stdout).not.toContain('function-hierarchy')
    const listed = await start(['rules'], folder).ended
    expect(listed.stdout).toMatch(/^function-hierarchy +off +error$/m)
    expect(listed.stdout).toMatch(/^expenditure-lines +on +info$/m)
    expect(listed.stdout).toMatch(
      /^small-expenditure +on +error\n {4}支出不超过上限\n {4}Expenditure is small\n {4}内部规定$/m,
    )
    expect(listed.stdout).toMatch(/^\d+ rules, 1 off$/m)
  })
})

describe('report', { timeout: 120_000 }, () => {
  const page = () => readFileSync(join(folder, 'morning.html'), 'utf8')

  test('prints Markdown, the reports that need a person first', async () => {
    put('a.pdf.json', clean())
    await gongkai('check', put('b.pdf.json', wrong()), '--write')
    const { code, stdout } = await gongkai('report', out)
    expect(code).toBe(0)
    expect(stdout.indexOf('b.pdf')).toBeLessThan(stdout.indexOf('a.pdf'))
    expect(stdout).toContain('科目 208 合计 为 999 万元')
    expect(stdout).toContain('208 total is 999 万元')
  })

  test('draws the places into the HTML when the report is at hand', async () => {
    await gongkai('check', put('b.pdf.json', wrong()), '--write')
    copyFileSync(join(root, 'samples', sample), join(folder, sample))
    const { code, stdout, stderr } = await gongkai('report', out, '--out', join(folder, 'morning.html'))
    expect(stderr).toMatch(/^\[1\/1\] b\.pdf: \d+ pictures?$/m)
    expect(stdout).toMatch(/1 report, 1 to look at; pictures of 1 of 1 PDF file$/m)
    expect(code).toBe(0)
    expect(page()).toMatch(/<figure><svg class="crop".*<\/svg><figcaption>第 \d+ 页 page \d+<\/figcaption>/)
    expect(page()).not.toMatch(/<script|https?:|src=/)
  })

  test('takes the report by its bytes, not by its name; without it, page and box are told', async () => {
    await gongkai('check', put('b.pdf.json', wrong()), '--write')
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    writeFileSync(join(folder, sample), 'another year')
    const none = await gongkai('report', out, '--out', join(folder, 'morning.html'))
    expect(none.stdout).toContain('pictures of 0 of 1 PDF file (--sources tells where the files are)')
    expect(page()).not.toContain('<svg')
    expect(page()).toMatch(/p\. \d+ \(\d+, \d+ – \d+, \d+\)/)
    copyFileSync(join(root, 'samples', sample), join(folder, 'deep/er', sample))
    const found = await gongkai('report', out, '--out', join(folder, 'morning.html'), '--sources', join(folder, 'deep'))
    expect(found.stdout).toMatch(/pictures of 1 of 1 PDF file$/m)
  })

  test('writes a workbook, in which no text of a report is a formula', async () => {
    const result = wrong()
    await gongkai('check', put('b.pdf.json', { ...result, report: { ...result.report, entity: '=1+1' } }), '--write')
    const file = join(folder, 'morning.xlsx')
    expect((await gongkai('report', out, '--out', file)).code).toBe(0)
    const book = read(readFileSync(file))
    const [reports = [], problems = []] = book.SheetNames.map((name) =>
      utils.sheet_to_json<Record<string, string | number>>(book.Sheets[name] ?? {}),
    )
    expect(reports).toMatchObject([{ '单位 body': "'=1+1", '结果 result': 'b.pdf', '年度 year': 2024 }])
    expect(problems.find((row) => row['规则 rule'] === 'expenditure-lines')).toMatchObject({
      '左边 left': 9_990_000,
      '程度 severity': '错误 error',
    })
  })

  test('text of a report is no markup', async () => {
    const result = wrong()
    const entity = '<img src=x onerror=alert(1)>'
    await gongkai('check', put('b.pdf.json', { ...result, report: { ...result.report, entity } }), '--write')
    await gongkai('report', out, '--out', join(folder, 'morning.html'))
    expect(page()).not.toContain('<img')
    expect(page()).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  test.each([
    [['report', 'out', '--format', 'pdf'], 'Allowed choices are md, html, xlsx.'],
    [['report', 'out', '--format', 'xlsx'], 'a workbook needs a file; give one with --out FILE.xlsx'],
    [['check'], "missing required argument 'RESULT'"],
  ])('wrong usage ends with 2: %j', async (args, message) => {
    put('a.pdf.json', clean())
    expect(await start(args, folder).ended).toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
  })

  test('a folder without results, and a file that cannot be written, end with 1', async () => {
    expect(await gongkai('report', out)).toMatchObject({ code: 1, stderr: expect.stringContaining('not_found') })
    put('a.pdf.json', clean())
    const unwritable = await gongkai('report', out, '--out', '/dev/null/x.md')
    expect(unwritable).toMatchObject({ code: 1, stderr: expect.stringContaining('not_written') })
  })
})

test('rules lists every rule with severity, title and ground', { timeout: 60_000 }, async () => {
  const { code, stdout } = await gongkai('rules')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^summary-totals +on +error\n {4}收入支出决算总表.+\n {4}Summary of .+\n {4}部门决算公开表式/m)
  expect(stdout).toMatch(/^\d+ rules$/m)
})
