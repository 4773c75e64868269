import { describe, expect, it } from 'vitest'
import { joinLines, tidy, tidyLine } from './reading.ts'

describe('tidy', () => {
  it.each([
    ['项　　目', '项目'],
    ['因 公 出 国 （境） 费', '因公出国（境）费'],
    ['  合\u00a0\u00a0计 ', '合计'],
    ['2 0 2 4 年 度', '2024年度'],
    ['5056. 26', '5056.26'],
    ['1, 108.00', '1,108.00'],
    ['0 .73', '0.73'],
    ['0.00 0.00', '0.00 0.00'],
    ['208 社会保障和就业支出', '208 社会保障和就业支出'],
    ['208 05 01', '208 05 01'],
    ['1. 办公费', '1. 办公费'],
    ['Table  of\tcontents', 'Table of contents'],
    ['基\u200b本\u00ad工资', '基本工资'],
    ['', ''],
    ['　　', ''],
  ])('%j reads %j', (text, read) => expect(tidy(text)).toBe(read))

  it('comes to an end on text of any length', () => {
    expect(tidy('项 '.repeat(200_000))).toBe('项'.repeat(200_000))
    expect(tidy(' '.repeat(1_000_000))).toBe('')
    expect(tidy('1. '.repeat(200_000))).toBe('1. '.repeat(200_000).trim())
  })
})

describe('tidyLine', () => {
  it.each([
    ['编制单位：某某局　　　　　金额单位：万元', '编制单位：某某局 金额单位：万元'],
    ['某某局 单位：万元', '某某局 单位：万元'],
    ['收 入 支 出 决 算 总 表', '收入支出决算总表'],
    ['收入支出 决算总表', '收入支出决算总表'],
    ['　　一、部门职责', '一、部门职责'],
    ['公开01表\t\t万元', '公开01表 万元'],
  ])('%j reads %j', (text, read) => expect(tidyLine(text)).toBe(read))
})

describe('joinLines', () => {
  it.each([
    [['一般公共预算', '财政拨款'], '一般公共预算财政拨款'],
    [['2024', '年度'], '2024年度'],
    [['1,234.', '56'], '1,234.56'],
    [['1,', '234.56'], '1,234.56'],
    [['100', '200'], '100 200'],
    [['下降-', '3.50%'], '下降-3.50%'],
    [['支出1,234.', '56万元'], '支出1,234.56万元'],
    [['0.00', '0.00'], '0.00 0.00'],
    [['final', 'accounts'], 'final accounts'],
    [['', ' 合计 ', ''], '合计'],
    [[], ''],
  ])('%j reads %j', (lines, read) => expect(joinLines(lines)).toBe(read))
})
