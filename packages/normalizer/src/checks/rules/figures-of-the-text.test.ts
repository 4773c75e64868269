import { describe, expect, it } from 'vitest'
import { runChecks } from '../index.ts'
import type { CheckInput } from '../input.ts'
import { report, table } from '../testing/facts.ts'

/** Sentences that are right, and look wrong at first sight. */

const b = 'basic_expenditure'

function failing(input: CheckInput): string[] {
  return runChecks(input)
    .checks.filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
    .map(({ rule, message }) => `${rule} ${message.zh}`)
}

function said(text: string, ...lines: readonly string[]): CheckInput {
  return { ...report(table('three_public|total|actual 0.69', ...lines)), paragraphs: [{ text }] }
}

function form(project: string, budget: string, executed: string, totalScore: string | null = null) {
  const funds = {
    budgetInitial: budget,
    budgetAdjusted: budget,
    executed,
    executionPercent: null,
    weight: null,
    score: null,
  }
  return {
    project,
    authority: null,
    unit: null,
    funds,
    totalScore,
    indicators: [],
    place: { in: 'flow' as const, block: 1 },
  }
}

describe('shares', () => {
  const shares = (text: string) =>
    runChecks(said(text, 'expenditure|total|total 300.00')).checks.filter(({ rule }) => rule === 'shares')

  it('that come to 100 were made to, and may be off by a step', () => {
    // 66.667, 16.667 and 16.667 would come to 100.01
    const closed =
      '本年支出合计 30000.00 万元，其中：教育 20000.00 万元，占 66.67%；卫生 5000.00 万元，占 16.67%；住房 5000.00 万元，占 16.66%。'
    expect(shares(closed).map(({ verdict }) => verdict)).not.toContain('inconsistent')
    expect(shares(closed.replace('占 16.67%', '占 16.66%')).map(({ verdict }) => verdict)).toContain('inconsistent')
  })

  it('of one list are of one whole, and no other total that happens to fit', () => {
    // 50 of 300 is 16.67 %; of 69 it is 72.46 %
    const list = '本年支出合计 300.00 万元，其中：教育 250.00 万元，占 83.33%；其他 0.50 万元，占 72.46%。'
    expect(shares(list).map(({ verdict }) => verdict)).toEqual(['exact', 'inconsistent'])
  })

  it('of all expenditure may be of the fund that is spoken of', () => {
    const spoken = '一般公共预算支出 200.00 万元，其中：教育 100.00 万元，占支出总额的 50%。'
    expect(shares(spoken).map(({ verdict }) => verdict)).toEqual(['exact'])
  })
})

describe('no alarm', () => {
  it('when the rate is of the initial budget, which is given as well', () => {
    expect(
      failing(
        said('设备购置项目绩效自评综述：年初预算数 100 万元，全年预算数 80 万元，执行数 80 万元，完成年初预算的 80%。'),
      ),
    ).toEqual([])
  })

  it('when only some of the projects have a published form', () => {
    expect(
      failing({
        ...said('开展绩效自评，其中一级项目 2 个，二级项目 30 个，共涉及资金 900 万元。'),
        evaluations: [form('设备购置', '800000', '600000')],
      }),
    ).toEqual([])
  })

  it('when the forms of several funds are more than the projects of each', () => {
    expect(
      failing({
        ...said('开展绩效自评，一般公共预算项目 1 个 80 万元；政府性基金预算项目 1 个 50 万元。'),
        evaluations: [form('设备购置', '800000', '600000'), form('道路养护', '500000', '500000')],
      }),
    ).toEqual([])
  })

  it('when only one grade is told', () => {
    expect(failing(said('绩效自评项目 9 个，涉及资金 12 万元，其中评级为“优”的项目 7 个。'))).toEqual([])
  })

  it('when another project has nearly the same name', () => {
    expect(
      failing({
        ...said('信息系统一期建设项目绩效自评综述：全年预算数 80 万元，执行数 80 万元，完成预算的 100%。'),
        evaluations: [form('信息系统二期建设', '500000', '500000')],
      }),
    ).toEqual([])
  })

  it('when one of several reasons goes the other way', () => {
    expect(
      failing(said('比上年减少 3 万元，下降 10%，主要原因是：一是人员经费增加；二是压缩公务接待，公用经费支出减少。')),
    ).toEqual([])
    expect(failing(said('比上年减少 3 万元，下降 10%，主要原因是上年一次性支出增加。'))).toEqual([])
  })

  it('when the next year is planned', () => {
    expect(failing(said('按照规划，2025 年度居民满意率达 98%。'))).toEqual([])
  })

  it('when the components are those of all money', () => {
    const lines = [`${b}|public_total|amount 9.00`, `${b}|economic:30201|amount 9.00`]
    expect(failing(said('公用经费 30.00 万元，主要包括：办公费、咨询费。', ...lines))).toEqual([])
  })

  it('when the statement of basic expenditure is not complete', () => {
    const lines = [`${b}|public_total|amount 9.00`, `${b}|economic:30201|amount 6.00`]
    const found = failing(said('公用经费 9.00 万元，主要包括：办公费、咨询费。', ...lines))
    expect(found.filter((check) => check.startsWith('components'))).toEqual([])
  })
})

it('says both figures, the difference and the place', () => {
  const place = { in: 'flow' as const, block: 7 }
  const printed = form('设备购置', '800000', '600000')
  const { checks } = runChecks({
    ...report(table('three_public|total|actual 0.69')),
    paragraphs: [{ text: '设备购置项目绩效自评综述：全年预算数 80 万元，执行数 62 万元。', place }],
    evaluations: [{ ...printed, funds: { ...printed.funds, executionPercent: '75' } }],
  })
  const found = checks.find(
    ({ rule, verdict }) => rule === 'evaluation-text-against-forms' && verdict === 'inconsistent',
  )
  expect(found?.message.zh).toBe(
    '文字中《设备购置》执行数 为 62 万元 (620,000 元)，《设备购置》自评表执行数 为 600,000 元，相差 2 万元（容差 0.505 万元）：不符。',
  )
  expect(found?.message.en).toContain('“设备购置” in the text')
  expect(found?.place).toEqual(place)
})
