import type { Paragraph } from '@gongkai/extractor'
import { describe, expect, test } from 'vitest'
import { explained, proseOf } from './testing.ts'

const summary = '一、收入支出决算总体情况说明'
const general = '五、一般公共预算财政拨款支出决算情况说明'
const threePublic = '七、财政拨款“三公”经费支出决算情况说明'
const g = 'general_budget_expenditure'

describe('what goes on from clause to clause', () => {
  test('both sides of one sentence are meant by the next', () => {
    expect(
      explained([summary, '2024年度收入总计9万元，支出总计9万元。与2023年度相比，各增加1万元，增长12.5%。']),
    ).toEqual([
      'income_expenditure_summary|expenditure:grand_total|amount=90000',
      'income_expenditure_summary|expenditure:grand_total|change=10000',
      'income_expenditure_summary|expenditure:grand_total|change_percent=12.5',
      'income_expenditure_summary|income:grand_total|amount=90000',
      'income_expenditure_summary|income:grand_total|change=10000',
      'income_expenditure_summary|income:grand_total|change_percent=12.5',
    ])
  })

  test('the name of an item may stand in the paragraph before its figures', () => {
    const name = '1、农林水支出（类）农业农村（款）行政运行（项）'
    expect(explained([general, name, '年初预算为20万元，支出决算为19万元，完成年初预算的95%。'])).toEqual([
      `${g}|function:2130101|actual=190000`,
      `${g}|function:2130101|budget=200000`,
      `${g}|function:2130101|completion_percent=95`,
    ])
  })

  test('an item without a budget', () => {
    const text = '教育支出（类）年初未安排预算，支出决算为5万元。农林水支出（类）年初无预算，支出决算为6万元。'
    expect(explained([general, text])).toEqual([`${g}|function:205|actual=50000`, `${g}|function:213|actual=60000`])
  })

  test('a use told in between does not hide the figures', () => {
    const text = '教育支出（类）进修及培训（款）培训支出（项）。主要用于：项目支出培训。年初预算3万元，决算2万元。'
    expect(explained([general, text])).toEqual([
      `${g}|function:2050803|actual=20000`,
      `${g}|function:2050803|budget=30000`,
    ])
  })

  test('classes listed as uses are facts', () => {
    for (const list of [
      '主要用于以下方面：教育（类）支出3万元，占60%；农林水（类）支出2万元',
      '主要用于：教育支出3万元；农林水支出2万元',
    ]) {
      expect(explained([general, `2024年度一般公共预算财政拨款支出5万元，${list}。`])).toEqual([
        `${g}|function:205|total=30000`,
        `${g}|function:213|total=20000`,
        `${g}|total|total=50000`,
      ])
    }
  })

  test('a difference needs something that it is measured against, and only the year before counts', () => {
    expect(explained([summary, '收入总计9万元，增加2万元。'])).toEqual([
      'income_expenditure_summary|income:grand_total|amount=90000',
    ])
    expect(explained([summary, '收入总计9万元，较年初预算增加2万元，增长28.57%。'])).toEqual([
      'income_expenditure_summary|income:grand_total|amount=90000',
    ])
    expect(proseOf([summary, '收入总计9万元，与2021年度相比增加2万元。']).diagnostics).toMatchObject([
      { code: 'prose_other_year' },
    ])
  })

  test('what was added within the year does not hide what follows', () => {
    const text = '农林水支出（类）年初预算10万元，年中追加2万元，支出决算12万元，比上年11万元增加1万元。'
    expect(explained([general, text])).toEqual([
      `${g}|function:213|actual=120000`,
      `${g}|function:213|budget=100000`,
      `${g}|function:213|change=10000`,
    ])
  })

  test('the vehicles at the end of the year before are not those of the report', () => {
    const text = '2023年末公务用车保有量5辆，2024年末公务用车保有量4辆。'
    expect(explained([threePublic, text])).toEqual(['three_public_activity|vehicles_owned|count=4'])
  })

  test('the adjusted budget stands beside the initial one, and alone it is the budget', () => {
    const both = '农林水支出（类）年初预算10万元，调整预算12万元，支出决算9万元，完成调整预算的75%，完成年初预算的90%。'
    expect(explained([general, both])).toEqual([
      `${g}|function:213|actual=90000`,
      `${g}|function:213|budget=100000`,
      `${g}|function:213|budget_adjusted=120000`,
      `${g}|function:213|completion_percent=90`,
    ])
    expect(explained([threePublic, '公务接待费全年预算数为1万元，决算数为1万元。'])).toEqual([
      'three_public|reception|actual=10000',
      'three_public|reception|budget=10000',
    ])
  })
})

