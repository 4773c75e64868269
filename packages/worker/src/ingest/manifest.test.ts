import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseCsv } from './csv.ts'
import { findInputs } from './manifest.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-manifest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const given = async (name: string, text: string | Buffer): Promise<string> => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('reads cells in quotes, with commas, quotes and line breaks inside', () => {
  expect(parseCsv('\uFEFFa,"b, ""c""\nd"\r\n\n,e')).toEqual([
    ['a', 'b, "c"\nd'],
    ['', 'e'],
  ])
  expect(parseCsv('a,')).toEqual([['a', '']])
  expect(() => parseCsv('a,b"c')).toThrow('row 1')
})

test('a CSV manifest says what the reports are; paths count from its own folder', async () => {
  const path = await given('m.csv', 'path,entity,division,year\na/1.pdf,某局,海东市,2023\nhttps://x.cn/r.pdf,,,\n')
  expect(await findInputs([path])).toEqual([
    { kind: 'file', path: join(folder, 'a/1.pdf'), labels: { entity: '某局', division: '海东市', year: 2023 } },
    { kind: 'url', url: 'https://x.cn/r.pdf', labels: {} },
  ])
})

test('so does one of JSON lines', async () => {
  const path = await given('m.jsonl', '{"path":"1.pdf","year":2022}\n\n')
  expect(await findInputs([path])).toEqual([{ kind: 'file', path: join(folder, '1.pdf'), labels: { year: 2022 } }])
})

test.each([
  ['m.csv', 'file\n1.pdf\n', 'first row must name the columns'],
  ['m.csv', 'path,year\n1.pdf,20x3\n', 'line 2: year'],
  ['m.jsonl', '{"path":"1.pdf"}\n{"path":\n', 'line 2'],
  ['m.jsonl', '{"entity":"某局"}\n', 'line 1: path'],
])('a mistake in a manifest is told with its line: %s %j', async (name, text, message) => {
  const path = await given(name, text)
  await expect(findInputs([path])).rejects.toThrow(message)
})

test('a manifest that a Chinese Excel has saved as plain CSV is GBK, and refused before anything is read wrongly', async () => {
  const gbk = Buffer.concat([Buffer.from('path\n'), Buffer.from([0xbe, 0xf6, 0xcb, 0xe3]), Buffer.from('.pdf\n')])
  await expect(findInputs([await given('m.csv', gbk)])).rejects.toThrow('m.csv is not UTF-8; save it as "CSV UTF-8"')
})
