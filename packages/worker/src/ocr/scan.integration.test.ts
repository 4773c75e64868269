import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import { afterAll, expect, test } from 'vitest'
import { gongkai } from '../testing/cli.ts'
import { makeScan } from './testing/make-scan.ts'

/** The real command line on a page that was scanned askew. */

const folder = mkdtempSync(join(tmpdir(), 'gongkai-scan-'))
const sample = new URL('../../../../samples/haidong.pdf', import.meta.url)
const printed = new URL('../../../../golden/haidong.pdf.json', import.meta.url)
const pageOfSummary = 11

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, ...flags: readonly string[]): Promise<Result> {
  const out = join(folder, 'out')
  const { code, stdout, stderr } = await gongkai('extract', join(folder, name), '--out', out, '--jobs', '1', ...flags)
  expect(code, stdout + stderr).toBe(0)
  return resultSchema.parse(JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8')))
}

test('a scanned page gives the facts that its text layer gives', { timeout: 120_000 }, async () => {
  const scan = await makeScan(new Uint8Array(readFileSync(sample)), {
    dpi: 200,
    skew: 0.7,
    noise: 6,
    quality: 70,
    pages: [pageOfSummary],
  })
  writeFileSync(join(folder, 'scan.pdf'), scan)
  const result = await read('scan.pdf')
  const facts = (one: Result, page: number) =>
    one.facts
      .filter(({ source }) => source.kind === 'table' && source.in === 'page' && source.page === page)
      .map(({ table, item, column, value }) => `${table} ${item} ${column} ${value}`)
  const golden = resultSchema.parse(JSON.parse(readFileSync(printed, 'utf8')))
  expect(facts(result, 1)).toEqual(facts(golden, pageOfSummary))
  expect(result.facts.length).toBeGreaterThan(4)
  expect(result.facts.every(({ source }) => source.kind === 'prose' || (source.ocr?.confidence ?? 0) > 0)).toBe(true)
  expect(result.diagnostics.map(({ code }) => code)).toContain('page_recognised')

  const unread = await read('scan.pdf', '--ocr', 'never')
  expect(unread.facts).toEqual([])
  expect(unread.diagnostics.map(({ code }) => code)).toContain('page_needs_recognition')
})
