import { describe, expect, it } from 'vitest'
import { runChecks } from './index.ts'
import type { CheckInput } from './input.ts'
import { prose, report, stated, table } from './testing/facts.ts'

const g = 'general_budget_expenditure'

/** A line printed 16.80 for 18.60: the line itself and the column it stands in do not add up. */
const swapped = table(
  `${g}|total|total 56.66`,
  `${g}|function:208|total 56.66`,
  `${g}|function:2080505|total 38.06`,
  `${g}|function:2080506|total 16.80`,
  `${g}|function:2080506|basic 12.00`,
  `${g}|function:2080506|project 6.60`,
)

function failed(input: CheckInput) {
  return runChecks(input).checks.filter((check) => check.verdict === 'inconsistent')
}

describe('who is wrong', () => {
  it('the cell that mends every sum that fails and breaks none, with the slip that explains it', () => {
    const checks = failed(report(swapped))
    expect(checks.map((check) => check.rule)).toEqual(['function-hierarchy', 'basic-project-lines'])
    for (const { blame, proposals } of checks) {
      expect(blame).toBe('publisher')
      expect(proposals?.[0]).toMatchObject({ fact: `${g}|function:2080506|total`, value: '186000' })
      expect(proposals?.[0]?.why).toContain('two digits are swapped')
    }
  })

  it('recognised digits are doubted before the publisher, the less sure the sooner', () => {
    const confidence = { [`${g}|function:2080506|total`]: 61 }
    const [check] = failed({ ...report(swapped), reading: { digits: 'recognised', confidence } })
    expect(check?.blame).toBe('reading')
    const sure = Object.fromEntries(swapped.map((fact) => [`${fact.table}|${fact.item}|${fact.column}`, 97]))
    expect(failed({ ...report(swapped), reading: { digits: 'recognised', confidence: sure } })[0]?.blame).toBe(
      'undecided',
    )
  })

  it('a digit that mends the sum was misread, however sure the recognition is', () => {
    const facts = table(`${g}|total|total 56.66`, `${g}|function:208|total 56.86`, `${g}|function:20805|total 56.66`)
    const sure = Object.fromEntries(facts.map((fact) => [`${fact.table}|${fact.item}|${fact.column}`, 97]))
    const [check] = failed({ ...report(facts), reading: { digits: 'recognised', confidence: sure } })
    expect(check?.blame).toBe('reading')
    expect(check?.proposals?.[0]).toMatchObject({ fact: `${g}|function:208|total`, value: '566600' })
    expect(check?.proposals?.[0]?.why).toContain('one digit differs, perhaps misread')
  })

  it('a number without a place that makes up the difference is a row that was lost', () => {
    const facts = table(`${g}|function:208|total 56.66`, `${g}|function:2080505|total 38.06`)
    const [check] = failed({ ...report(facts), reading: { digits: 'printed', unplaced: ['186000'] } })
    expect(check?.blame).toBe('reading')
  })

  it('nobody is blamed without evidence of how the digits were read', () => {
    const { reading: _, ...input } = report(swapped)
    expect(failed(input)[0]?.blame).toBe('undecided')
  })

  it('nobody is blamed where another cell explains it as well', () => {
    const facts = table('three_public|total|actual 0.16', 'three_public|reception|actual 1.60')
    const [check] = failed(report(facts))
    expect(check?.proposals).toHaveLength(2)
    expect(check?.blame).toBe('undecided')
  })

  it('nobody is blamed where the statement was not understood in full', () => {
    const doubted = { digits: 'printed', doubted: [g] } as const
    expect(failed({ ...report(swapped), reading: doubted }).map((check) => check.blame)).toEqual([
      'undecided',
      'undecided',
    ])
  })

  it('proposals are shown, never applied', () => {
    const input = report(swapped)
    const before = structuredClone(input.facts)
    runChecks(input)
    expect(input.facts).toEqual(before)
  })

  it('元 for 万元 in a sentence explains the percentage too', () => {
    const facts = [
      ...table(`${g}|function:208|total 0.48`),
      ...prose(
        `${g}|function:208|budget 0.48`,
        `${g}|function:208|actual 0.48元`,
        `${g}|function:208|completion_percent 100%`,
      ),
    ]
    const checks = failed(report(facts))
    expect(checks.map((check) => check.rule)).toEqual(['prose-against-tables', 'completion-percentages'])
    for (const { proposals } of checks) {
      expect(proposals?.[0]).toMatchObject({ fact: `${g}|function:208|actual`, value: '4800' })
    }
  })

  it('a change that goes the other way is turned', () => {
    const facts = [
      ...table('three_public|total|actual 90.00'),
      ...prose('three_public|total|change 10.00', 'three_public|total|change_percent 10%'),
    ]
    const [check] = failed(report(facts))
    expect(check).toMatchObject({ rule: 'change-percentages', blame: 'publisher' })
    expect(check?.proposals).toMatchObject([{ fact: 'three_public|total|change', value: '-100000' }])
  })
})

describe('conflicts', () => {
  const [personnel, class303, class301, elsewhere] = [
    ...table(
      'basic_expenditure|personnel_total|amount 361.48',
      'basic_expenditure|economic:303|amount 0.11',
      'basic_expenditure|economic:301|amount 361.48',
    ),
    ...prose('basic_expenditure|economic:301|amount 361.37'),
  ] as [never, never, Parameters<typeof stated>[0], Parameters<typeof stated>[0]]

  it('name the sighting that the sums speak against', () => {
    const { conflicts } = runChecks(report([personnel, class303, stated(class301, elsewhere)]))
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]).toMatchObject({ fact: 'basic_expenditure|economic:301|amount', outlier: 0 })
    expect(conflicts[0]?.sightings.map((sighting) => sighting.value)).toEqual(['3614800', '3613700'])
  })

  it('name the one against a majority', () => {
    const { conflicts } = runChecks(report([stated(class301, class301, elsewhere)]))
    expect(conflicts[0]?.outlier).toBe(2)
  })

  it('are none where rounding explains the difference', () => {
    const [exact] = prose('basic_expenditure|economic:301|amount 3614846.85元')
    const { conflicts } = runChecks(report([exact ? stated(class301, exact) : class301]))
    expect(conflicts).toEqual([])
  })
})
