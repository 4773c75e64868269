import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defineConfig } from '../config.ts'
import { defineLayout, named } from '../layout.ts'
import { cases } from './conformance.cases.ts'
import { conformanceFailures, defineSample } from './conformance.ts'
import { layoutName } from './declaration-problems.ts'
import { builtIn, layouts } from './index.ts'
import { withLayouts } from './with-layouts.ts'

const guide = readFileSync(new URL('../../../../docs/layouts.md', import.meta.url), 'utf8')

describe('every built-in layout', () => {
  test.each(layouts.map((layout) => [layoutName(layout), layout] as const))(
    '%s: reads its sample whole and alone, and stands in the guide',
    (_, layout) => {
      expect(conformanceFailures(layouts, cases, { tested: [layout], guide })).toEqual([])
    },
  )

  test('uses nothing that an outside one cannot: words, helpers and other layouts that the package exports', () => {
    const layoutFiles = [...textOf('index.ts').matchAll(/from '(\.\/[a-z-]+\.ts)'/gu)].map((match) => match[1] ?? '')
    expect(layoutFiles).toHaveLength(layouts.length)
    const allowed = ['../layout.ts', './words.ts', './fund.ts', ...layoutFiles]
    for (const file of [...layoutFiles, './fund.ts', './words.ts'])
      for (const [, names = '', from] of textOf(file).matchAll(/import (.+) from '(.+)'/gu)) {
        expect(allowed, file).toContain(from)
        if (from === '../layout.ts')
          for (const [name] of names.replaceAll('type ', '').matchAll(/\w+/gu)) expect(exported, file).toContain(name)
      }
    expect(exported).toEqual(expect.arrayContaining(['words', 'builtIn']))
  })
})

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Names that the package gives to everyone, types among them. */
const exported = [...textOf('../index.ts').matchAll(/\w+/gu)].map(([name]) => name)

describe('the suite finds', () => {
  const receptions = defineLayout({
    table: 'three_public',
    name: 'three_public_example',
    title: '公务接待一览表',
    measure: 'money',
    panels: {
      any: { items: { reception: named('公务接待费') }, columns: { budget: named('预算'), actual: named('决算') } },
    },
  })
  const sample = {
    above: ['公务接待一览表', '单位：万元'],
    table: `
      | 项目       | 预算 | 决算 |
      | 公务接待费 | 2.00 | 1.00 |`,
    facts: { 'reception|budget': '2.00', 'reception|actual': '1.00' },
  } as const
  const problems = (layout = receptions, samples = [defineSample(layout, sample)]) =>
    conformanceFailures(withLayouts(layouts, layout), samples, { tested: [layout] }).map(({ problem }) => problem)

  test('nothing against a layout that obeys', () => {
    expect(problems()).toEqual([])
  })

  test('that there is no sample', () => {
    expect(problems(receptions, [])).toEqual(['it has no sample; draw one with defineSample'])
  })

  test('numbers without a place', () => {
    const budgetOnly = {
      ...receptions,
      panels: { any: { ...receptions.panels['any'], columns: { budget: named('预算') } } },
    }
    expect(problems(budgetOnly as typeof receptions)).toEqual([
      '1.00 of its sample has no place (unknown_column): line 公务接待费, column 决算',
      'reception|actual of its sample should be 1.00, but is not read',
    ])
  })

  test('numbers that the sample gives otherwise, or not at all', () => {
    const wrong = defineSample(receptions, { ...sample, facts: { 'reception|budget': '3.00' } })
    expect(problems(receptions, [wrong])).toEqual([
      'reception|budget of its sample should be 3.00, but is 2.00',
      'reception|actual of its sample is read as 1.00, which the sample does not say',
    ])
  })

  test('a layout that fits the sample just as well', () => {
    const twin = { ...receptions, name: 'three_public_twin' }
    const both = withLayouts(layouts, receptions, twin)
    const own = [defineSample(receptions, sample)]
    expect(conformanceFailures(both, own, { tested: [receptions] })).toHaveLength(1)
  })

  test('a sample that another layout reads', () => {
    const misnamed = defineSample(receptions, { ...sample, above: ['“三公”经费支出决算表', '单位：万元'] })
    expect(problems(receptions, [misnamed])).toEqual([
      expect.stringContaining('its sample is not read by it: the title is of another table'),
    ])
  })
})

test('facts of a sample that the vocabulary does not know do not compile', () => {
  // @ts-expect-error TS2353: the line is called reception
  defineSample(builtIn.three_public, { above: [], table: '', facts: { 'receptions|budget': '1.00' } })
  // @ts-expect-error TS2353: the column is called total
  defineSample(builtIn.income, { above: [], table: '', facts: { 'function:208|totals': '1.00' } })
})

test('a configuration with a rule or a severity that there cannot be does not compile', () => {
  // @ts-expect-error TS2322: there is no severity fatal
  defineConfig({ checks: { severity: { 'summary-totals': 'fatal' } } })
  // @ts-expect-error TS2353: the field is called layouts
  defineConfig({ layout: [] })
})
