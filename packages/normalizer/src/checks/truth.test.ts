import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Evaluation, resultSchema } from '../result.ts'
import { runChecks } from './index.ts'
import { type Caught, seedErrors } from './testing/seeded.ts'
import { readTruth } from './testing/truth.ts'

/** Facts of real reports stand beside the checkout: they may not stand in it. */
const folder = fileURLToPath(new URL('../../../../../shared/truth/', import.meta.url))
const truthNames = ['guyuan', 'qinzhou', 'lukou', 'haidong', 'gaoping', 'putuo-planning'] as const
const truthOf = (name: (typeof truthNames)[number]) => readTruth(readFileSync(`${folder}${name}.csv`, 'utf8'))

const g = 'general_budget_expenditure'
const zeroBase = (table: string, column: string, ...items: string[]) =>
  items.map((item) => `inconsistent zero-base-percentages ${table}|${item}|${column}`)

/** What is odd in each report by its own figures, as found by hand; everything else must hold. */
const odd: Readonly<Record<(typeof truthNames)[number], readonly string[]>> = {
  guyuan: [
    // 301 repeats 人员经费合计
    'inconsistent economic-hierarchy basic_expenditure|economic:301|amount',
    'inconsistent basic-expenditure-totals basic_expenditure|personnel_total|amount',
    ...zeroBase('three_public', 'completion_percent', 'total', 'overseas', 'vehicle', 'reception'),
    ...zeroBase('three_public', 'change_percent', 'total', 'overseas', 'vehicle', 'reception'),
  ],
  qinzhou: [
    ...['institutional', 'business', 'other', 'non_fiscal_balance', 'opening_balance'].flatMap((item) =>
      zeroBase('income_expenditure_summary', 'change_percent', `income:${item}`),
    ),
    ...zeroBase(
      'income_expenditure_summary',
      'change_percent',
      'expenditure:balance_distribution',
      'expenditure:closing_balance',
    ),
    ...zeroBase('three_public', 'change_percent', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation'),
    // the same two amounts, 99.00 % and 98.75 %
    'improbable part-completion three_public|total|completion_percent',
  ],
  lukou: [
    `inconsistent prose-against-tables ${g}|function:2101501|total`,
    // class 302 alone, without 310
    'inconsistent operating-expense operating_expense|total|amount',
  ],
  haidong: [
    // 0.48元 for 0.48 万元
    `inconsistent prose-against-tables ${g}|function:2089999|total`,
    `inconsistent completion-percentages ${g}|function:2089999|completion_percent`,
    ...zeroBase('three_public', 'completion_percent', 'overseas', 'reception'),
    `improbable budget-of-items ${g}|total|budget`,
  ],
  gaoping: [],
  'putuo-planning': [
    // the text gives basic expenditure of all money for that of the general budget
    'inconsistent basic-expenditure-totals basic_expenditure|total|amount',
    'inconsistent basic-against-general-budget general_budget_expenditure|total|basic',
    // cut off, not rounded
    `inconsistent completion-percentages ${g}|total|completion_percent`,
    ...zeroBase('three_public', 'completion_percent', 'overseas', 'vehicle'),
  ],
}

describe.runIf(existsSync(folder))('real reports', () => {
  it.each(truthNames)('%s: what fails is odd, and what is odd fails', (name) => {
    const { checks } = runChecks({
      facts: truthOf(name),
      report: { entity: null, fiscalYear: 2024 },
      reading: { digits: 'printed' },
    })
    const failed = checks.filter((check) => check.verdict === 'inconsistent' || check.verdict === 'improbable')
    expect(failed.map((check) => `${check.verdict} ${check.rule} ${check.facts[0]}`).sort()).toEqual(
      [...odd[name]].sort(),
    )
  })

  it('self-evaluations that do not add up, and no others', () => {
    const failed = ['guyuan', 'haidong', 'gaoping'].map((name) => {
      const forms = JSON.parse(readFileSync(`${folder}performance/${name}.json`, 'utf8')) as Omit<Evaluation, 'place'>[]
      const evaluations = forms.map((form): Evaluation => ({ ...form, place: { in: 'flow', block: 1 } }))
      const { checks } = runChecks({ facts: [], report: { entity: null, fiscalYear: 2024 }, evaluations })
      return Object.groupBy(
        checks.filter((check) => check.verdict === 'inconsistent').map((check) => check.rule),
        (rule) => rule,
      )
    })
    expect(failed.map((rules) => Object.entries(rules).map(([rule, found]) => `${rule} ${found?.length}`))).toEqual([
      ['evaluation-scores 4', 'evaluation-weights 4', 'evaluation-fund-scores 1'],
      ['evaluation-fund-scores 4', 'evaluation-spending 1'],
      ['evaluation-rates 1'],
    ])
  })

  it('tells the cell that repeats another, and whose mistake it is', () => {
    const { checks } = runChecks({
      facts: truthOf('guyuan'),
      report: { entity: null, fiscalYear: 2024 },
      reading: { digits: 'printed' },
    })
    const failed = checks.filter((check) => check.severity === 'error' && check.verdict === 'inconsistent')
    expect(failed.map((check) => [check.blame, check.proposals?.[0]?.fact, check.proposals?.[0]?.value])).toEqual([
      ['publisher', 'basic_expenditure|economic:301|amount', '3613790.85'],
      ['publisher', 'basic_expenditure|economic:301|amount', '3613790.85'],
    ])
  })

  it('proves nearly every figure of the nine statements', () => {
    for (const name of ['lukou', 'haidong', 'gaoping', 'putuo-planning'] as const) {
      const { provenByTable } = runChecks({ facts: truthOf(name), report: { entity: null, fiscalYear: 2024 } })
      for (const table of ['income_expenditure_summary', 'income', 'expenditure', 'appropriation_summary']) {
        expect(provenByTable[table]?.proven).toBe(provenByTable[table]?.facts)
      }
    }
  })

  it('catches changed digits and names the cell', { timeout: 120_000 }, () => {
    const results: Caught[] = truthNames.flatMap((name, index) => seedErrors(truthOf(name), 400, index + 1))
    const caught = results.filter((one) => one.caught)
    expect(results.length).toBeGreaterThanOrEqual(2000)
    expect(caught.length / results.length).toBeGreaterThanOrEqual(0.95)
    expect(caught.filter((one) => one.proposed).length / caught.length).toBeGreaterThanOrEqual(0.95)
  })
})

const golden = fileURLToPath(new URL('../../../../golden/', import.meta.url))
const results = existsSync(golden) ? readdirSync(golden).filter((name) => name.endsWith('.json')) : []

describe.runIf(results.length > 0)('golden results', () => {
  it.each(results)('%s: changed digits are caught and the cell is named', { timeout: 120_000 }, (name) => {
    const { facts } = resultSchema.parse(JSON.parse(readFileSync(`${golden}${name}`, 'utf8')))
    const seeded = seedErrors(facts, 100, 1)
    const caught = seeded.filter((one) => one.caught)
    expect(caught.length).toBeGreaterThanOrEqual(seeded.length * 0.9)
    expect(caught.filter((one) => one.proposed).length).toBeGreaterThanOrEqual(caught.length * 0.8)
  })
})
