import { describe, expect, it } from 'vitest'
import type { Fact } from '../result.ts'
import { runChecks } from './index.ts'
import { prose, report, table } from './testing/facts.ts'

function verdictOf(rule: string, ...facts: readonly (readonly Fact[])[]) {
  return runChecks(report(...facts)).checks.find((check) => check.rule === rule)
}

describe('a sum', () => {
  // 539.73 + 169.00 = 708.73; each figure may be off by half of 0.01
  const line = (total: string) =>
    verdictOf(
      'expenditure-lines',
      table(`expenditure|total|total ${total}`, 'expenditure|total|basic 539.73', 'expenditure|total|project 169'),
    )

  it('is exact, within rounding, or inconsistent', () => {
    expect(line('708.73')?.verdict).toBe('exact')
    expect(line('708.74')?.verdict).toBe('within_rounding')
    expect(line('708.75')?.verdict).toBe('inconsistent')
  })

  it('gives both sides, difference and tolerance in 元', () => {
    expect(line('708.74')).toMatchObject({ left: '7087400', right: '7087300', difference: '100', tolerance: '150' })
  })

  it('says so in both languages, in the printed unit and in 元', () => {
    const { zh, en } = line('708.75')?.message ?? { zh: '', en: '' }
    for (const text of [zh, en]) {
      expect(text).toContain('708.75 万元 (7,087,500 元)')
      expect(text).toContain('708.73 万元 (7,087,300 元)')
      expect(text).toContain('0.02 万元')
      expect(text).toContain('0.015 万元')
    }
  })

  it('of many parts may be off by so much that rounding is no explanation', () => {
    // 24 sections, tolerance 12.5 steps, four standard deviations 5.8
    const sections = Array.from(
      { length: 24 },
      (_, index) => `basic_expenditure|economic:302${String(index + 1).padStart(2, '0')}|amount 1.11`,
    )
    const of = (total: string) =>
      verdictOf('economic-hierarchy', table(`basic_expenditure|economic:302|amount ${total}`, ...sections))?.verdict
    expect(['26.64', '26.69', '26.72', '26.80'].map(of)).toEqual([
      'exact',
      'within_rounding',
      'improbable',
      'inconsistent',
    ])
  })

  it('has the finest step of its statement, for zeros at the end are dropped', () => {
    const facts = table(
      'income|total|total 1,108',
      'income|total|appropriation 1,100',
      'income|total|other 7.5',
      'income|function:208|total 4.92',
    )
    expect(verdictOf('income-lines', facts)?.verdict).toBe('inconsistent')
  })

  it('of blank parts says nothing, a blank among figures adds nothing, and a printed zero counts', () => {
    expect(verdictOf('income-lines', table('income|total|total 5.00'))?.verdict).toBe('not_applicable')
    expect(verdictOf('income-lines', table('income|total|total 5.00', 'income|total|other 5.00'))?.verdict).toBe(
      'exact',
    )
    expect(verdictOf('income-lines', table('income|total|total 5.00', 'income|total|other 0'))?.verdict).toBe(
      'inconsistent',
    )
  })
})

describe('the same figure said twice', () => {
  const said = (one: string, other: string) =>
    verdictOf(
      'prose-against-tables',
      table(
        `general_budget_expenditure|function:210|total ${one}`,
        'general_budget_expenditure|function:208|total 0.01',
      ),
      prose(`general_budget_expenditure|function:210|actual ${other}`),
    )?.verdict

  it('has the same digits at the same step', () => {
    expect(said('438.78', '438.78')).toBe('exact')
    expect(said('438.78', '438.79')).toBe('inconsistent')
  })

  it('has a common point at different steps', () => {
    expect(said('4387849.99元', '438.78')).toBe('within_rounding')
    expect(said('4387849.99元', '438.79')).toBe('inconsistent')
    expect(said('97465000.00元', '0.97亿元')).toBe('within_rounding')
  })

  it('in fewer digits may be rounded, which is not usual', () => {
    expect(said('150.48', '150.5')).toBe('improbable')
    expect(said('150.48', '151.5')).toBe('inconsistent')
  })
})

