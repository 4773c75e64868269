import { describe, expect, test } from 'vitest'
import { explained, proseOf } from './testing.ts'

const summary = '一、收入支出决算总体情况说明'
const expenditure = '三、支出决算情况说明'
const appropriation = '四、财政拨款收入支出决算总体情况说明'
const general = '五、一般公共预算财政拨款支出决算情况说明'
const basic = '六、一般公共预算财政拨款基本支出决算情况说明'
const threePublic = '七、财政拨款“三公”经费支出决算情况说明'
const procurement = '（二）政府采购支出情况说明'
const assets = '（三）国有资产占用情况说明'
const s = 'income_expenditure_summary'
const t = 'three_public'
const p = 'procurement'

describe('parts of a budget are budgets', () => {
  test('in the sentence, and in the one that goes on with it', () => {
    const budgets = [`${t}|reception|budget=30000`, `${t}|total|budget=150000`]
    expect(explained([threePublic, '“三公”经费支出预算为15万元，其中：公务接待费3万元。'])).toEqual(budgets)
    expect(explained([threePublic, '“三公”经费年初预算15万元。其中：公务接待费3万元。'])).toEqual(budgets)
  })

  test('in the list below, and no further', () => {
    const list = ['“三公”经费预算15万元，其中：', '1.公务接待费3万元；', '2.公务用车运行维护费12万元。']
    expect(explained([threePublic, ...list, '公务接待费支出2万元。'])).toEqual([
      `${t}|reception|actual=20000`,
      `${t}|reception|budget=30000`,
      `${t}|total|budget=150000`,
      `${t}|vehicle_operation|budget=120000`,
    ])
  })

  test('a budget that was adjusted within the year', () => {
    const text = '农林水支出（类）年初预算3万元，年中调整预算2万元，支出决算2万元。'
    expect(explained([general, text])).toEqual([
      'general_budget_expenditure|function:213|actual=20000',
      'general_budget_expenditure|function:213|budget=30000',
      'general_budget_expenditure|function:213|budget_adjusted=20000',
    ])
  })

  test('but where it is told what was spent, parts are of that', () => {
    const text = '“三公”经费支出9万元，比年初预算数15万元减少6万元，其中：公务接待费2万元。'
    expect(explained([threePublic, text])).toContain(`${t}|reception|actual=20000`)
    expect(explained([procurement, '政府采购预算9万元，实际采购金额8万元，其中：货物5万元。'])).toEqual([
      `${p}|goods|amount=50000`,
      `${p}|total|amount=80000`,
      `${p}|total|budget=90000`,
    ])
  })

  test('parts of a plan, or of what is told after them, are of no line', () => {
    expect(explained([procurement, '政府采购计划9万元，其中：货物5万元、服务4万元。'])).toEqual([])
    const text = '政府采购预算9万元，其中：货物5万元，服务4万元；实际支出8万元，其中：货物4万元。'
    expect(explained([procurement, text])).toEqual([
      `${p}|goods|budget=50000`,
      `${p}|services|budget=40000`,
      `${p}|total|budget=90000`,
    ])
  })
})

