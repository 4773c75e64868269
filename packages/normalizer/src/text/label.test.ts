import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { headerLabel, lineLabel, withoutBrackets, yearOfLabel } from './label.ts'
import { declaredUnits, unitOfHeader } from './money-unit.ts'

test.each([
  ['项　目', '项目'],
  ['财政拨款\n“三公”经费', '财政拨款三公经费'],
  ['财政拨款「三公」经费', '财政拨款三公经费'],
  ['因公出国（境）费', '因公出国(境)费'],
  ['因公出国〔境〕费', '因公出国(境)费'],
  ['决算数①', '决算数'],
  ['预算数（注1）', '预算数'],
  ['合计*', '合计'],
  ['⽀出', '支出'],
  ['ＡＢ１２：', 'AB12:'],
])('%j reads as %s', (text, expected) => expect(clean(text)).toBe(expected))

test.each([
  ['一、一般公共预算财政拨款收入', '一般公共预算财政拨款收入'],
  ['二十一、 灾害防治及应急管理支出', '灾害防治及应急管理支出'],
  ['（一）一般公共预算财政拨款', '一般公共预算财政拨款'],
  ['1．因公出国（境）费', '因公出国(境)费'],
  ['(2)公务用车运行维护费', '公务用车运行维护费'],
  ['其中：授予小微企业合同金额', '授予小微企业合同金额'],
  ['其中：（1）公务用车购置费', '公务用车购置费'],
  ['栏次合计', '合计'],
  ['一般公共服务支出', '一般公共服务支出'],
  ['车辆数合计（辆）', '车辆数合计'],
])('the line %s is %s', (text, expected) => expect(lineLabel(text)).toBe(expected))

test.each([
  ['2024年度决算数（万元）', '决算数'],
  ['其中：教育收费', '教育收费'],
  ['本年支出\n合计', '本年支出合计'],
  ['决算数（单位：元）', '决算数'],
])('the header %j is %s', (text, expected) => expect(headerLabel(text)).toBe(expected))

test('what stands in brackets can be left out', () => {
  expect(withoutBrackets('使用非财政拨款结余(含专用结余)')).toBe('使用非财政拨款结余')
})

test('the year of a header', () => {
  expect(['2023年度决算数', '上年决算数', '决算数', '上年结转和结余', '年初结转和结余'].map(yearOfLabel)).toEqual([
    2023,
    'previous',
    undefined,
    undefined,
    undefined,
  ])
})

test.each([
  ['单位：万元', ['万元']],
  ['金 额 单 位 ： 元', ['元']],
  ['金额单位：万', ['万元']],
  ['部门：某某局　单位：千元', ['千元']],
  ['单位：人民币亿元', ['亿元']],
  ['单位：某某市水利局', []],
  ['附属单位元宵活动', []],
])('%s declares %j', (text, units) => expect(declaredUnits(text)).toEqual(units))

test('a header cell may carry its unit', () => {
  expect(['决算数（万元）', '决算数(元)', '决算数'].map(unitOfHeader)).toEqual(['万元', '元', undefined])
})
