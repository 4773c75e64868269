import { describe, expect, test } from 'vitest'
import { readEvaluations } from './read-evaluations.ts'
import { drawTable, paragraph } from './testing.ts'

/** The form as most provinces print it. */
const form = `
| 项目名称 | 道路养护 | < | < | < | < | < | < | < |
| 主管部门 | 某市交通局 | < | < | < | 实施单位 | 某市公路中心 | < | < |
| 项目资金（万元） | | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^ | 年度资金总额 | < | 120 | 100.5 | 80.4 | 10 | 80% | 8 |
| ^ | 其中：当年财政拨款 | < | 100 | 80.5 | 60.4 | — | | — |
| 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
| ^ | 养护道路 | < | < | < | 完成养护 | < | < | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| ^ | 产出指标 | 数量指标 | 养护里程 | ≥50公里 | 48公里 | 20 | 19.2 | 雨季较长 |
| ^ | ^ | 质量指标 | 合格率 | ≥95% | 97% | 30 | 30 | |
| ^ | 效益指标 | 社会效益指标 | 出行便利 | 改善 | 改善 | 30 | 30 | |
| ^ | 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 92% | 10 | 10 | |
| 总分 | < | < | < | < | < | 100 | 97.2 | |
`

const line = (rows: string, from: number, to?: number): string => rows.trim().split('\n').slice(from, to).join('\n')

