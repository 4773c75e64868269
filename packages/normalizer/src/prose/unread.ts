import { notContinued } from '../engine/diagnostics.ts'
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
export type UnreadFigures = ReadonlyMap<string, Unread>

interface Unread {
  readonly figures: readonly string[]
  /** The cells and lines themselves, without commas: figures may run together in them. */
  readonly text: string
}

/** So few stand in longer figures by chance. */
const fewDigits = 4

/** More than any statement prints: of so many figures one fits by chance. */
const mostFigures = 3000

/**
 * Collects them from tables that were not read, under their own title or as the next page of a statement, from lines in which
 * figures ran together, and from figures outside of any table.
 */
export function unreadFigures(traced: readonly Traced[], loose: LooseFigures['figures']): UnreadFigures {
  const unread = new Map<string, string[]>()
  const add = (key: string, texts: readonly string[]): void => {
    const printed = texts.filter((text) => /\d/u.test(text)).map(clean)
    if (printed.length > 0) unread.set(key, (unread.get(key) ?? []).concat(printed))
  }
  for (const { table, text } of loose) add(table, [text])
  let before: TableId | undefined
  for (const trace of traced) {
    const { statement, segment, candidates, widerThan } = trace
    const goesOn = notContinued(trace, before).length > 0 ? before : undefined
    const table = candidates.find(({ title }) => title)?.layout.table ?? goesOn
    before = statement?.layout.table ?? table
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
  return new Map(
    [...unread].map(([key, texts]) => {
      const figures = texts.flatMap((text) => text.match(number) ?? [])
      return [key, { figures, text: texts.join('|').replaceAll(',', '') }]
    }),
  )
}

const number = /(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?(?![\d,])/gu

/**
 * Lines and columns (`item|column`) that every form of a statement prints (部门决算公开范本). Left out is what some forms have and
 * others not: budgets, balances of funds, classes above single items, the whole of basic expenditure, contracts with small firms.
 */
const alwaysPrinted: Readonly<Partial<Record<TableId, RegExp>>> = {
  income_expenditure_summary: /^(?:(?:income|expenditure):(?:year|grand)_total|function:\d{3})\|amount$/u,
  appropriation_summary: /^(?:income|expenditure):(?:year|grand)_total\|(?:amount|total)$/u,
  income: /^(?:total|function:\d{7})\|(?:total|appropriation)$/u,
  expenditure: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  general_budget_expenditure: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  basic_expenditure: /^(?:personnel_total|public_total|economic:\d{3})\|amount$/u,
  three_public: /\|actual$/u,
  government_fund: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  state_capital: /^(?:total|function:\d{7})\|(?:total|basic|project)$/u,
  procurement: /^(?:total|goods|works|services)\|amount$/u,
  operating_expense: /^total\|amount$/u,
}

/**
 * Whether a sentence states another figure than a statement prints, as far as that can be told: the statement could not be read, so
 * it is not known which of its figures is which, but the one of the sentence is among them in no unit. Then it is of a part (其中：…)
 * or of other funds, or a slip. Zero is never another figure, because statements leave zeros blank.
 */
export function printedOtherwise({ table, item, column, ...stated }: Fact, unread: UnreadFigures): boolean {
  const isPrinted = alwaysPrinted[table as TableId]?.test(`${item}|${column}`) ?? false
  const found = [unread.get(table), unread.get(`${table}|${item}`)].filter((each) => each !== undefined)
  const figures = found.flatMap((each) => each.figures)
  if (figures.length === 0 || figures.length > mostFigures || !isPrinted || stated.value === '0') return false
  const digits = stated.raw.replaceAll(',', '')
  if (digits.length > fewDigits && found.some(({ text }) => text.includes(digits))) return false
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
