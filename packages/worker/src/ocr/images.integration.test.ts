import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gongkai } from '../testing/cli.ts'
import { drawPage, emptyPng, encode, layOnSide, titleAndPicture, toTiff } from './testing/make-images.ts'

/** The real command line on image files, good and bad, and on a picture of a table in a page of text. One run reads them all. */

const folder = mkdtempSync(join(tmpdir(), 'gongkai-images-'))
const sample = new Uint8Array(readFileSync(new URL('../../../../samples/haidong.pdf', import.meta.url)))
const printed = resultSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../golden/haidong.pdf.json', import.meta.url), 'utf8')),
)
/** A statement that runs over two pages, and a short one. */
const [summary, shortOne] = [[4, 5], 11] as const

let said = ''

beforeAll(async () => {
  const [first, second] = [await drawPage(sample, summary[0], 150), await drawPage(sample, summary[1], 150)]
  const page = await drawPage(sample, shortOne, 200)
  const files: Record<string, Buffer> = {
    '扫描/第9页.png': await encode(first, 'png'),
    '扫描/第10页.jpg': await encode(second, 'jpeg'),
    'turned.tif': toTiff([layOnSide(page)]),
    'mixed.pdf': titleAndPicture('第二部分决算表', page, await encode(page, 'jpeg')),
    'cut.tiff': toTiff([page]).subarray(0, 5_000),
    'bomb.png': emptyPng(100_000, 100_000),
    'wrong name.pdf': toTiff([]),
    'half.jpg': (await encode(page, 'jpeg')).subarray(0, 600),
  }
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, 'in', name, '..'), { recursive: true })
    writeFileSync(join(folder, 'in', name), bytes)
  }
  said = (await gongkai('extract', join(folder, 'in'), '--out', join(folder, 'out'), '--jobs', '1')).stdout
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const result = (name: string): Result => resultSchema.parse(JSON.parse(readFileSync(join(folder, 'out', name), 'utf8')))

const facts = (from: Result, pages?: readonly number[]): string[] =>
  from.facts
    .filter(({ source }) => source.kind === 'table' && source.in === 'page' && pages?.includes(source.page) !== false)
    .map(({ table, item, column, value }) => `${table} ${item} ${column} ${value}`)

test('images of one series are the pages of one report, in the order of their numbers', () => {
  const read = result('扫描.json')
  const summaryOnly = (all: readonly string[]) => all.filter((fact) => fact.startsWith('income_expenditure_summary'))
  expect(summaryOnly(facts(read))).toEqual(summaryOnly(facts(printed, summary)))
  const places = read.facts.flatMap(({ source }) => (source.in === 'page' ? `${source.file} ${source.page}` : []))
  expect(new Set(places)).toEqual(new Set(['第9页.png 1', '第10页.jpg 1']))
})

test('a page on its side is turned', () => {
  const read = result('turned.tif.json')
  expect(facts(read)).toEqual(facts(printed, [shortOne]))
  const note = read.diagnostics.find(({ code }) => code === 'page_recognised')
  expect(note).toMatchObject({ data: { turned: 90 } })
  expect(read.source).toMatchObject({ format: 'image', pages: 1 })
})

test('the picture of a table in a page of text is read, and the text is not read again', () => {
  const read = result('mixed.pdf.json')
  expect(facts(read)).toEqual(facts(printed, [shortOne]))
  expect(read.diagnostics.find(({ code }) => code === 'page_recognised')).toMatchObject({ data: { pictures: 1 } })
})

test('bad files are named with their reason, and leave no result', () => {
  for (const [name, code] of [
    ['cut.tiff', 'corrupt'],
    ['bomb.png', 'limit_pixels'],
    ['wrong name.pdf', 'corrupt'],
    ['half.jpg', 'corrupt'],
  ]) {
    expect(said).toContain(`${name}: ${code}`)
    expect(existsSync(join(folder, 'out', `${name}.json`))).toBe(false)
  }
})
