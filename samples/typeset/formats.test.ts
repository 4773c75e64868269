import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { read } from '../../packages/extractor/src/index.ts'
import { type Fact, normalize } from '../../packages/normalizer/src/index.ts'
import { bundleOf } from './bundle.ts'
import { docxOf } from './docx.ts'
import { htmlOf } from './html.ts'
import { type Block, blocksOf } from './markup.ts'
import { xlsxOf } from './xlsx.ts'

/** The same report gives the same facts, whatever it was published as; only the places differ. */

const samples = new URL('../', import.meta.url)

function contentOf(report: string): Block[] {
  const folder = new URL(`content/${report}/`, samples)
  return readdirSync(folder)
    .sort()
    .flatMap((file) => blocksOf(readFileSync(new URL(file, folder), 'utf8')))
}

async function factsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await read(new Uint8Array(bytes))
  const source = { sha256: '0'.repeat(64), name: 'report', format: document.format, bytes: bytes.length, pages: 0 }
  return normalize(document, { source }).facts.map(withoutPlace).sort()
}

const withoutPlace = ({ table, item, column, value, raw, rawUnit, source }: Fact): string =>
  [table, item, column, value, raw, rawUnit, source.kind].join(' | ')

const writers = {
  docx: docxOf,
  html: (blocks: readonly Block[]) => htmlOf(blocks, '部门决算'),
  xlsx: xlsxOf,
} as const

test.each(['guyuan', 'haidong', 'gaoping'])('%s', { timeout: 60_000 }, async (report) => {
  const expected = await factsOf(readFileSync(new URL(`${report}.pdf`, samples)))
  expect(expected.length).toBeGreaterThan(200)
  const content = contentOf(report)
  for (const [format, write] of Object.entries(writers)) {
    expect(await factsOf(write(content)), format).toEqual(expected)
  }
})

test('a report whose statements are attached', async () => {
  const content = contentOf('lukou')
  expect(await factsOf(bundleOf(content))).toEqual(await factsOf(docxOf(content)))
})
