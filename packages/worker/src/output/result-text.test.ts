import type { Result } from '@gongkai/normalizer'
import { expect, test } from 'vitest'
import { resultText } from './result-text.ts'

const result: Result = {
  schemaVersion: 1,
  source: { sha256: '0'.repeat(64), name: 'a.pdf', format: 'pdf', bytes: 1, pages: 1 },
  engine: { version: '0.0.0', layouts: '' },
  report: { entity: '某某局', fiscalYear: 2024, kind: 'final_accounts', moneyUnit: null },
  facts: ['total', 'function:205'].map((item) => ({
    table: 'income',
    item,
    column: 'total',
    value: '100',
    unit: 'CNY' as const,
    raw: '1.00',
    rawUnit: '元' as const,
    source: { in: 'flow' as const, block: 1, kind: 'table' as const },
  })),
  evaluations: [],
  checks: [],
  conflicts: [],
  diagnostics: [],
  coverage: { printed: 2, placed: 2, proven: 0 },
}

test('is the JSON of the result', () => {
  expect(JSON.parse(resultText(result))).toEqual(result)
})

test('has a line for each fact', () => {
  const lines = resultText(result).split('\n')
  expect(lines.filter((line) => line.includes('"table":"income"'))).toHaveLength(2)
  expect(lines).toContain('  "evaluations": [],')
  expect(lines.at(-1)).toBe('')
})