describe('several figures of several names', () => {
  const i = 'income_expenditure_summary|income:grand_total'
  const e = 'income_expenditure_summary|expenditure:grand_total'

  test('figures that follow one another belong to the names in their order', () => {
    for (const text of [
      '2024年度收、支总计分别为9万元、8万元。',
      '2024年度收入总计、支出总计分别为9万元、8万元。',
      '2024年度收入总计和支出总计分别为9万元和8万元。',
    ]) {
      expect(explained([summary, text])).toEqual([`${e}|amount=80000`, `${i}|amount=90000`])
    }
    expect(explained([summary, '与上年相比，收、支总计分别增长5%、4%。'])).toEqual([
      `${e}|change_percent=4`,
      `${i}|change_percent=5`,
    ])
  })

  test('what is said of each is said of all that were listed', () => {
    expect(explained([summary, '2024年度收入总计、支出总计均为9万元。'])).toEqual([
      `${e}|amount=90000`,
      `${i}|amount=90000`,
    ])
  })

  test('one figure of several names together is of none of them', () => {
    const section = '三、支出决算情况说明'
    expect(explained([section, '上缴上级支出、经营支出、对附属单位补助支出共3万元。'])).toEqual([])
    expect(explained([section, '基本支出、项目支出分别为1万元、2万元、3万元。'])).toEqual([])
  })
})

describe('headings that name what their sentences speak of', () => {
  test('the sentence under it need not name it again', () => {
    const texts = [
      threePublic,
      '1.公务用车运行维护费支出情况说明',
      '2024年度公务用车保有量1辆，预算为4万元，支出决算为3万元。',
    ]
    expect(explained(texts)).toEqual([
      'three_public_activity|vehicles_owned|count=1',
      'three_public|vehicle_operation|actual=30000',
      'three_public|vehicle_operation|budget=40000',
    ])
  })

  test('what was spoken of before a heading does not go on after it', () => {
    const texts = [threePublic, '公务接待费支出1万元。', '（二）具体情况说明', '比上年增加2万元。']
    expect(explained(texts)).toEqual(['three_public|reception|actual=10000'])
  })

  test('财政拨款支出 is of all funds under a heading of its own, and of the general budget within that', () => {
    const sentence = '2024年度财政拨款支出5万元，占本年支出合计的50%。'
    expect(explained(['五、财政拨款支出决算情况说明', sentence])).toEqual([
      'appropriation_summary|expenditure:year_total|total=50000',
    ])
    expect(explained([general, '（一）财政拨款支出决算总体情况', sentence])).toEqual([`${g}|total|total=50000`])
  })
})