describe('figures of another year', () => {
  test('the budget of the year before, or of the next one', () => {
    const actual = [`${t}|total|actual=90000`]
    for (const other of ['比上年预算数10万元减少1万元', '较2023年年初预算数减少1万元', '完成2023年预算的90%']) {
      expect(explained([threePublic, `“三公”经费支出决算9万元，${other}。`])).toEqual(actual)
    }
    expect(
      explained([threePublic, '“三公”经费2025年预算10万元，比2024年增加1万元。2025年预算公务接待费1万元。']),
    ).toEqual([])
    expect(explained([threePublic, '“三公”经费2024年预算10万元。'])).toEqual([`${t}|total|budget=100000`])
  })

  test('a paragraph that begins with another year speaks of that until it names the year of the report', () => {
    const text = '2023年“三公”经费预算较2022年度增加2万元，其中：公务接待费较上年增加1万元。公务接待费比上年减少3万元。'
    expect(explained([threePublic, text])).toEqual([])
    expect(explained([threePublic, `${text}2024年公务接待费2万元，比上年减少1万元。`])).toEqual([
      `${t}|reception|actual=20000`,
      `${t}|reception|change=-10000`,
    ])
    expect(explained([threePublic, text, '公务接待费2万元。'])).toEqual([`${t}|reception|actual=20000`])
  })

  test('a year behind the name is of the figure after it', () => {
    for (const text of ['公务接待费2024年2万元，2023年3万元。', '公务接待费2023年3万元、2024年2万元。']) {
      expect(explained([threePublic, text])).toEqual([`${t}|reception|actual=20000`])
    }
  })

  test('several years together', () => {
    for (const years of ['2022年至2024年累计', '2022-2024年', '“十四五”以来，', '2022年以来']) {
      expect(explained([summary, `${years}收入总计90万元。`])).toEqual([])
    }
  })

  test('what is compared may stand behind 相比', () => {
    expect(explained([summary, '收入总计9万元，相比2023年增加1万元，增长12.5%。'])).toEqual([
      `${s}|income:grand_total|amount=90000`,
      `${s}|income:grand_total|change=10000`,
      `${s}|income:grand_total|change_percent=12.5`,
    ])
  })
})

describe('figures of some of the bodies, or of some of the money', () => {
  test('bodies under it are not all of them', () => {
    const total = [`${s}|income:grand_total|amount=90000`]
    expect(explained([summary, '收入总计9万元，其中：下属某中心收入总计3万元，支出总计2万元。'])).toEqual(total)
    expect(explained([summary, '收入总计9万元。所属某学校收入总计3万元。'])).toEqual(total)
    const body = '2024年度某市直属机关工作委员会收入总计9万元。'
    expect(explained([summary, body])).toEqual(total)
    for (const all of ['本部门所属各预算单位', '本级及所属单位']) {
      expect(explained([assets, `截至2024年12月31日，${all}共有车辆5辆。`])).toEqual(['state_assets|vehicles|count=5'])
    }
    expect(explained(['（一）机关运行经费支出情况', '局机关及下属单位机关运行经费支出5万元。'])).toEqual([
      'operating_expense|total|amount=50000',
    ])
  })

  test('the body itself (本级, 局机关) stands behind all of them', () => {
    const texts = ['某局本级“三公”经费支出6万元。', '“三公”经费支出9万元。']
    for (const order of [texts, texts.toReversed()]) {
      expect(explained([threePublic, ...order])).toEqual([`${t}|total|actual=90000`])
    }
    expect(explained([threePublic, texts[0] ?? ''])).toEqual([`${t}|total|actual=60000`])
    expect(explained([basic, '基本支出9万元，其中：局机关人员经费5万元。'])).toEqual([
      'basic_expenditure|total|amount=90000',
    ])
  })

  test('a part that is called like the whole', () => {
    const text = '“三公”经费支出9万元，其中：一般公共预算财政拨款“三公”经费支出8万元。'
    const read = proseOf([threePublic, text])
    expect(read.facts.map(({ item, value }) => [item, value])).toEqual([['total', '90000']])
    expect(read.sightings).toEqual([])
  })

  test('the part with the whole name of the line is the line', () => {
    const text = '财政拨款基本支出9万元，其中：一般公共预算财政拨款基本支出8万元。'
    expect(explained([basic, text])).toEqual(['basic_expenditure|total|amount=80000'])
    expect(explained([expenditure, '支出合计9万元，其中本年支出合计8万元。'])).toEqual([
      `${s}|expenditure:year_total|amount=80000`,
    ])
  })

  test('基本支出 of the appropriations is not that of all expenditure', () => {
    const text = '财政拨款支出9万元，比上年增加1万元。其中：基本支出8万元，项目支出1万元。'
    expect(explained([summary, text]).filter((fact) => fact.startsWith('expenditure|'))).toEqual([])
  })

  test('expenditure is not of what was said of income', () => {
    const text = '一般公共预算财政拨款收入完成年初预算的106%；支出完成年初预算的103%。'
    expect(explained([appropriation, text])).toEqual([
      'appropriation_summary|income:general_budget|completion_percent=106',
    ])
  })
})

