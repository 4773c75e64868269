import type { Table } from '@gongkai/extractor'
import { describe, expect, test } from 'vitest'
import { normalize } from '../normalize.ts'
import { document, table } from '../testing/draw.ts'

const source = { sha256: '0'.repeat(64), name: 'a.html', format: 'html', bytes: 1, pages: 0 } as const
const resultOf = (...blocks: readonly (string | Table)[]) => normalize(document(...blocks), { source })
const kindOf = (...blocks: readonly (string | Table)[]) =>
  resultOf(...blocks).diagnostics.find(({ code }) => code === 'not_final_accounts')?.data?.['is']

/** A form that budgets and final accounts have alike. */
const byItem = table(`
  | 科目编码 | 科目名称       | 合计   | 基本支出 | 项目支出 |
  | 204      | 公共安全支出   | 120.00 | 90.00    | 30.00    |
  | 20406    | 司法           | 120.00 | 90.00    | 30.00    |
  | 2040601  | 行政运行       | 90.00  | 90.00    |          |
  | 2040604  | 基层司法业务   | 30.00  |          | 30.00    |
  | 合计     | <              | 120.00 | 90.00    | 30.00    |
`)

describe('a budget', () => {
  test('is told by its titles, and gives no facts', () => {
    const result = resultOf('某山市司法局2025年度部门预算', '部门支出总表', '单位：万元', byItem)
    expect(result.facts).toEqual([])
    expect(result.checks).toEqual([])
    expect(result.coverage).toMatchObject({ placed: 0, proven: 0 })
    expect(result.diagnostics).toMatchObject([
      {
        code: 'not_final_accounts',
        severity: 'error',
        data: { is: 'budget', said: '某山市司法局2025年度部门预算' },
        place: { in: 'flow', block: 1 },
      },
    ])
  })

  test('of sentences alone', () => {
    expect(
      kindOf('某山市司法局2025年单位预算公开', '一、“三公”经费预算情况说明', '2025年“三公”经费预算8.00万元。'),
    ).toBe('budget')
  })

  test('is no budget when a form or a heading is of final accounts', () => {
    expect(kindOf('某山市司法局2024年预算执行和决算', '支出决算表', '单位：万元', byItem)).toBeUndefined()
    expect(kindOf('一、收支预算', '支出决算表', '单位：万元', byItem)).toBeUndefined()
    expect(kindOf('二、一般公共预算', '三公经费决算情况说明', '2024年“三公”经费支出决算为8.00万元。')).toBeUndefined()
  })

  test('is not told by the names of funds', () => {
    expect(kindOf('一般公共预算', '政府性基金预算', '收支如下。', '支出总表', '单位：万元', byItem)).toBeUndefined()
  })
})

describe('the accounts of a government', () => {
  test('speak of taxes, transfers and debt', () => {
    expect(
      kindOf(
        '某山县2024年财政决算',
        '一、一般公共预算收支决算情况',
        '全县一般公共预算收入完成52000万元，其中税收收入31000万元，非税收入21000万元；加上级补助收入90000万元，收入总计142000万元。',
      ),
    ).toBe('government_accounts')
  })

  test('also in tables that a department has too', () => {
    const basic = table(`
      | 科目编码 | 科目名称       | 决算数 |
      | 301      | 工资福利支出   | 52000  |
      | 302      | 商品和服务支出 | 9000   |
      | 合计     | <              | 61000  |
    `)
    const debt = table(`
      | 项目         | 限额  | 余额  |
      | 专项债务余额 | 90000 | 88000 |
    `)
    const blocks = ['2024年政府决算公开', '一般公共预算基本支出决算表', '单位：万元', basic]
    const result = resultOf(...blocks, '地方政府专项债务余额情况表', debt, '社会保险基金收入决算表')
    expect(result.facts).toEqual([])
    expect(result.diagnostics[0]).toMatchObject({ data: { is: 'government_accounts' } })
  })

  test('are not those of the finance bureau, whatever its duties', () => {
    const duties = '组织税收收入和非税收入，管理预算稳定调节基金和地方政府专项债务余额。'
    expect(kindOf('某山县财政局2024年度部门决算', duties, '支出决算表', '单位：万元', byItem)).toBeUndefined()
    expect(kindOf('某山县财政局2024年度决算', duties, '二、收入支出决算总体情况', '支出总表', byItem)).toBeUndefined()
  })
})

describe('nothing of final accounts', () => {
  test('a page in place of a file says how it begins', () => {
    expect(resultOf('统一登录', '用户名', '密码', '验证码').diagnostics).toMatchObject([
      { code: 'not_final_accounts', data: { is: 'other', said: '统一登录 用户名 密码 验证码' } },
    ])
  })

  test('in a page that only links to the report is told apart', () => {
    expect(resultOf('某山市司法局2024年度部门决算公开', '附件：报告全文').diagnostics).toMatchObject([
      { code: 'figures_not_found', severity: 'warning', data: { said: '某山市司法局2024年度部门决算公开' } },
    ])
  })

  test('is not said of empty forms, nor where something could not be read', () => {
    const empty = table(`
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | 合计     | <        |      |          |          |
    `)
    expect(kindOf('支出决算表', '单位：万元', empty)).toBeUndefined()
    const scan = { ...document('某山市司法局'), diagnostics: [unread] }
    expect(normalize(scan, { source }).diagnostics.map(({ code }) => code)).toEqual(['page_needs_recognition'])
  })
})

const unread = { code: 'page_needs_recognition', severity: 'warning', message: 'page 2 has no text' } as const