describe('parts of a whole', () => {
  test('parts are measured against what the whole was measured against', () => {
    const text =
      '“三公”经费支出比2023年减少2万元。其中：公务接待费支出减少1万元，下降10%；因公出国（境）费支出减少1万元。'
    expect(explained([threePublic, text])).toEqual([
      'three_public|overseas|change=-10000',
      'three_public|reception|change=-10000',
      'three_public|reception|change_percent=-10',
      'three_public|total|change=-20000',
    ])
  })

  test('what follows a sentence of several parts is of none of them for certain', () => {
    const text = '其中：教育支出3万元，农林水支出2万元。2024年度预算数6万元，比上年增加1万元。'
    expect(explained([general, text])).toEqual([`${g}|function:205|total=30000`, `${g}|function:213|total=20000`])
  })

  test('percentages tell whether a change is of the whole or of the part named last', () => {
    const text = '收入总计110万元，其中年初结转和结余5万元，较2023年增加10万元，增长10%。'
    expect(explained([summary, text])).toEqual([
      'income_expenditure_summary|income:grand_total|amount=1100000',
      'income_expenditure_summary|income:grand_total|change=100000',
      'income_expenditure_summary|income:grand_total|change_percent=10',
      'income_expenditure_summary|income:opening_balance|amount=50000',
    ])
  })

  test('基本支出 of an item is a column of the item, and of none after an item that is not known', () => {
    expect(explained([general, '教育支出（类）9万元，其中：基本支出8万元，项目支出1万元。'])).toEqual([
      `${g}|function:205|basic=80000`,
      `${g}|function:205|project=10000`,
      `${g}|function:205|total=90000`,
    ])
    expect(explained([general, '某项业务9万元，其中：基本支出8万元。'])).toEqual([])
    expect(explained([general, '1.某项业务9万元。', '2.基本支出8万元。'])).toEqual([`${g}|total|basic=80000`])
  })

  test('a change behind several parts is recorded only where its percentage tells of which it is', () => {
    const parts = '“三公”经费支出10万元，其中：公务接待费2万元，公务用车购置及运行维护费8万元，'
    const amounts = [
      'three_public|reception|actual=20000',
      'three_public|total|actual=100000',
      'three_public|vehicle|actual=80000',
    ]
    expect(explained([threePublic, `${parts}比上年减少2万元。`])).toEqual(amounts)
    expect(explained([threePublic, `${parts}比上年减少2万元，下降16.67%。`])).toEqual(
      [...amounts, 'three_public|total|change=-20000', 'three_public|total|change_percent=-16.67'].sort(),
    )
  })

  test('a kind of appropriation is of the side that was spoken of', () => {
    const section = '四、财政拨款收入支出决算总体情况说明'
    expect(explained([section, '财政拨款支出9万元，其中：一般公共预算财政拨款8万元。'])).toEqual([
      'appropriation_summary|expenditure:year_total|total=90000',
      `${g}|total|total=80000`,
    ])
    expect(explained([section, '财政拨款收、支总计9万元，其中：一般公共预算财政拨款8万元。'])).toEqual([
      'appropriation_summary|expenditure:grand_total|total=90000',
      'appropriation_summary|income:grand_total|amount=90000',
    ])
  })
})