describe('what goes on behind parts, brackets and lists of names', () => {
  test('a bracket does not take the next name with it', () => {
    const text = '基本支出8万元（其中：福利费用3万元），占80%；项目支出（某专项1万元）2万元。'
    expect(explained([expenditure, text])).toEqual(['expenditure|total|basic=80000', 'expenditure|total|project=20000'])
  })

  test('a balance in a bracket is of what the bracket is of', () => {
    const income = '二、收入决算情况说明'
    expect(explained([income, '财政拨款收入9万元（其中上年结转1万元），占90%。'])).toEqual([
      'appropriation_summary|income:year_total|amount=90000',
    ])
    expect(explained([summary, '收入总计9万元（其中：年初结转和结余1万元）。'])).toContain(
      `${s}|income:opening_balance|amount=10000`,
    )
  })

  test('names without figures are no subjects', () => {
    const text = '人员经费7万元，包括基本工资、津贴补贴，较上年增加1万元。'
    expect(explained([basic, text])).toEqual([
      'basic_expenditure|personnel_total|amount=70000',
      'basic_expenditure|personnel_total|change=10000',
    ])
  })

  test('各 takes up both totals of the sentence', () => {
    expect(explained([summary, '收入总计9万元，支出总计9万元，与上年相比，各增加1万元。'])).toContain(
      `${s}|income:grand_total|change=10000`,
    )
  })

  test('a list that is announced may be of 基本支出 and 项目支出', () => {
    const text = '一般公共预算财政拨款支出9万元，主要用于以下方面：基本支出8万元，占88.89%；项目支出1万元。'
    expect(explained([general, text])).toEqual([
      'general_budget_expenditure|total|basic=80000',
      'general_budget_expenditure|total|project=10000',
      'general_budget_expenditure|total|total=90000',
    ])
    expect(explained([general, '主要用于以下方面农林水（类）支出2万元，占20%。'])).toEqual([
      'general_budget_expenditure|function:213|total=20000',
    ])
  })

  test('numbers of lists in several levels, and in front of a year', () => {
    const budget = ['general_budget_expenditure|function:205|budget=10000']
    for (const number of ['1.1.', '2.1', '（1）', '3.2024年']) {
      expect(explained([general, `${number}教育支出（类）年初预算为1万元。`])).toEqual(budget)
      expect(explained([general, `${number}教育支出（类）进修及培训（款）培训支出（项）1万元。`])).toEqual([
        'general_budget_expenditure|function:2050803|total=10000',
      ])
    }
  })
})

describe('units and digits', () => {
  test('units that no fact has', () => {
    for (const unit of ['万亿元', '万美元', '万亩']) expect(explained([summary, `收入总计3${unit}。`])).toEqual([])
    expect(explained([summary, '收入总计1.25亿元，支出总计12,500万元。'])).toEqual([
      `${s}|expenditure:grand_total|amount=125000000`,
      `${s}|income:grand_total|amount=125000000`,
    ])
    expect(explained([summary, '收入总计3万，为全年收入。'])).toEqual([`${s}|income:grand_total|amount=30000`])
  })

  test('digits in full width, spaces inside a number', () => {
    expect(explained([summary, '收入总计１２３．４５万元，支出总计 1 23. 45 万元。'])).toEqual([
      `${s}|expenditure:grand_total|amount=1234500`,
      `${s}|income:grand_total|amount=1234500`,
    ])
  })

  test('the comma of sentences between groups of thousands: one alone may part two figures', () => {
    const read = proseOf([summary, '收入总计1，234，567.89元，支出总计34，567.89元。'])
    expect(read.facts.map(({ item, value, raw }) => [item, value, raw])).toEqual([
      ['income:grand_total', '1234567.89', '1,234,567.89'],
    ])
    expect(read.diagnostics).toMatchObject([{ code: 'prose_number_malformed', data: { raw: '34，567.89' } }])
  })
})
