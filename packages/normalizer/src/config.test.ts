import { describe, expect, test } from 'vitest'
import { defineRule, rules } from './checks/index.ts'
import { configProblems, defineConfig } from './config.ts'
import { fingerprint } from './fingerprint.ts'
import { layouts } from './layouts/index.ts'

const rule = defineRule({
  id: 'always',
  title: { zh: '总是', en: 'Always' },
  basis: 'none',
  severity: 'info',
  find: () => [],
})

test('a configuration that can be used', () => {
  const config = defineConfig({
    layouts,
    checks: { rules: [...rules, rule], off: ['always'], severity: { always: 'error' } },
  })
  expect(configProblems(config)).toEqual([])
  expect(configProblems({})).toEqual([])
})

describe('a configuration that the compiler has not seen', () => {
  test.each([
    [undefined, 'the configuration must be an object: export default defineConfig({ … })'],
    [{ layout: [] }, 'there is no field layout in the configuration; allowed are layouts, checks'],
    [{ layouts: [] }, 'layouts must be a list of layouts'],
    [{ layouts: [{ table: 'three_publics' }] }, expect.stringContaining('do you mean three_public?')],
    [{ checks: { of: [] } }, 'there is no field of in checks; allowed are rules, off, severity'],
    [{ checks: { off: ['summary-total'] } }, expect.stringContaining('do you mean summary-totals?')],
    [{ checks: { off: ['always'] } }, 'checks.off: there is no rule "always"; gongkai rules lists them'],
    [
      { checks: { severity: { 'summary-totals': 'fatal' } } },
      'checks.severity.summary-totals: "fatal" must be one of info, warning, error',
    ],
    [{ checks: { rules: [{ ...rule, find: undefined }] } }, 'checks.rules[0].find must be a function'],
  ])('%#', (config, problem) => {
    expect(configProblems(config)).toEqual([problem])
  })
})

test('the fingerprint follows the checks where they are configured', () => {
  expect(fingerprint(layouts, undefined)).toBe(fingerprint(layouts))
  expect(fingerprint(layouts, { off: ['summary-totals'] })).not.toBe(fingerprint(layouts))
  expect(fingerprint(layouts, { rules: [rule] })).not.toBe(
    fingerprint(layouts, { rules: [{ ...rule, find: () => [] }, rule] }),
  )
})