describe('what is not concluded', () => {
  test('a difference to the budget is not the budget', () => {
    expect(explained([general, '一般公共预算财政拨款支出9万元，决算数大于预算数2万元。'])).toEqual([
      `${g}|total|total=90000`,
    ])
  })

  test('what such an income is does not hide how it changed', () => {
    const text = '5.其他收入3万元，系预算单位取得的除财政拨款收入等以外的收入，较2023年度决算减少1万元。'
    expect(explained([summary, text])).toEqual([
      'income_expenditure_summary|income:other|amount=30000',
      'income_expenditure_summary|income:other|change=-10000',
    ])
  })

  test('收入 alone after a part is of none for certain', () => {
    const text = ['7.上年结转和结余3万元。', '与上年相比，今年收入增加1万元，增长5%。']
    expect(explained([summary, ...text])).toEqual(['income_expenditure_summary|income:opening_balance|amount=30000'])
  })

  test('what was disposed of or let is not what the body has', () => {
    const text = '共有车辆3辆。处置车辆1辆；处置房屋建筑物120平方米；出租房屋300平方米。'
    expect(explained(['（三）国有资产占用情况说明', text])).toEqual(['state_assets|vehicles|count=3'])
  })

  test('the end of an unknown name is not the name of a total', () => {
    const text = '2120801征地和拆迁补偿支出1万元；某项基金收入安排的支出2万元。'
    expect(
      explained(['八、政府性基金预算财政拨款收入支出决算情况说明', text]).filter((fact) => fact.includes('|total|')),
    ).toEqual([])
  })

  test('reasons give no facts', () => {
    const text =
      '比上年减少1万元，主要原因：一是基本支出减少3万元；二是项目支出增加2万元。三是退休2人，基本支出减少5万元。'
    expect(explained([general, '2024年度一般公共预算财政拨款支出8万元。', text])).toEqual([
      `${g}|total|change=-10000`,
      `${g}|total|total=80000`,
    ])
  })

  test('a figure of something unknown takes what follows with it', () => {
    const text = '2024年度收入总计9万元，专项债券还款3万元，比上年减少2万元。'
    expect(explained([summary, text])).toEqual(['income_expenditure_summary|income:grand_total|amount=90000'])
  })

  test('another line than the one with a bracket', () => {
    const economic = [{ code: '310', name: '资本性支出' }]
    const names = {
      functional: [],
      economic,
      vocabulary: { function: { codesOf: () => [] }, economic: { codesOf: () => [] } },
    }
    const section = '六、一般公共预算财政拨款基本支出决算情况说明'
    expect(
      explained([section, '1.资本性支出（基本建设）3万元，较上年减少1万元。', '2.资本性支出4万元。'], { names }),
    ).toEqual(['basic_expenditure|economic:310|amount=40000'])
  })

  test('of two codes of one name that of the level of the list, or under the class named last', () => {
    const section = '六、一般公共预算财政拨款基本支出决算情况说明'
    const b = 'basic_expenditure|economic'
    expect(explained([section, '1.工资福利支出8万元。', '2.商品和服务支出2万元。', '3.其他支出1万元。'])).toEqual([
      `${b}:301|amount=80000`,
      `${b}:302|amount=20000`,
      `${b}:399|amount=10000`,
    ])
    expect(explained([section, '公用经费3万元，包括：水费1万元、其他支出2万元。'])).toContain(`${b}:39999|amount=20000`)
    expect(explained([section, '资本性支出3万元，其中：办公设备购置2万元。'])).toContain(`${b}:31002|amount=20000`)
    expect(explained([section, '其他支出2万元。'])).toEqual([])
    expect(explained([section, '工资福利支出9万元，其中：奖金2万元；其他支出1万元。'])).toEqual([
      `${b}:30103|amount=20000`,
      `${b}:301|amount=90000`,
    ])
  })

  test('a name with a bracket is another line than without', () => {
    const section = '六、一般公共预算财政拨款基本支出决算情况说明'
    expect(explained([section, '4.资本性支出（基本建设）3万元。', '5.资本性支出1万元。'])).toEqual([
      'basic_expenditure|economic:309|amount=30000',
      'basic_expenditure|economic:310|amount=10000',
    ])
  })

  test('the year before is not the year of the report', () => {
    for (const before of ['2023年度', '上年', '去年', '2024年3月']) {
      expect(explained([summary, `${before}收入总计7万元，2024年度收入总计9万元。`])).toEqual([
        'income_expenditure_summary|income:grand_total|amount=90000',
      ])
    }
  })

  test('figures of the year before that a sentence compares with', () => {
    for (const than of ['比2023年度决算数8万元', '较上年收入总计8万元', '与2023年收入总计（8万元）相比']) {
      expect(explained([summary, `2024年度收入总计9万元，${than}增加1万元，增长12.5%。`])).toEqual([
        'income_expenditure_summary|income:grand_total|amount=90000',
        'income_expenditure_summary|income:grand_total|change=10000',
        'income_expenditure_summary|income:grand_total|change_percent=12.5',
      ])
    }
  })

  test('reasons of a difference to the budget end where the year before is compared', () => {
    const text = '公务接待费支出决算为2万元，决算数小于预算数的主要原因是节约1万元，与上年相比减少0.5万元，减少20%。'
    expect(explained([threePublic, text])).toEqual([
      'three_public|reception|actual=20000',
      'three_public|reception|change=-5000',
      'three_public|reception|change_percent=-20',
    ])
  })

  test('a budget may be stated as what the figure is compared with', () => {
    expect(explained([threePublic, '公务接待费决算数1万元，比年初预算数2万元减少1万元。'])).toEqual([
      'three_public|reception|actual=10000',
      'three_public|reception|budget=20000',
    ])
  })

  test('sections without facts: performance, definitions', () => {
    const text = '2024年度政府采购支出总额9万元。'
    expect(explained(['（四）预算绩效情况说明', text])).toEqual([])
    expect(explained(['第四部分 名词解释', text])).toEqual([])
  })
})

