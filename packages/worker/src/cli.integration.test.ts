import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resultSchema } from '@gongkai/normalizer'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { childrenOf, isAlive, until } from './pool/testing/processes.ts'
import { gongkai, start } from './testing/cli.ts'
import { encryptedPdf, onePagePdf, truncatedPdf } from './testing/make-pdf.ts'

/** The real command line on real files, in processes of its own. */

const base = mkdtempSync(join(tmpdir(), 'gongkai-cli-'))
let folder = ''
let out = ''
let n = 0

beforeEach(() => {
  folder = join(base, String(n++))
  out = join(folder, 'out')
  mkdirSync(folder)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** Puts a file into the folder of the test. */
function put(name: string, content: Buffer | string = onePagePdf()): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

const written = (): readonly string[] =>
  existsSync(out) ? (readdirSync(out, { recursive: true }) as string[]).sort() : []

describe('extract', { timeout: 120_000 }, () => {
  test('writes a result for a report', async () => {
    const sha256 = /^[0-9a-f]{64}$/
    const { code, stdout, stderr } = await gongkai('extract', put('海东 (2022) [公开].pdf'), '--out', out)
    expect(stderr).toContain('[1/1] 海东 (2022) [公开].pdf: 0 facts')
    expect(stdout).toMatch(/^Read 1 of 1 report in [\d.]+ s into /m)
    expect(code).toBe(0)
    const result = resultSchema.parse(JSON.parse(readFileSync(join(out, '海东 (2022) [公开].pdf.json'), 'utf8')))
    expect(result.source).toMatchObject({ format: 'pdf', name: '海东 (2022) [公开].pdf', pages: 1 })
    expect(result.source.sha256).toMatch(sha256)
    expect(written()).toHaveLength(1)
  })

  test('the same bytes give the same result, byte for byte', async () => {
    const path = put('a.pdf')
    await gongkai('extract', path, '--out', out)
    const first = readFileSync(join(out, 'a.pdf.json'))
    await gongkai('extract', path, '--out', out, '--jobs', '1')
    expect(readFileSync(join(out, 'a.pdf.json'))).toEqual(first)
  })

  test('tells every bad file by its error, and reads the others', async () => {
    // Images are recognised (OCR); this one is a single pixel.
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB', 'base64')
    put('empty.pdf', '')
    put('encrypted.pdf', encryptedPdf())
    put('good.pdf')
    put('picture.pdf', png)
    put('text.pdf', 'This is no report.')
    put('truncated.pdf', truncatedPdf())
    mkdirSync(join(folder, 'nothing'))
    const missing = join(folder, 'missing.pdf')
    const { code, stdout } = await gongkai('extract', folder, missing, join(folder, 'nothing'), '--out', out)
    expect(code).toBe(1)
    expect(stdout).toContain('empty.pdf: empty: ')
    expect(stdout).toContain('encrypted.pdf: encrypted: ')
    expect(stdout).toContain('picture.pdf: nothing_to_read: ')
    expect(stdout).toMatch(/ text\.pdf: unsupported: /)
    expect(stdout).toMatch(/ truncated\.pdf: corrupt: /)
    expect(stdout).toContain(`${missing}: not_found: `)
    expect(stdout).toContain('/nothing holds no reports')
    expect(stdout).toMatch(/^good\.pdf /m)
    expect(written()).toContain('good.pdf.json')
    for (const bad of ['empty', 'encrypted', 'picture', 'text', 'truncated'])
      expect(written()).not.toContain(`${bad}.pdf.json`)
  })

  test('a report that fails does not leave its earlier result, which would look fresh', async () => {
    const path = put('a.pdf')
    await gongkai('extract', path, '--out', out)
    expect(written()).toEqual(['a.pdf.json'])
    put('a.pdf', truncatedPdf())
    expect((await gongkai('extract', path, '--out', out)).code).toBe(1)
    expect(written()).toEqual([])
  })

  test('reports of one name in several folders keep their folders', async () => {
    put('in/2022/a.pdf')
    put('in/2023/a.pdf')
    put('in/b.pdf')
    expect((await gongkai('extract', join(folder, 'in'), '--out', out)).code).toBe(0)
    expect(written()).toEqual(['2022', '2022/a.pdf.json', '2023', '2023/a.pdf.json', 'b.pdf.json'])
  })

  test('takes quoted patterns, and passes over what is temporary or no report', async () => {
    for (const name of ['in/a.pdf', 'in/~$a.pdf', 'in/.DS_Store', 'in/notes.txt', 'in/deep/b.pdf']) put(name)
    const pattern = await gongkai('extract', join(folder, 'in/*.pdf'), '--out', out)
    expect(pattern.stdout).toContain('Read 1 of 1 report')
    const whole = await gongkai('extract', join(folder, 'in'), '--out', out)
    expect(whole.stdout).toContain('Read 2 of 2 reports')
    expect(whole.stdout).toContain('1 other file in the folders passed over')
  })

  test('writes facts alone as ndjson and csv', async () => {
    const path = put('a.pdf')
    await gongkai('extract', path, '--out', out, '--format', 'csv')
    await gongkai('extract', path, '--out', out, '--format', 'ndjson')
    expect(written()).toEqual(['a.pdf.csv', 'a.pdf.ndjson'])
  })

  test('removes what a killed run has left half written, and nothing else', async () => {
    mkdirSync(out)
    const [dead, living] = [`.gongkai-${2 ** 22 + 5}-0.tmp`, `.gongkai-${process.pid}-0.tmp`]
    for (const name of [dead, living, 'own.txt']) writeFileSync(join(out, name), '')
    await gongkai('extract', put('a.pdf'), '--out', out)
    expect(written()).toEqual([living, 'a.pdf.json', 'own.txt'].sort())
  })

  test('a reader killed in mid-run costs nothing', async () => {
    for (let i = 0; i < 12; i++) put(`in/${i}.pdf`, onePagePdf(`Report ${i}`))
    const run = start(['extract', join(folder, 'in'), '--out', out, '--jobs', '1'])
    await until(() => childrenOf(run.process.pid)[0])
    for (const pid of childrenOf(run.process.pid)) process.kill(pid, 'SIGKILL')
    expect(await run.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Read 12 of 12 reports') })
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops it cleanly', async (signal) => {
    for (let i = 0; i < 300; i++) put(`in/${i}.pdf`, onePagePdf(`Report ${i}`))
    const run = start(['extract', join(folder, 'in'), '--out', out, '--jobs', '2'])
    await until(() => written().some((name) => name.endsWith('.json')), 30)
    const children = childrenOf(run.process.pid)
    run.process.kill(signal)
    const { code, stdout } = await run.ended
    expect(code).toBe(130)
    expect(stdout).toMatch(/^Read \d+ of 300 reports .*; interrupted: \d+ not read$/m)
    expect(children.filter(isAlive)).toEqual([])
    expect(written().filter((name) => !name.endsWith('.pdf.json'))).toEqual([])
    for (const name of written()) resultSchema.parse(JSON.parse(readFileSync(join(out, name), 'utf8')))
  })

  test('obeys the limits that are given', async () => {
    const { code, stdout } = await gongkai('extract', put('a.pdf'), '--out', out, '--memory', '20')
    expect(code).toBe(1)
    expect(stdout).toContain('a.pdf: limit_memory: reading needed more than 20 MB of memory')
  })
})

describe('wrong usage ends with 2, and nothing is done', { timeout: 120_000 }, () => {
  test.each([
    [[], 'Usage: gongkai'],
    [['extrakt'], "unknown command 'extrakt'"],
    [['extract', '--out', 'x'], "missing required argument 'PATH'"],
    [['extract', 'a.pdf'], "required option '--out <DIR>'"],
    [['extract', 'a.pdf', '--out', 'x', '--jops', '2'], "unknown option '--jops'"],
    [['extract', 'a.pdf', '--out', 'x', '--jobs', 'two'], 'Give a whole number above 0.'],
    [['extract', 'a.pdf', '--out', 'x', '--format', 'xml'], 'Allowed choices are json, ndjson, csv.'],
    [['extract', 'a.pdf', '--out', '/dev/null/x'], 'cannot write into the folder'],
    [['inspect'], "missing required argument 'FILE'"],
    [['inspect', 'a.pdf', 'b.pdf'], 'too many arguments'],
  ])('%j', async (args, message) => {
    const run = start(args, folder)
    const { code, stderr } = await run.ended
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the other commands', { timeout: 120_000 }, () => {
  test('help and version are no errors', async () => {
    expect(await gongkai('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('extract') })
    expect(await gongkai('extract', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('Examples:') })
    expect(await gongkai('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })

  test('schema prints the JSON Schema of a result', async () => {
    const { code, stdout } = await gongkai('schema')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { facts: { type: 'array' } } })
  })

  test('inspect shows a report and draws its pages', async () => {
    const { code, stdout } = await gongkai('inspect', put('a.pdf', onePagePdf('5 < 6 & 7')), '--svg', out)
    expect(code).toBe(0)
    expect(stdout).toContain('a.pdf: pdf, 1 page, 0 tables, 1 paragraph')
    expect(readFileSync(join(out, 'a-p01.svg'), 'utf8')).toContain('&lt;')
  })

  test('inspect tells why a file cannot be read, or that there is no such page', async () => {
    const encrypted = await gongkai('inspect', put('a.pdf', encryptedPdf()))
    expect(encrypted).toMatchObject({ code: 1, stderr: expect.stringContaining('a.pdf: encrypted: ') })
    const beyond = await gongkai('inspect', put('b.pdf'), '--page', '2')
    expect(beyond).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no page 2; the file has 1') })
  })
})
