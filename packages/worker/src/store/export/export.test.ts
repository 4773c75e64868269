import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { StoredFact } from '../store.ts'
import { resultOf, shaOf } from '../testing.ts'
import { type ExportFormat, exportTo, exportToFile } from './formats.ts'

async function exported(format: ExportFormat, facts: readonly StoredFact[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write(chunk, _, done) {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  async function* each() {
    yield* facts
  }
  await exportTo(each(), format, sink)
  return Buffer.concat(chunks)
}

const { report, facts } = resultOf(shaOf('a'), ['11080000', '-0.01', '12345678901234567.89'])
const stored = facts.map((fact) => ({ sha256: shaOf('a'), report: { ...report, entity: '=cmd|calc' }, fact }))

test('lines of JSON hold the whole fact', async () => {
  const lines = (await exported('ndjson', stored)).toString().trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sha256: shaOf('a'), fiscalYear: 2023, ...facts[0] })
})

test('CSV escapes what a spreadsheet would take for a formula, and leaves negative numbers', async () => {
  const [head, first, second] = (await exported('csv', stored)).toString().split('\r\n')
  expect(head).toBe('\uFEFFsha256,entity,fiscalYear,table,item,column,value,unit,raw,rawUnit,where,place')
  expect(first).toContain(",'=cmd|calc,2023,")
  expect(second).toContain(',-0.01,CNY,"1,108",')
})

test('Parquet keeps values to the last digit', async () => {
  const bytes = await exported('parquet', stored)
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer })
  expect(rows.map(({ value }) => value)).toEqual(['11080000', '-0.01', '12345678901234567.89'])
  expect(rows[0]).toMatchObject({ entity: '=cmd|calc', table: 'income', fiscalYear: '2023' })
})

test('Excel gets numbers where they are exact, else text', async () => {
  const { Sheets } = read(await exported('xlsx', stored))
  const rows = utils.sheet_to_json<Record<string, unknown>>(Sheets['facts'] ?? {})
  expect(rows.map(({ value }) => value)).toEqual([11_080_000, -0.01, '12345678901234567.89'])
  expect(rows[0]).toMatchObject({ entity: "'=cmd|calc" })
})

test.each(['ndjson', 'csv', 'parquet', 'xlsx'] as const)('nothing to export is no error: %s', async (format) => {
  await expect(exported(format, [])).resolves.toBeDefined()
})

test('a file that cannot be written is told, and nothing is left of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-export-'))
  async function* none() {}
  await expect(exportToFile(none(), 'csv', join(folder, 'missing', 'f.csv'))).rejects.toThrow(
    `cannot write ${join(folder, 'missing', 'f.csv')} (ENOENT)`,
  )
  await expect(exportToFile(none(), 'csv', folder)).rejects.toThrow('give another file with --out')
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})
