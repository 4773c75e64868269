import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { ReadError } from '@gongkai/extractor'
import { type Fact, normalize, resultSchema } from '@gongkai/normalizer'
import { afterAll, expect, test, vi } from 'vitest'
import { readSource } from '../load.ts'

/** Files that were cut off: refused, or read as far as they are true, and then with a word on it. */

vi.setConfig({ testTimeout: 600_000 })

const root = new URL('../../../../', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-truncated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const keyOf = ({ table, item, column }: Fact): string => `${table}|${item}|${column}`

const samples = ['haidong.pdf', 'haidong.xlsx', 'lukou.docx', 'lukou.zip', 'guyuan.html']

test.each(samples.flatMap((name) => [25, 50, 75, 95].map((percent) => ({ name, percent }))))(
  '$percent % of $name',
  async ({ name, percent }) => {
    const whole = readFileSync(new URL(`samples/${name}`, root))
    const path = join(folder, `cut${extname(name)}`)
    writeFileSync(path, whole.subarray(0, Math.floor((whole.length * percent) / 100)))
    const golden = resultSchema.parse(JSON.parse(readFileSync(new URL(`golden/${name}.json`, root), 'utf8')))
    const truth = new Map(golden.facts.map((fact) => [keyOf(fact), fact.value]))
    try {
      const { document, source } = await readSource(path, {})
      const { facts, diagnostics } = normalize(document, { source })
      for (const fact of facts) expect([keyOf(fact), fact.value]).toEqual([keyOf(fact), truth.get(keyOf(fact))])
      expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'file_truncated' }))
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
      expect(error.code).toBe('corrupt')
    }
  },
)