describe('self-evaluation forms', () => {
  test('one form is one record, with amounts in 元', () => {
    const { evaluations, diagnostics } = readEvaluations([paragraph('项目支出绩效自评表'), drawTable(form)])
    expect(diagnostics).toEqual([])
    expect(evaluations).toHaveLength(1)
    expect(evaluations[0]).toMatchObject({
      project: '道路养护',
      authority: '某市交通局',
      unit: '某市公路中心',
      funds: {
        budgetInitial: '1200000',
        budgetAdjusted: '1005000',
        executed: '804000',
        executionPercent: '80',
        weight: '10',
        score: '8',
      },
      totalScore: '97.2',
    })
    expect(evaluations[0]?.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
      ['产出指标', '数量指标', '养护里程'],
      ['产出指标', '质量指标', '合格率'],
      ['效益指标', '社会效益指标', '出行便利'],
      ['满意度指标', '服务对象满意度指标', '群众满意度'],
    ])
    expect(evaluations[0]?.indicators[0]).toEqual({
      level1: '产出指标',
      level2: '数量指标',
      level3: '养护里程',
      target: '≥50公里',
      actual: '48公里',
      weight: '20',
      score: '19.2',
      deviation: '雨季较长',
    })
  })

  test('a form goes on in the next table until its total has come', () => {
    const first = drawTable(line(form, 0, 10))
    const second = drawTable(line(form, 10).replaceAll('^', '绩效指标'))
    const { evaluations } = readEvaluations([first, paragraph('- 7 -'), second])
    expect(evaluations).toHaveLength(1)
    expect(evaluations[0]?.indicators).toHaveLength(4)
    expect(evaluations[0]?.totalScore).toBe('97.2')
  })

  test('forms below one another in one table are records of their own', () => {
    const other = form.replace('道路养护', '桥梁检测')
    const { evaluations } = readEvaluations([drawTable(`${form.trim()}\n${other.trim()}`)])
    expect(evaluations.map(({ project, totalScore }) => [project, totalScore])).toEqual([
      ['道路养护', '97.2'],
      ['桥梁检测', '97.2'],
    ])
  })

  test('amounts may carry their unit, the total may stand beside a grade, the score before the value', () => {
    const { evaluations } = readEvaluations([
      drawTable(`
        | 项目名称 | < | 培训经费 | < | < | < | < |
        | 主管部门及代码 | < | 100-某局 | < | 预算单位 | 100001-某中心 | < |
        | 项目资金 | 年度资金总额： | 年初预算数（A） | 全年执行数（B） | 分值（10分） | 执行率（B/A） | 得分 |
        | ^ | ^ | 6.79万 | 6.79 万元 | 10 | 100% | 10 |
        | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 指标值 | 全年实际值（B） |
        | ^ | 产出指标（40分） | 数量指标 | 培训次数 | 40 | ≥2次 | 3次 |
      `),
    ])
    expect(evaluations[0]).toMatchObject({
      authority: '100-某局',
      unit: '100001-某中心',
      funds: {
        budgetInitial: '67900',
        budgetAdjusted: null,
        executed: '67900',
        executionPercent: '100',
        weight: '10',
        score: '10',
      },
      indicators: [{ level1: '产出指标（40分）', target: '≥2次', actual: '3次', weight: '40', score: null }],
    })
  })

  test('budget and spending may stand beside their labels', () => {
    const { evaluations } = readEvaluations([
      drawTable(`
        | 项目名称 | 宣传 | < | < | < |
        | 预算执行情况（万元） | 预算数： | 120 | 执行数： | 80.5 |
        | ^ | 其中：财政拨款 | 100 | 其中：财政拨款 | 70.5 |
        | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 实际完成值 |
        | ^ | 产出指标 | 数量指标 | 人数 | 30人 |
      `),
    ])
    expect(evaluations[0]?.funds).toMatchObject({ budgetInitial: '1200000', executed: '805000' })
  })

  test('the adjusted target counts, the initial one where no other is printed', () => {
    const { evaluations } = readEvaluations([
      drawTable(`
        | 项目名称 | 宣传 | < | < | < | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 年初指标值 | 调整后指标值 | 实际完成值 | 分值 | 得分 |
        | 产出指标 | 数量指标 | 人数 | ≥人 | ≥29人 | 30人 | 50 | 50 |
        | | | 份数 | ≥5份 | | 6份 | 50 | 50 |
        | 总分 | < | < | < | < | < | < | 100 |
      `),
    ])
    expect(evaluations[0]?.indicators.map(({ level1, level2, target }) => [level1, level2, target])).toEqual([
      ['产出指标', '数量指标', '≥29人'],
      ['产出指标', '数量指标', '≥5份'],
    ])
  })

  test('a head of two rows, and the unit above the form', () => {
    const { evaluations } = readEvaluations([
      paragraph('项目支出绩效自评表'),
      paragraph('单位：元'),
      drawTable(`
        | 项目名称 | 宣传 | < | < | < | < | < |
        | 资金情况 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | < | 得分 |
        | 合计 | 300 | 280 | 140 | 50% | < | 5 |
        | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | 实际完成值 | 得分 |
        | ^ | ^ | ^ | 年初指标值 | 调整后指标值 | ^ | ^ |
        | 产出指标 | 数量指标 | 人数 | ≥20人 | ≥29人 | 30人 | 90 |
        | 总分 | < | < | < | < | < | 95 |
      `),
    ])
    expect(evaluations).toMatchObject([
      {
        funds: { budgetInitial: '300', budgetAdjusted: '280', executed: '140', executionPercent: '50', score: '5' },
        indicators: [{ level3: '人数', target: '≥29人', actual: '30人', score: '90' }],
        totalScore: '95',
      },
    ])
  })

  test('the form of all expenditure is a record of its own kind', () => {
    const rows = form.trim().split('\n')
    const whole = ['| 部门名称 | 某市档案馆 | < | < | < | < | < | < | < |', ...rows.slice(2)].join('\n')
    const { evaluations, diagnostics } = readEvaluations([paragraph('部门整体支出绩效自评表'), drawTable(whole)])
    expect(diagnostics).toEqual([])
    expect(evaluations).toMatchObject([
      { project: '部门整体支出', whole: true, unit: '某市档案馆', funds: { executed: '804000' }, totalScore: '97.2' },
    ])
  })

  test('a project of the second level is part of one of the first', () => {
    const table = form.replace(
      '| 项目名称 | 道路养护 | < | < |',
      '| 一级项目名称 | 公路养护 | 二级项目名称 | 道路养护 |',
    )
    expect(readEvaluations([drawTable(table)]).evaluations.map(({ project }) => project)).toEqual(['道路养护'])
  })

  test('four levels of indicators', () => {
    const { evaluations } = readEvaluations([
      drawTable(`
        | 项目名称 | 宣传 | < | < | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 四级指标 | 指标值 | 完成值 | 得分 |
        | 产出指标 | 数量指标 | 培训 | 举办次数 | ≥3次 | 4次 | 50 |
        | ^ | ^ | ^ | 参训人数 | ≥90人 | 95人 | 50 |
        | 总分 | < | < | < | < | < | 100 |
      `),
    ])
    expect(evaluations[0]?.indicators).toMatchObject([
      { level2: '数量指标', level3: '培训', level4: '举办次数', actual: '4次', score: '50' },
      { level2: '数量指标', level3: '培训', level4: '参训人数', actual: '95人', score: '50' },
    ])
  })

  test('a form that lies on its side, with an indicator in each column', () => {
    const { evaluations } = readEvaluations([
      drawTable(`
        | 项目名称 | 宣传 | < |
        | 全年预算数 | 100元 | |
        | 全年执行数 | 80元 | |
        | 得分 | 8 | |
        | 一级指标 | 产出指标 | 满意度指标 |
        | 二级指标 | 数量指标 | 服务对象满意度指标 |
        | 三级指标 | 人数 | 满意率 |
        | 指标值 | ≥20人 | ≥90% |
        | 完成值 | 30人 | 95% |
        | 得分 | 50 | 42 |
        | 总分 | 100 | < |
      `),
    ])
    expect(evaluations).toMatchObject([
      {
        funds: { budgetAdjusted: '100', executed: '80' },
        totalScore: '100',
        indicators: [
          { level1: '产出指标', level3: '人数', target: '≥20人', actual: '30人', score: '50' },
          { level1: '满意度指标', level3: '满意率', target: '≥90%', actual: '95%', score: '42' },
        ],
      },
    ])
  })

  test('a grade in the place of a score, ticked or alone', () => {
    const graded = (cell: string) =>
      readEvaluations([
        drawTable(`
          | 项目名称 | 宣传 | < | < |
          | 自评等级 | ${cell} | < | < |
          | 项目资金（元） | 全年预算数 | 全年执行数 | 执行率 |
          | 年度资金总额 | 100 | 80 | 80% |
          | 一级指标 | 二级指标 | 三级指标 | 完成值 |
          | 产出指标 | 数量指标 | 人数 | 30人 |
        `),
      ])
    expect(graded('良好').evaluations).toMatchObject([{ grade: '良好', totalScore: null }])
    expect(graded('优□ 良☑ 中□ 差□').evaluations).toMatchObject([{ grade: '良' }])
    expect(graded('□优 ☑良 □中 □差').evaluations).toMatchObject([{ grade: '良' }])
    expect(graded('良').diagnostics).toEqual([])
    expect(graded('优□ 良□ 中□ 差□').evaluations[0]).not.toHaveProperty('grade')
  })

  test('the total score may stand in the head, and the head above the table', () => {
    const rows = form.trim().split('\n')
    const table = ['| 自评得分 | 97.2 | < | < | < | < | < | < | < |', ...rows.slice(2, -1)].join('\n')
    const { evaluations } = readEvaluations([
      paragraph('项目名称：道路养护'),
      paragraph('主管部门：某市交通局 实施单位：某市公路中心'),
      drawTable(table),
    ])
    expect(evaluations).toMatchObject([
      { project: '道路养护', authority: '某市交通局', unit: '某市公路中心', totalScore: '97.2' },
    ])
    expect(evaluations[0]?.indicators).toHaveLength(4)
  })

  test('a label of the funds is no head of a column', () => {
    const table = form.replace('项目资金（万元）', '预算执行情况（万元）')
    expect(readEvaluations([drawTable(table)]).evaluations).toMatchObject([{ funds: { executed: '804000' } }])
  })

  test('a form that was read in part says so', () => {
    const { diagnostics } = readEvaluations([
      drawTable(`
        | 项目名称 | 维修 | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 得分 |
        | 产出指标 | 数量指标 | 次数 | 10 |
      `),
    ])
    expect(diagnostics).toMatchObject([
      { code: 'evaluation_incomplete', data: { missing: ['executed', 'totalScore'] } },
    ])
  })

  test('other tables that name a project are no forms', () => {
    expect(readEvaluations([drawTable('| 项目名称 | 金额 |\n| 道路养护 | 100 |')]).evaluations).toEqual([])
  })
})
