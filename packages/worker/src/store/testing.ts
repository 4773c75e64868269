import type { Layout, Result } from '@gongkai/normalizer'
import { readerOf } from './reader.ts'
import type { Engine, Reader, Source } from './store.ts'

export const engine: Engine = { version: '1.0.0', layouts: 'aaaa' }
export const newerEngine: Engine = { version: '1.1.0', layouts: 'bbbb' }

/** An engine of the same version that reads by these layouts, each with a title. */
export function readerWith(titles: Readonly<Record<string, string>>): Reader {
  const layouts = Object.entries(titles).map(
    ([name, title]): Layout => ({ table: 'income', name, title, measure: 'money', panels: {} }),
  )
  return { ...readerOf(layouts), version: engine.version }
}

/** A sha256 for tests: 64 times the same letter. */
export const shaOf = (letter: string): string => letter.repeat(64)

export const sourceOf = (origin: string, sha256: string): Source => ({
  origin,
  path: origin,
  sha256,
  bytes: 1_000,
  labels: {},
})

/** A result of so many facts; `values` says what some of them are. */
export function resultOf(sha256: string, values: readonly string[], by: Engine = engine): Result {
  return {
    schemaVersion: 1,
    source: { sha256, name: '决算.pdf', format: 'pdf', bytes: 1_000, pages: 3 },
    engine: by,
    report: { entity: '某局', fiscalYear: 2023, kind: 'final_accounts', moneyUnit: '万元' },
    facts: values.map((value, i) => ({
      table: 'income',
      item: `function:${2_010_000 + i}`,
      column: 'total',
      value,
      unit: 'CNY',
      raw: '1,108',
      rawUnit: '万元',
      source: { in: 'page', page: 2, box: [10, 20.5, 30, 40], kind: 'table' },
    })),
    evaluations: [
      {
        project: '道路养护',
        authority: null,
        unit: null,
        funds: {
          budgetInitial: '10',
          budgetAdjusted: null,
          executed: '9.5',
          executionPercent: '95',
          weight: null,
          score: null,
        },
        totalScore: '98.5',
        indicators: [],
        place: { in: 'page', page: 3, box: [1, 2, 3, 4] },
      },
    ],
    checks: [
      {
        rule: 'income_total',
        severity: 'error',
        verdict: 'exact',
        message: { zh: '合计相符', en: 'the total agrees' },
        facts: ['income|total|total'],
      },
    ],
    conflicts: [],
    diagnostics: [{ code: 'unit_missing', severity: 'warning', message: 'no unit', data: { page: 2 } }],
    coverage: { printed: values.length, placed: values.length, proven: 0 },
  }
}