describe('signs and numbers', () => {
  test('an alternative that was not struck out: zero is zero, the sign may be known from the amount before', () => {
    const zero = proseOf([threePublic, '“三公”经费支出比上年减少（增加）0元，下降（增长）0%。'])
    expect(zero.facts.map(({ column, value }) => [column, value])).toEqual([
      ['change', '0'],
      ['change_percent', '0'],
    ])
    expect(zero.diagnostics.map(({ code }) => code)).toEqual([
      'prose_alternative_left_open',
      'prose_alternative_left_open',
    ])
    const known = proseOf([threePublic, '“三公”经费支出比上年减少0.4万元，下降（增长）16.67%。'])
    expect(known.facts.map(({ column, value, raw }) => [column, value, raw])).toEqual([
      ['change', '-4000', '0.4'],
      ['change_percent', '-16.67', '16.67'],
    ])
    const open = proseOf([threePublic, '“三公”经费支出比上年增加/减少0.2万元。'])
    expect(open.facts).toEqual([])
    expect(open.diagnostics).toMatchObject([{ code: 'prose_sign_unknown', data: { raw: '0.2' } }])
  })

  test('a sign said twice is one sign; a missing percent sign is understood', () => {
    expect(explained([threePublic, '“三公”经费支出比上年减少0.6万元，下降-7.50%。'])).toEqual([
      'three_public|total|change=-6000',
      'three_public|total|change_percent=-7.5',
    ])
    expect(explained([threePublic, '“三公”经费支出比上年增加0.6万元，增长7.5。'])).toContain(
      'three_public|total|change_percent=7.5',
    )
  })

  test('units, groups of thousands, and digits that cannot be told', () => {
    expect(explained([summary, '收入总计2,306万元，支出总计415207.35元。'])).toEqual([
      'income_expenditure_summary|expenditure:grand_total|amount=415207.35',
      'income_expenditure_summary|income:grand_total|amount=23060000',
    ])
    expect(proseOf([summary, '收入总计2.306.05万元。'])).toMatchObject({
      facts: [],
      diagnostics: [{ code: 'prose_number_malformed' }],
    })
  })

  test('a figure that the edge of the page cuts off is none', () => {
    expect(proseOf([summary, '收入总计504…。', '支出总计…06.05万元。'])).toMatchObject({
      facts: [],
      diagnostics: [{ code: 'prose_number_malformed' }, { code: 'prose_number_malformed' }],
    })
  })
})

