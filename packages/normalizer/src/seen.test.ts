import { expect, test } from 'vitest'
import type { Layout } from './layout.ts'
import { layouts } from './layouts/index.ts'
import { normalize } from './normalize.ts'
import { declared, differenceOf, type Seen } from './seen.ts'
import { document, table } from './testing/draw.ts'

const layout = (name: string, title: string, more: Partial<Layout> = {}): Layout => ({
  table: 'income',
  name,
  title,
  measure: 'money',
  panels: {},
  ...more,
})

const income = layout('income', '收入决算表')
const funds = layout('funds', '政府性基金预算财政拨款收入支出决算表')
const seen: Seen = {
  layouts: ['income'],
  lines: [
    ['某局', '2023年度收入决算表'],
    ['资产负债', '情况表'],
  ],
  untitled: false,
}

const between = (before: readonly Layout[], now: readonly Layout[], what: Seen = seen): string | undefined =>
  differenceOf(declared(before), now, declared(now))(what)

test('a reading tells which layouts took part, and which titles nobody knew', () => {
  const drawn = document(
    '支出决算表',
    '单位：万元',
    table(`
      | 科目代码 | 科目名称   | 本年支出合计 | 基本支出 | 项目支出 |
      | 合计     | <         | 30.00       | 10.00   | 20.00   |
      | 213      | 农林水支出 | 30.00       | 10.00   | 20.00   |`),
    '资产负债情况表',
    table(`
      | 项目 | 年初数 | 年末数 |
      | 资产 | 5.00   | 7.00   |`),
  )
  let told: Seen | undefined
  const source = { sha256: '0'.repeat(64), name: 'x.pdf', format: drawn.format, bytes: 1, pages: 1 }
  normalize(drawn, {
    source,
    onSeen: (now) => {
      told = now
    },
  })
  expect(told?.layouts).toEqual(['expenditure'])
  expect(told?.lines.flat()).toContain('资产负债情况表')
  const more = [...layouts, layout('assets', '资产负债情况表')]
  const [why, whyNot] = [more, [...layouts, layout('debts', '债务情况表')]].map((now) =>
    differenceOf(declared(layouts), now, declared(now)),
  )
  expect(told && why?.(told)).toBe('layout assets')
  expect(told && whyNot?.(told)).toBeUndefined()
})

test('what was declared is compared layout by layout, not as a whole', () => {
  expect(between([income, funds], [income, funds])).toBeUndefined()
  expect(between([income, funds], [income, { ...funds, known: ['本年'] }])).toBeUndefined()
  expect(between([income, funds], [{ ...income, known: ['本年'] }, funds])).toBe('layout income')
})

test('a layout that is gone touches what it has read', () => {
  expect(between([income, funds], [income])).toBeUndefined()
  expect(between([income, funds], [funds])).toBe('layout income')
})

test('a new layout touches documents in which its title stands, also over two lines', () => {
  expect(between([income], [income, layout('assets', '资产负债情况表')])).toBe('layout assets')
  expect(between([income], [income, layout('debts', '债务情况表')])).toBeUndefined()
})

test('one that knows tables by their columns touches documents with a table that has no title', () => {
  const alone = layout('debts', '债务情况表', { alone: { columns: ['total'] } })
  expect(between([income], [income, alone])).toBeUndefined()
  expect(between([income], [income, alone], { ...seen, untitled: true })).toBe('layout debts')
})

test('another order, and other checks, touch everything', () => {
  expect(between([income, funds], [funds, income])).toBe('layouts')
  const [before, now] = [declared([income]), declared([income], { off: ['total'] })]
  expect(differenceOf(before, [income], now)(seen)).toBe('checks')
})

test('every built-in layout has a name of its own to be remembered by', () => {
  const names = declared(layouts).layouts.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
