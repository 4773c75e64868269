import { describe, expect, it } from 'vitest'
import { defineRule, runChecks } from './index.ts'
import { plus } from './relation.ts'
import { cleanReport } from './testing/clean-report.ts'
import { report, table } from './testing/facts.ts'

const input = report(table('three_public|total|actual 1.34', 'three_public|reception|actual 1.60'))

describe('rules', () => {
  it('are switched off by id', () => {
    const { checks } = runChecks(input, { off: ['three-public-totals'] })
    expect(checks.map((check) => check.rule)).not.toContain('three-public-totals')
  })

  it('are given another severity by id', () => {
    const { checks } = runChecks(input, { severity: { 'three-public-totals': 'info' } })
    expect(checks.find((check) => check.rule === 'three-public-totals')?.severity).toBe('info')
  })

  it('of one’s own are declared like those of the project', () => {
    const smallReception = defineRule({
      id: 'small-reception',
      title: { zh: '公务接待费不超过合计', en: 'Reception is at most the total' },
      basis: '内部规定',
      severity: 'warning',
      *find(book) {
        const [part, whole] = ['reception', 'total'].map((item) => book.figure(`three_public|${item}|actual`))
        if (part && whole) yield { kind: 'at_most', left: plus(part), right: plus(whole) }
      },
    })
    const { checks } = runChecks(input, { rules: [smallReception] })
    expect(checks.map((check) => [check.rule, check.verdict])).toEqual([['small-reception', 'inconsistent']])
  })
})

describe('coverage', () => {
  it('counts the facts in at least one sum that holds', () => {
    const facts = table(
      'three_public|total|actual 1.34',
      'three_public|reception|actual 0.16',
      'three_public|vehicle|actual 1.18',
      'three_public|vehicle|budget 2.00',
    )
    const { proven, provenByTable } = runChecks(report(facts))
    expect(proven).toBe(3)
    expect(provenByTable).toEqual({ three_public: { facts: 4, proven: 3 } })
  })

  it('a sum that fails proves nothing', () => {
    expect(runChecks(input).proven).toBe(0)
  })
})

describe('hostile input', () => {
  it('an endless number is left out and reported', () => {
    const [fact] = table('three_public|total|actual 1.34')
    const { checks, diagnostics } = runChecks(report(fact ? [{ ...fact, value: '9'.repeat(5000) }] : []))
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['check.value-out-of-range'])
    expect(checks.every((check) => check.verdict === 'not_applicable')).toBe(true)
  })

  it('a statement of ten thousand lines that do not add up is checked within seconds', { timeout: 20_000 }, () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `income|function:${2_000_000 + index * 3}|total 1.1${index % 10}`,
    )
    const { checks } = runChecks(report(table('income|total|total 5.00', ...lines)))
    expect(checks.some((check) => check.verdict === 'inconsistent')).toBe(true)
  })

  it.each(['1', '1.', '占', '增长1', '(', '12元', '（请', '决算数大于'])(
    'endless text of “%s” is read in no time',
    { timeout: 5000 },
    (piece) => {
      const paragraphs = [{ text: piece.repeat(100_000) }]
      expect(runChecks({ ...input, paragraphs }).checks.length).toBeGreaterThan(0)
    },
  )
})

it('is the same every time', () => {
  const facts = cleanReport(3, () => '万元')
  expect(runChecks(report(facts))).toEqual(runChecks(report(facts)))
})
