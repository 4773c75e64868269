import { describe, expect, it } from 'vitest'
import { runChecks } from '../index.ts'
import type { CheckInput } from '../input.ts'
import { cases as others } from './conformance.cases.ts'
import { figureCases } from './conformance.figures.ts'
import { wordingCases } from './conformance.wording.ts'
import { rules } from './index.ts'

const cases = { ...others, ...figureCases, ...wordingCases }

function verdicts(input: CheckInput, rule: string) {
  return runChecks(input)
    .checks.filter((check) => check.rule === rule)
    .map((check) => check.verdict)
}

describe('every rule', () => {
  it('has a report that passes and one that fails, and there is no case without a rule', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map((rule) => rule.id).sort())
  })

  it.each(rules.map((rule) => rule.id))('%s passes the report that obeys it', (id) => {
    const found = verdicts(cases[id]?.passes ?? { facts: [], report: { entity: null, fiscalYear: null } }, id)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((verdict) => verdict !== 'exact' && verdict !== 'within_rounding')).toEqual([])
  })

  it.each(rules.map((rule) => rule.id))('%s fails the report that does not', (id) => {
    const found = verdicts(cases[id]?.fails ?? { facts: [], report: { entity: null, fiscalYear: null } }, id)
    expect(found.some((verdict) => verdict === 'inconsistent' || verdict === 'improbable')).toBe(true)
  })

  it.each(rules)('$id says what must hold in Chinese and English, and on what ground', ({ id, title, basis }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
    expect(title.zh).toMatch(/\p{Script=Han}/u)
    expect(title.en).toMatch(/^[A-Z]/u)
    expect(basis).not.toBe('')
  })

  it.each(rules.map((rule) => rule.id))(
    '%s has nothing to say of an empty report, or says that it does not apply',
    (id) => {
      const found = verdicts({ facts: [], report: { entity: null, fiscalYear: null } }, id)
      expect(found.filter((verdict) => verdict !== 'not_applicable')).toEqual([])
    },
  )
})
