import { describe, expect, it } from 'vitest'
import { openBook } from '../book.ts'
import { report, table } from '../testing/facts.ts'
import { evaluatedCounts } from './counts.ts'
import { evaluationSection } from './read.ts'

function bookOf(...texts: readonly string[]) {
  const paragraphs = texts.map((text) => ({ text }))
  return openBook({ ...report(table('three_public|total|actual 0.69')), paragraphs })
}

const read = (...texts: readonly string[]) => evaluationSection(bookOf(...texts))
const shown = (figure: { readonly raw: string; readonly rawUnit: string } | undefined) =>
  figure && figure.raw + figure.rawUnit

describe('what the text says of single projects', () => {
  it('reads budget, spending, rate and score after the phrases of the form', () => {
    const { statements } = read(
      '（1）“道路养护”项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为 95.5 分。项目全年预算数为 1,200.00 万元，执行数为 900.00 万元，完成预算的 75%。',
    )
    expect(
      statements.map((one) => [one.project, shown(one.budgets[0]), shown(one.executed), one.rate?.raw, one.score?.raw]),
    ).toEqual([['道路养护', '1,200.00万元', '900.00万元', '75', '95.5']])
  })

  it('tells projects of one paragraph apart', () => {
    const { statements } = read(
      '部门评价结果。道路养护项目全年预算数 60 万元，执行数 60 万元，完成预算的 100%，自评得分 99 分。设备购置项目全年预算数 30 万元，执行数 15 万元，完成预算的 50%。',
    )
    expect(statements.map(({ project, score }) => [project, score?.raw])).toEqual([
      ['道路养护', '99'],
      ['设备购置', undefined],
    ])
  })

  it('knows all expenditure of the body from a project', () => {
    const { statements } = read(
      '本单位整体支出全年预算数 80 万元，执行数 60 万元，完成预算的 75%，绩效自评得分 92 分。',
    )
    expect(statements.map(({ whole, project }) => [whole, project])).toEqual([[true, null]])
  })

  it('joins a sentence that a page break cut in two', () => {
    const { statements } = read(
      '道路养护项目绩效自评综述：项目全年预算数为 60 万元，执行数为 30 万元，',
      '完成预算的 50%。',
    )
    expect(statements[0]?.rate?.raw).toBe('50')
  })

  it('leaves the lines of the functional classification alone', () => {
    expect(
      read('绩效。行政运行（项）年初预算为 36 万元，支出决算为 33 万元，完成年初预算的 91.67%。').statements,
    ).toEqual([])
  })
})

describe('what the text says of all projects', () => {
  it('reads numbers, money and share for each fund', () => {
    const { money } = read(
      '本部门组织对一般公共预算项目支出全面开展绩效自评，其中，一级项目 2 个，二级项目 7 个，共涉及资金 300.5 万元，占一般公共预算项目支出总额的 100%。对 2 个政府性基金预算项目开展绩效自评，共涉及资金 50 万元，占政府性基金预算项目支出总额的 80%。',
    )
    expect(
      money.map(({ fund, counts, amount, shares }) => [
        fund,
        counts.map(({ number }) => number),
        shown(amount),
        shares.map(({ of, percent }) => `${of} ${percent.raw}`),
      ]),
    ).toEqual([
      ['general_budget', [2, 7], '300.5万元', ['一般公共预算项目支出总额 100']],
      ['government_fund', [2], '50万元', ['政府性基金预算项目支出总额 80']],
    ])
  })

  it('tells the evaluation of the body itself from others', () => {
    const { money } = read(
      '编报绩效目标的项目 9 个，涉及预算金额 90 万元；绩效自评的项目 8 个，涉及预算金额 80 万元；组织对 3 个项目开展了部门评价，涉及一般公共预算支出 30 万元。',
    )
    expect(money.map(({ scope, counts }) => [scope, counts.map(({ number }) => number)])).toEqual([
      ['other', [9]],
      ['self', [8]],
      ['other', [3]],
    ])
  })

  it('reads the grades in either order', () => {
    const { graded } = read(
      '绩效自评项目 6 个，涉及资金 12 万元，其中，评级为“优”的项目 4 个，评级为“良”的项目 2 个。',
      '本部门项目 6 个，均开展绩效自评：4 个项目评为一等，2 个项目评为二等。',
    )
    expect(
      graded.map(({ counts, grades }) => [counts[0]?.number, grades.map((one) => one.grade + one.number)]),
    ).toEqual([
      [6, ['优4', '良2']],
      [6, ['一等4', '二等2']],
    ])
  })

  it('counts the projects of all funds, or those of the whole where they are given', () => {
    const funds = '开展绩效自评，一般公共预算项目 3 个 30 万元；政府性基金预算项目 2 个 20 万元。'
    expect(evaluatedCounts(bookOf(funds)).map((list) => list.map(({ number }) => number))).toEqual([[3], [2]])
    const whole = `开展绩效自评，涉及项目 5 个，共涉及资金 50 万元。其中，${funds}`
    expect(evaluatedCounts(bookOf(whole)).map((list) => list.map(({ number }) => number))).toEqual([[5]])
  })

  it('stays quick on long nonsense', () => {
    const hostile = '项目1个，涉及资金1万元，占项目支出的1%；绩效自评全年预算数1万元，执行数1万元，'.repeat(3000)
    const start = performance.now()
    read(hostile, hostile.slice(0, 5900), '绩效'.repeat(2900), `绩效${'1,111'.repeat(1100)}`)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