describe('the step of the text and of zeros', () => {
  const g = 'general_budget_expenditure'
  const codes = ['2010301', '2010302', '2050803', '2080501', '2080505', '2101101', '2210201', '2210203']
  const verdicts = (facts: readonly Fact[], rule: string) =>
    runChecks(report(facts))
      .checks.filter((check) => check.rule === rule)
      .map((check) => check.verdict)

  it('a text that rounds all its figures may round each of them', () => {
    const facts = [
      ...table(...codes.map((code) => `${g}|function:${code}|total 12.345678`)),
      ...prose(...codes.map((code) => `${g}|function:${code}|actual 12.35`)),
    ]
    expect(new Set(verdicts(facts, 'prose-against-tables'))).toEqual(new Set(['within_rounding']))
  })

  it('zeros have a style of their own beside enough other amounts', () => {
    // 4 + 4 = 9 in whole 万元, and 0.00 beside them
    const line = (code: string, total: string) => [
      `${g}|function:${code}|total ${total}`,
      `${g}|function:${code}|basic 4`,
      `${g}|function:${code}|project 4`,
    ]
    const whole = ['201', '205', '208'].flatMap((code) => line(code, '9'))
    const facts = table(...whole, `${g}|function:221|total 0.00`)
    expect(verdicts(facts, 'basic-project-lines')).toContain('within_rounding')
    expect(verdicts(facts, 'basic-project-lines')).not.toContain('inconsistent')
  })
})

describe('a percentage', () => {
  const of = (actual: string, budget: string, percent: string) =>
    verdictOf(
      'completion-percentages',
      prose(
        `three_public|total|actual ${actual}`,
        `three_public|total|budget ${budget}`,
        `three_public|total|completion_percent ${percent}%`,
      ),
    )?.verdict

  it('meets the quotients of all that the amounts may be', () => {
    expect(of('0.69', '0.69', '100')).toBe('exact')
    // 0.785 … 0.795 of 0.795 … 0.805
    expect(of('0.79', '0.80', '99.00')).toBe('within_rounding')
    expect(of('0.79', '0.80', '97.00')).toBe('inconsistent')
  })

  it('cut off instead of rounded is wrong, and the proposal says so', () => {
    const check = verdictOf(
      'completion-percentages',
      prose(
        'three_public|total|actual 9746.50',
        'three_public|total|budget 10210.34',
        'three_public|total|completion_percent 95.45%',
      ),
    )
    expect(check?.proposals?.[0]).toMatchObject({ fact: 'three_public|total|completion_percent', value: '95.46' })
    expect(check?.proposals?.[0]?.why).toContain('cut off')
  })

  it('of a change may be computed before the change is rounded', () => {
    // 1.004 − 0.996 = 0.008 is printed as 1.00 − 1.00 = 0.00
    const check = verdictOf(
      'change-percentages',
      table('three_public|total|actual 1.00'),
      prose('three_public|total|change 0.00', 'three_public|total|change_percent 0.80%'),
    )
    expect(check?.verdict).toBe('within_rounding')
  })

  it('no more can have been added than there is now', () => {
    const check = verdictOf(
      'change-percentages',
      table('three_public|total|actual 36.20元'),
      prose('three_public|total|change 6.20万元', 'three_public|total|change_percent 20.67%'),
    )
    expect(check).toMatchObject({ verdict: 'inconsistent', blame: 'publisher' })
  })

  it('of a base that may be zero says nothing', () => {
    const check = verdictOf(
      'change-percentages',
      table('three_public|total|actual 0.01'),
      prose('three_public|total|change 0.00', 'three_public|total|change_percent 50%'),
    )
    expect(check?.verdict).toBe('not_applicable')
  })
})
