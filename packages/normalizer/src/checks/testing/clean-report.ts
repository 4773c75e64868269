import type { Fact } from '../../result.ts'
import { fromAmount, power, unitPower } from '../amount.ts'
import { divideRounded } from '../verdict.ts'
import { randomFrom } from './random.ts'

export type MoneyUnit = '元' | '千元' | '万元'

/**
 * A report of a body that does not exist, with exact accounts in 分 (cents). Every amount is rounded by itself when it is
 * printed, each statement in a unit of its own, as publishers do.
 */
export function cleanReport(seed: number, unitOf: (table: string) => MoneyUnit): Fact[] {
  const random = randomFrom(seed)
  const cents = (): bigint => BigInt(random(10) < 2 ? 0 : random(900_000_000))
  const amounts = new Map<string, bigint>()
  const add = (key: string, amount: bigint) => amounts.set(key, (amounts.get(key) ?? 0n) + amount)

  for (const code of codesOf(random)) {
    const [basic, project, own] = [cents(), cents(), random(3) === 0 ? cents() : 0n]
    for (const item of ['total', ...levels('function', code)]) {
      for (const table of ['general_budget_expenditure', 'expenditure']) {
        add(`${table}|${item}|basic`, basic)
        add(`${table}|${item}|project`, table === 'expenditure' ? project + own : project)
        add(`${table}|${item}|total`, basic + project + (table === 'expenditure' ? own : 0n))
      }
      add(`income|${item}|appropriation`, basic + project)
      add(`income|${item}|other`, own)
      add(`income|${item}|total`, basic + project + own)
    }
    const item = `function:${code.slice(0, 3)}`
    add(`income_expenditure_summary|${item}|amount`, basic + project + own)
    for (const line of [item, 'expenditure:year_total', 'expenditure:grand_total']) {
      add(`appropriation_summary|${line}|general_budget`, basic + project)
      add(`appropriation_summary|${line}|total`, basic + project)
    }
  }
  const at = (key: string) => amounts.get(key) ?? 0n
  const [general, all] = [at('general_budget_expenditure|total|total'), at('expenditure|total|total')]
  const opening = cents()
  for (const [item, amount] of [
    ['income:general_budget', general],
    ['income:other', all - general],
    ['income:year_total', all],
    ['income:opening_balance', opening],
    ['income:grand_total', all + opening],
    ['expenditure:year_total', all],
    ['expenditure:closing_balance', opening],
    ['expenditure:grand_total', all + opening],
  ] as const) {
    add(`income_expenditure_summary|${item}|amount`, amount)
  }
  for (const [item, amount] of [
    ['income:general_budget', general],
    ['income:year_total', general],
    ['income:opening_balance', opening],
    ['income:opening_balance:general_budget', opening],
    ['income:grand_total', general + opening],
  ] as const) {
    add(`appropriation_summary|${item}|amount`, amount)
  }
  for (const column of ['general_budget', 'total']) {
    add(`appropriation_summary|expenditure:closing_balance|${column}`, opening)
    add(`appropriation_summary|expenditure:grand_total|${column}`, opening)
  }
  addBasic(at('general_budget_expenditure|total|basic'), add, random)

  const facts = [...amounts].map(([key, amount], index) =>
    printed(key, amount, unitOf(key.split('|')[0] ?? ''), index + 1, 'table'),
  )
  return [...facts, ...completion(general, random, facts.length)]
}

/** Basic expenditure broken down by economic class, to the last cent. */
function addBasic(total: bigint, add: (key: string, amount: bigint) => void, random: (bound: number) => number) {
  const codes = ['30101', '30102', '30108', '30113', '30201', '30211', '30228', '30239', '30301', '31002']
  let left = total
  for (const [index, code] of codes.entries()) {
    const amount = index === codes.length - 1 ? left : (left * BigInt(random(40))) / 100n
    left -= amount
    const group = code.startsWith('301') || code.startsWith('303') ? 'personnel_total' : 'public_total'
    for (const item of [...levels('economic', code), group, 'total']) add(`basic_expenditure|${item}|amount`, amount)
  }
}

/** A sentence with budget, actual and the percentage of the exact amounts. */
function completion(actual: bigint, random: (bound: number) => number, block: number): Fact[] {
  const budget = actual + BigInt(random(100_000_000)) + 1n
  const at = (column: string) => `general_budget_expenditure|total|${column}`
  const percent = divideRounded(actual * 10_000n, budget)
  const money = (column: string, amount: bigint, index: number) =>
    printed(at(column), amount, '万元', block + index, 'prose')
  const source = { in: 'flow', block: block + 3, kind: 'prose' } as const
  const [table, item, column] = ['general_budget_expenditure', 'total', 'completion_percent']
  const raw = fromAmount(percent, 2)
  return [
    money('budget', budget, 1),
    money('actual', actual, 2),
    { table, item, column, value: raw, unit: 'percent', raw, rawUnit: '', source },
  ]
}

function codesOf(random: (bound: number) => number): string[] {
  const codes = new Set<string>()
  for (const section of ['20801', '20805', '21011', '21015', '22102']) {
    const count = 1 + random(6)
    for (let index = 1; index <= count; index += 1) codes.add(`${section}${String(index).padStart(2, '0')}`)
  }
  return [...codes]
}

/** 2080501 → function:208, function:20805, function:2080501 */
function levels(kind: string, code: string): string[] {
  const lengths = [3, 5, 7].filter((length) => length <= code.length)
  return lengths.map((length) => `${kind}:${code.slice(0, length)}`)
}

/** Rounded half up to hundredths of the unit; a round figure loses its zeros, as workbooks print it. */
function printed(key: string, amount: bigint, rawUnit: MoneyUnit, block: number, kind: 'table' | 'prose'): Fact {
  const [table = '', item = '', column = ''] = key.split('|')
  const hundredths = divideRounded(amount, power(unitPower(rawUnit)))
  return {
    table,
    item,
    column,
    value: fromAmount(hundredths * power(unitPower(rawUnit)), 2),
    unit: 'CNY',
    raw: fromAmount(hundredths, 2),
    rawUnit,
    source: { in: 'flow', block, kind },
  }
}
