import type { LooseFigures } from '../engine/loose-figures.ts'
import type { Traced } from '../engine/statements.ts'
import { type Decimal, decimal, shift } from '../number/decimal.ts'
import type { Fact } from '../result.ts'
import { clean } from '../text/clean.ts'
import { type MoneyUnit, powerOfUnit } from '../text/money-unit.ts'
import type { TableId } from '../vocabulary/tables.ts'

/**
 * Figures that the report prints in a statement, but whose place in it could not be told: by statement where none of it could be
 * read, by `table|item` where the figures of one line ran together.
 */
export type UnreadFigures = ReadonlyMap<string, readonly string[]>

/** Collects them from tables that were not read, lines in which figures ran together, and figures outside of any table. */
export function unreadFigures(traced: readonly Traced[], loose: LooseFigures['figures']): UnreadFigures {
  const unread = new Map<string, string[]>()
  const add = (key: string, texts: readonly string[]): void => {
    const figures = texts.flatMap((text) => clean(text).match(number) ?? [])
    if (figures.length > 0) unread.set(key, [...(unread.get(key) ?? []), ...figures])
  }
  for (const { table, text } of loose) add(table, [text])
  for (const { statement, segment, candidates, widerThan } of traced) {
    const table = candidates.find(({ title }) => title)?.layout.table
    if (statement === undefined && widerThan === undefined && table !== undefined) {
      const cells = segment.table.cells.filter(({ row }) => row >= segment.from && row < segment.to)
      add(
        table,
        cells.map(({ text }) => text),
      )
    }
    const lines = new Map(statement?.reading.lines.map(({ key, item }) => [key, item]))
    for (const { place, why, key, cell } of statement?.reading.numbers ?? []) {
      const item = lines.get(key)
      const ranTogether = why === 'malformed' || why === 'run_together'
      if (place === undefined && ranTogether && item !== undefined)
        add(`${statement?.layout.table}|${item}`, [cell.text])
    }
  }
  return unread
}

const number = /(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?(?![\d,])/gu

/**
 * Lines and columns (`item|column`) that every form of a statement prints (部门决算公开范本). Left out is what some forms have and
 * others not: budgets, balances of funds, classes above single items, the whole of basic expenditure, contracts with small firms.
 */
const alwaysPrinted: Readonly<Partial<Record<TableId, RegExp>>> = {
  income_expenditure_summary: /^(?:income|expenditure):(?:year|grand)_total\||^function:\d/u,
  appropriation_summary: /^(?:income|expenditure):(?:year|grand)_total\|(?:amount|total)$/u,
  income: /^(?:total|function:\d{7})\|(?:total|appropriation)$/u,
  expenditure: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  general_budget_expenditure: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  basic_expenditure: /^(?:personnel_total|public_total|economic:\d{3})\|amount$/u,
  three_public: /\|actual$/u,
  government_fund: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  state_capital: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  procurement: /^(?:total|goods|works|services)\|/u,
  operating_expense: /^total\|amount$/u,
}

/**
 * Whether a sentence states another figure than a statement prints, as far as that can be told: the statement could not be read, so
 * it is not known which of its figures is which, but the one of the sentence is among them in no unit. Then it is of a part (其中：…)
 * or of other funds, or a slip. Zero is never another figure, because statements leave zeros blank.
 */
export function printedOtherwise({ table, item, column, ...stated }: Fact, unread: UnreadFigures): boolean {
  const figures = [...(unread.get(table) ?? []), ...(unread.get(`${table}|${item}`) ?? [])]
  const isPrinted = alwaysPrinted[table as TableId]?.test(`${item}|${column}`) ?? false
  if (figures.length === 0 || !isPrinted || stated.value === '0') return false
  const powers = stated.unit === 'CNY' ? unitsOfStatements : [0]
  const value = inUnit(stated.raw, powerOfUnit[stated.rawUnit as MoneyUnit] ?? 0)
  return !figures.some((figure) => powers.some((power) => meet(value, inUnit(figure, power))))
}

/** 元, 千元, 万元; one in 亿元 would be too coarse to tell anything. */
const unitsOfStatements = [powerOfUnit.元, powerOfUnit.千元, powerOfUnit.万元]

/** A figure with half of the step that it is printed in; a whole number of 万元 or 千元 is that number, not a rounded one. */
interface Interval {
  readonly value: Decimal
  readonly half: Decimal
}

function inUnit(raw: string, power: number): Interval {
  const value = decimal(raw.replaceAll(',', ''))
  const half = value.scale === 0 && power > 0 ? { digits: 0n, scale: 0 } : { digits: 5n, scale: value.scale + 1 }
  return { value: shift(value, power), half: shift(half, power) }
}

/** Whether two figures may be the same one, rounded in different steps. */
function meet(a: Interval, b: Interval): boolean {
  const scale = Math.max(a.value.scale, b.value.scale, a.half.scale, b.half.scale)
  const [x, y, p, q] = [a.value, b.value, a.half, b.half].map(
    ({ digits, scale: own }) => digits * 10n ** BigInt(scale - own),
  )
  const difference = (x ?? 0n) - (y ?? 0n)
  return (difference < 0n ? -difference : difference) <= (p ?? 0n) + (q ?? 0n)
}
