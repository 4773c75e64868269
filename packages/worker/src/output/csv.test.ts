import type { Fact, Result } from '@gongkai/normalizer'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const fact: Fact = {
  table: 'income',
  item: 'total',
  column: 'total',
  value: '-12000.5',
  unit: 'CNY',
  raw: '-1.20005',
  rawUnit: '万元',
  source: { in: 'page', page: 7, box: [72.4, 100, 130, 112], kind: 'table' },
}

const csvOf = (...facts: readonly Partial<Fact>[]): readonly string[] =>
  toCsv({ facts: facts.map((own) => ({ ...fact, ...own })) } as Pick<Result, 'facts'>).split('\r\n')

test('writes one fact a line, with its place, as spreadsheets open it', () => {
  expect(csvOf({})).toEqual([
    '\uFEFFtable,item,column,value,unit,raw,rawUnit,where,page,place',
    'income,total,total,-12000.5,CNY,-1.20005,万元,table,7,"page 7 (72, 100, 130, 112)"',
    '',
  ])
  const inSheet = csvOf({ source: { in: 'sheet', sheet: '表1', cell: 'D17', kind: 'table' } })
  expect(inSheet[1]).toMatch(/,table,,表1!D17$/)
})

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1'])('%j is text, not a formula', (raw) => {
  expect(csvOf({ raw })[1]).toContain(`'${raw}`)
})

test.each(['-1.20', '+3', '-1,108.5', '-4%'])('%j stays a number', (raw) => {
  expect(csvOf({ raw })[1]).not.toContain("'")
})

test('quotes what would end a cell', () => {
  expect(csvOf({ raw: 'a "b"\nc' })[1]).toContain('"a ""b""\nc"')
})
