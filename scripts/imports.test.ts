import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import biome from '../biome.json' with { type: 'json' }

/** The import directions stand in biome.json as lint rules. Here each is broken once, and held once. */

const root = join(import.meta.dirname, '..')

const forbidden = {
  'packages/extractor/src/read.ts': "import { normalize } from '@gongkai/normalizer'",
  'packages/extractor/src/sniff.ts': "import { pool } from '../../worker/src/pool/pool.ts'",
  'packages/extractor/src/pdf/words.ts': "import { body } from '../docx/body.ts'",
  'packages/extractor/src/pdf/fonts/names.ts': "import type { Sheet } from '../../spreadsheet/sheet.ts'",
  'packages/extractor/src/html/page.ts': "export { words } from '../pdf/words.ts'",
  'packages/extractor/src/docx/late.ts': "export const late = import('../pdf/words.ts')",
  'packages/extractor/src/table/cells.ts': "import { words } from '../pdf/words.ts'",
  'packages/extractor/src/text/join.ts': "import '@gongkai/worker'",
  'packages/normalizer/src/checks/sum.ts': "import { extract } from '@gongkai/worker'",
  'packages/normalizer/src/units.ts': "import type { Box } from '../../extractor/src/document.ts'",
  'packages/normalizer/src/vocabulary/load.ts': "import { readFile } from 'node:fs/promises'",
  'packages/normalizer/src/vocabulary/fetch.ts': "import https from 'https'",
  'packages/normalizer/src/deep.ts': "import { join } from '@gongkai/extractor/src/text/join.ts'",
  'packages/normalizer/src/deep.test.ts': "import { extract } from '@gongkai/worker'",
  'packages/worker/src/main.ts': "import { read } from '../../extractor/src/read.ts'",
  'packages/worker/src/cli/extract.ts': "import { sum } from '@gongkai/normalizer/src/checks/sum.ts'",
}

const allowed = {
  'packages/extractor/src/index.ts': "export { words } from './pdf/words.ts'",
  'packages/extractor/src/docx/open.ts': "import { open } from '../zip/open.ts'",
  'packages/extractor/src/pdf/pdfjs.ts': "import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'",
  'packages/extractor/src/pdf/maps.ts': "import { readFile } from 'node:fs/promises'",
  'packages/normalizer/src/normalize.ts': "import type { ExtractedDocument } from '@gongkai/extractor'",
  'packages/normalizer/src/normalize.test.ts': "import { readFileSync } from 'node:fs'",
  'packages/worker/src/pool/child.ts': "import { normalize } from '@gongkai/normalizer'",
}

let folder = ''
const refused = new Set<string>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-imports-'))
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  for (const [path, source] of Object.entries({ ...forbidden, ...allowed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${source}\n`)
  }
  const bin = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--colors=off',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
  for (const [, path = ''] of `${stdout}${stderr}`.matchAll(/^(\S+):\d+:\d+ lint\/style\/noRestrictedImports/gm)) {
    refused.add(path)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(Object.entries(forbidden))('refuses in %s: %s', (path) => {
  expect(refused).toContain(path)
})

test.each(Object.entries(allowed))('allows in %s: %s', (path) => {
  expect(refused).not.toContain(path)
})

test('every folder of the extractor is a format that nobody imports, or is shared by all formats', () => {
  const shared = ['compound', 'structure', 'table', 'testing', 'text', 'xml', 'zip']
  const rules = JSON.stringify(biome.overrides)
  const folders = readdirSync(join(root, 'packages/extractor/src'), { withFileTypes: true })
  const undeclared = folders
    .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
    .filter((entry) => !rules.includes(`"../${entry.name}/**"`))
  expect(undeclared.map((entry) => entry.name)).toEqual([])
})
