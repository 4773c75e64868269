import { expect, it } from 'vitest'
import { type Result, schemaVersion } from '../result.ts'
import { recheck, runChecks } from './index.ts'
import { report, table } from './testing/facts.ts'

const input = {
  ...report(table('three_public|total|actual 0.16', 'three_public|reception|actual 1.60')),
  paragraphs: [{ text: '与上年相比减少（增加）0 元。' }],
}

function stored(): Result {
  const { checks, conflicts, proven } = runChecks(input)
  return {
    schemaVersion,
    source: { sha256: '0'.repeat(64), name: 'a.pdf', format: 'pdf', bytes: 1, pages: 1 },
    engine: { version: '0.0.0', layouts: '' },
    report: { ...input.report, kind: 'final_accounts', moneyUnit: '万元' },
    facts: [...input.facts],
    evaluations: [],
    checks: [...checks],
    conflicts: [...conflicts],
    diagnostics: [],
    coverage: { printed: 2, placed: 2, proven },
  }
}

it('gives the same again where nothing changed', () => {
  expect(recheck(stored())).toEqual(stored())
})

it('sees a figure that was changed since', () => {
  const result = stored()
  const facts = result.facts.map((fact) => (fact.raw === '1.60' ? { ...fact, raw: '0.16', value: '1600' } : fact))
  const again = recheck({ ...result, facts })
  expect(again.checks.find((check) => check.rule === 'three-public-totals')?.verdict).toBe('exact')
  expect(again.coverage.proven).toBe(2)
  expect(again.checks.find((check) => check.rule === 'template-leftovers')?.verdict).toBe('inconsistent')
})

it('leaves out rules that are switched off', () => {
  expect(recheck(stored(), { off: ['template-leftovers'] }).checks.map((check) => check.rule)).not.toContain(
    'template-leftovers',
  )
})