describe('names of items', () => {
  test('the same name under two groups is told apart by its class, or is a diagnostic', () => {
    expect(explained([general, '一般公共服务支出（类）', '行政运行（项）年初预算为1万元。'])).toEqual([
      `${g}|function:2010301|budget=10000`,
    ])
    expect(proseOf([general, '1.行政运行（项）支出决算为1万元。'])).toMatchObject({
      facts: [],
      diagnostics: [{ code: 'prose_name_ambiguous', data: { codes: ['2010301', '2130101'] } }],
    })
  })

  test('a bare name that several classes have means the one of the class that its list is under', () => {
    const list = [
      '1.一般公共服务支出9万元，具体包括：',
      '（1）行政运行8万元，完成年初预算的90%。',
      '（2）事业运行1万元。',
    ]
    expect(explained([general, ...list])).toEqual([
      `${g}|function:2010301|completion_percent=90`,
      `${g}|function:2010301|total=80000`,
      `${g}|function:2010350|total=10000`,
      `${g}|function:201|total=90000`,
    ])
    expect(explained([general, '一般公共服务支出9万元，农林水支出2万元。', '行政运行8万元。'])).toEqual([
      `${g}|function:201|total=90000`,
      `${g}|function:213|total=20000`,
    ])
  })

  test('an item that the statements of the report do not have is a diagnostic', () => {
    expect(proseOf([general, '国防支出（类）支出决算为1万元。'])).toMatchObject({
      facts: [],
      diagnostics: [{ code: 'prose_name_unknown' }],
    })
  })

  test('names are written with or without a closing 支出, in quotation marks, with a code', () => {
    for (const name of ['教育（类）', '“教育支出”（类）', '教育支出（205类）', '教育支出（205）', '教育支出']) {
      expect(explained([general, `1.${name}年初预算为1万元。`])).toEqual([`${g}|function:205|budget=10000`])
    }
  })
})

describe('visits', () => {
  test('visits at home stand before visits in general, and foreign ones have their own lines', () => {
    const text = '公务接待共9批次、80人次。其中：国内公务接待8批次、77人次，国（境）外公务接待1批次、3人次。'
    expect(explained([threePublic, text])).toEqual([
      'three_public_activity|foreign_reception_batches|count=1',
      'three_public_activity|foreign_reception_persons|count=3',
      'three_public_activity|reception_batches|count=8',
      'three_public_activity|reception_persons|count=77',
    ])
  })

  test('visits of the year before, and differences of visits, are not counted', () => {
    const text = '2023年国内公务接待9批次，90人次；2024年国内公务接待8批次，77人次，较上年减少1批次，减少13人次。'
    expect(explained([threePublic, text])).toEqual([
      'three_public_activity|reception_batches|count=8',
      'three_public_activity|reception_persons|count=77',
    ])
  })

  test('persons who went along are not counted', () => {
    expect(explained([threePublic, '国内公务接待8批次、77人次，陪同人员12人次。'])).toEqual([
      'three_public_activity|reception_batches|count=8',
      'three_public_activity|reception_persons|count=77',
    ])
  })
})

describe('sections', () => {
  test('headings in any numbering, run in, or without a number', () => {
    const expected = ['operating_expense|total|amount=20000']
    for (const heading of ['十、', '（一）', '1.', '(1)', '']) {
      expect(explained([`${heading}机关运行经费支出情况。2024年度机关运行经费支出2万元。`])).toEqual(expected)
      expect(explained([`${heading}机关运行经费支出情况说明`, '2024年度机关运行经费支出2万元。'])).toEqual(expected)
    }
  })

  test('matters without headings of their own', () => {
    const texts = [
      '十、其他重要事项的情况说明',
      '2024年度机关运行经费支出2万元。',
      '政府采购支出总额3万元，其中：政府采购货物支出3万元。',
    ]
    expect(explained(texts)).toEqual([
      'operating_expense|total|amount=20000',
      'procurement|goods|amount=30000',
      'procurement|total|amount=30000',
    ])
  })

  test('a heading of little words belongs to the section around it', () => {
    const texts = [
      '（三）一般公共预算财政拨款收入支出决算情况说明',
      '2.支出情况。2024年度一般公共预算财政拨款支出5万元。',
    ]
    expect(explained(texts)).toEqual([`${g}|total|total=50000`])
  })

  test('the name of the body is no name of a section', () => {
    expect(explained(['一、某市政府采购中心收入支出决算总体情况说明', '收入总计9万元。'])).toEqual([
      'income_expenditure_summary|income:grand_total|amount=90000',
    ])
  })
})

