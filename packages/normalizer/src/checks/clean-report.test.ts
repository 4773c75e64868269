import { describe, expect, it } from 'vitest'
import { runChecks } from './index.ts'
import { cleanReport, type MoneyUnit } from './testing/clean-report.ts'
import { seedErrors } from './testing/seeded.ts'

const seeds = Array.from({ length: 40 }, (_, index) => index + 1)

/** One statement in 元, the others in 万元; then 千元 besides. */
const mixtures: Readonly<Record<string, (table: string) => MoneyUnit>> = {
  'all in 元': () => '元',
  'all in 万元': () => '万元',
  'income in 元, the others in 万元': (table) => (table === 'income' ? '元' : '万元'),
  'the summary in 万元, the others in 元': (table) => (table === 'income_expenditure_summary' ? '万元' : '元'),
  'three units': (table) => (table.startsWith('income') ? '元' : table.startsWith('basic') ? '千元' : '万元'),
}

describe('exact accounts, rounded figure by figure', () => {
  it.each(Object.keys(mixtures))('%s: no false alarm', (name) => {
    for (const seed of seeds) {
      const { checks } = runChecks({
        facts: cleanReport(seed, mixtures[name] ?? (() => '万元')),
        report: { entity: null, fiscalYear: null },
      })
      expect(checks.filter((check) => check.verdict === 'inconsistent' || check.verdict === 'improbable')).toEqual([])
    }
  })

  it('catches changed digits in mixed units', () => {
    const results = seeds
      .slice(0, 5)
      .flatMap((seed) =>
        seedErrors(cleanReport(seed, mixtures['income in 元, the others in 万元'] ?? (() => '元')), 60, seed),
      )
    expect(results.filter((one) => one.caught).length / results.length).toBeGreaterThanOrEqual(0.9)
  })

  it('a statement in 元 that was converted from 万元 has the step of 万元', () => {
    const facts = cleanReport(7, () => '万元').map((fact) =>
      fact.table === 'expenditure' ? { ...fact, raw: `${fact.value}.00`, rawUnit: '元' as const } : fact,
    )
    const { checks } = runChecks({ facts, report: { entity: null, fiscalYear: null } })
    expect(checks.filter((check) => check.verdict === 'inconsistent')).toEqual([])
  })
})