describe('tables and places', () => {
  test('what a table states stays its fact; the sentence is a sighting of it', () => {
    const place = { in: 'flow', block: 1, kind: 'table' } as const
    const fact = {
      table: 'three_public',
      item: 'total',
      column: 'actual',
      value: '40000',
      unit: 'CNY',
      raw: '4',
      rawUnit: '万元',
    } as const
    const read = proseOf([threePublic, '“三公”经费支出决算4.1万元。'], { tableFacts: [{ ...fact, source: place }] })
    expect(read.facts).toEqual([])
    expect(read.sightings).toEqual([
      {
        key: 'three_public|total|actual',
        value: '41000',
        raw: '4.1',
        rawUnit: '万元',
        source: { in: 'flow', block: 2, kind: 'prose' },
      },
    ])
  })

  test('the place of a fact is the lines of its sentence, on the page where the figure is printed', () => {
    const line = (text: string, page: number, y: number) => ({
      text,
      place: { in: 'page', page, box: [80, y, 500, y + 12] } as const,
    })
    const lines = [line('收入总计9万元。支出', 3, 700), line('总计9万元。比上年增', 3, 720), line('加1万元。', 4, 80)]
    const paragraph: Paragraph = {
      kind: 'paragraph',
      role: 'body',
      text: lines.map(({ text }) => text).join(''),
      lines,
      place: lines[0]?.place ?? { in: 'flow', block: 1 },
    }
    const heading = proseOf([summary]).facts
    const { facts } = proseOf([], { paragraphs: [onPage(summary), paragraph] })
    expect(heading).toEqual([])
    expect(facts.map(({ item, source }) => [item, source])).toEqual([
      ['income:grand_total', { in: 'page', page: 3, box: [80, 700, 500, 712], kind: 'prose' }],
      ['expenditure:grand_total', { in: 'page', page: 3, box: [80, 700, 500, 732], kind: 'prose' }],
      ['expenditure:grand_total', { in: 'page', page: 4, box: [80, 80, 500, 92], kind: 'prose' }],
    ])
  })

  test('figures of recognised lines carry the confidence of their line', () => {
    const line = (text: string, confidence: number) => ({
      text,
      confidence,
      place: { in: 'page', page: 3, box: [80, 80, 500, 92] } as const,
    })
    const lines = [line('收入总计9万元，支', 91), line('出总计9万元。', 55)]
    const paragraph: Paragraph = { ...onPage(lines.map(({ text }) => text).join('')), lines }
    const { facts } = proseOf([], { paragraphs: [onPage(summary), paragraph] })
    expect(facts.map(({ item, source }) => [item, source.ocr])).toEqual([
      ['income:grand_total', { confidence: 91 }],
      ['expenditure:grand_total', { confidence: 55 }],
    ])
  })

  test('a sentence that goes on in the next paragraph is one sentence', () => {
    const first = '2024年度收入总计9万元，与上年度相比，收入总计减'
    expect(explained([], { paragraphs: [summary, first, '少1万元，下降10%。'].map(onPage) })).toEqual([
      'income_expenditure_summary|income:grand_total|amount=90000',
      'income_expenditure_summary|income:grand_total|change=-10000',
      'income_expenditure_summary|income:grand_total|change_percent=-10',
    ])
  })
})

function onPage(text: string): Paragraph {
  const place = { in: 'page', page: 3, box: [80, 680, 300, 692] } as const
  return { kind: 'paragraph', role: 'body', text, lines: [{ text, place }], place }
}

test('the budget may stand inside the completion: 完成年初预算1000万元的90%', () => {
  expect(explained([general, '一般公共预算财政拨款支出决算为900万元，完成年初预算1000万元的90%。'])).toEqual([
    'general_budget_expenditure|total|actual=9000000',
    'general_budget_expenditure|total|budget=10000000',
    'general_budget_expenditure|total|completion_percent=90',
  ])
})

test('what follows a list is of none of its members for certain', () => {
  const section = '（一）机关运行经费支出情况'
  const sentence = '机关运行经费支出50万元，其中：办公费10万元、水费1万元，比上年减少2万元，下降3.85%。'
  expect(explained([section, sentence]).filter((fact) => fact.includes('change'))).toEqual([])
})
