import type { Diagnostic } from '@gongkai/extractor'
import type { Fact } from '../result.ts'
import { abs, decimalsOf, isDecimal, power, toAmount, unitPower } from './amount.ts'
import type { Bilingual } from './bilingual.ts'
import { append } from './collect.ts'
import type { CheckInput } from './input.ts'

/** One printed figure: a fact, or another sighting of it. */
export interface Figure {
  /** `table|item|column`; empty for a figure of a sentence or a form that is no fact. */
  readonly key: string
  /** Of a figure that is no fact and has no key. */
  readonly name?: Bilingual
  /** 0 for the fact, then its sightings from 1; −1 for a figure that is no fact. */
  readonly sighting: number
  readonly table: string
  readonly item: string
  readonly column: string
  readonly value: bigint
  /** Half of the step it is printed in: the amount lies at most this far from `value`. */
  readonly half: bigint
  /** The same by its own digits alone: of a figure in a sentence that may have been rounded on its own. */
  readonly ownHalf: bigint
  readonly unit: Fact['unit']
  readonly raw: string
  readonly rawUnit: string
  readonly prose: boolean
}

/** The figures of a report, by their place in the vocabulary, in one scale. */
export interface Book {
  /** Decimal places of all amounts. */
  readonly scale: number
  readonly input: CheckInput
  readonly figures: readonly Figure[]
  /** Where the same fact is stated again. */
  readonly sightings: readonly Figure[]
  readonly figure: (key: string) => Figure | undefined
  /** In printed order. */
  readonly column: (table: string, column: string) => readonly Figure[]
  readonly columns: (table: string) => readonly string[]
  readonly items: (table: string) => readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Printed {
  readonly fact: Fact
  readonly sighting: number
  readonly value: string
  readonly raw: string
  readonly rawUnit: string
  readonly prose: boolean
  /** Power of ten of the last printed digit, in the base unit. */
  readonly step: number
}

/**
 * So many amounts tell how a statement or a text is printed: one in 元 whose amounts are all whole hundreds was converted from
 * 万元.
 */
const enoughToTell = 8

/** Decimal places that amounts and percentages of sentences have, if no fact has more. */
const usual = 4

export function openBook(input: CheckInput): Book {
  const diagnostics: Diagnostic[] = []
  const printed: Printed[] = []
  for (const fact of input.facts) {
    for (const [sighting, seen] of [fact, ...(fact.sightings ?? [])].entries()) {
      const value = seen.value
      if (isDecimal(value)) {
        const { raw, rawUnit } = seen
        const step = unitPower(rawUnit) - printedDecimals(raw, value, rawUnit)
        printed.push({ fact, sighting, value, raw, rawUnit, prose: seen.source.kind === 'prose', step })
      } else {
        diagnostics.push({
          code: 'check.value-out-of-range',
          severity: 'warning',
          message: `The value of ${keyOf(fact)} has too many digits to be money and is left out of the checks. Look at the place where it is printed.`,
        })
      }
    }
  }

  // One digit more than any value or step has, so that half a step is a whole number.
  const scale = printed.reduce((most, seen) => Math.max(most, decimalsOf(seen.value), -seen.step), usual) + 1
  const steps = statementSteps(printed, scale)
  const stepsOfText = finestInText(printed)

  const halfOf = (step: number) => 5n * power(scale + step - 1)
  const figures: Figure[] = []
  const sightings: Figure[] = []
  const byKey = new Map<string, Figure>()
  const byColumn = new Map<string, Map<string, Figure[]>>()
  const byTable = new Map<string, Set<string>>()
  for (const seen of printed) {
    const { fact } = seen
    const key = keyOf(fact)
    const step = stepOf(seen, steps.get(statementKey(seen)), stepsOfText.get(seen.rawUnit))
    const figure: Figure = {
      key,
      sighting: seen.sighting,
      table: fact.table,
      item: fact.item,
      column: fact.column,
      value: toAmount(seen.value, scale),
      half: fact.unit === 'count' ? 0n : halfOf(step),
      ownHalf: fact.unit === 'count' ? 0n : halfOf(seen.prose ? seen.step : step),
      unit: fact.unit,
      raw: seen.raw,
      rawUnit: seen.rawUnit,
      prose: seen.prose,
    }
    if (seen.sighting > 0) {
      sightings.push(figure)
      continue
    }
    if (byKey.has(key)) continue
    byKey.set(key, figure)
    figures.push(figure)
    const columns = byColumn.get(fact.table) ?? new Map<string, Figure[]>()
    byColumn.set(fact.table, columns)
    append(columns, fact.column, figure)
    byTable.set(fact.table, (byTable.get(fact.table) ?? new Set()).add(fact.item))
  }
  return {
    scale,
    input,
    figures,
    sightings,
    figure: (key) => byKey.get(key),
    column: (table, column) => byColumn.get(table)?.get(column) ?? [],
    columns: (table) => [...(byColumn.get(table)?.keys() ?? [])],
    items: (table) => [...(byTable.get(table) ?? [])],
    diagnostics,
  }
}

export function keyOf(fact: { readonly table: string; readonly item: string; readonly column: string }): string {
  return `${fact.table}|${fact.item}|${fact.column}`
}

/** Decimal places as printed (`1,108.50` → 2); where the printed text is no number, those that the value needs. */
function printedDecimals(raw: string, value: string, rawUnit: string): number {
  const digits = raw.replace(/[^\d.]/gu, '')
  const point = digits.indexOf('.')
  if (digits === '') return Math.max(0, decimalsOf(value) + unitPower(rawUnit))
  return point < 0 ? 0 : Math.min(12, digits.length - point - 1)
}

/**
 * A figure of the text has the step of its own digits, or that of its statement, if that is finer; but none finer than the text
 * prints anywhere in this unit: a text of two decimals beside statements of six rounds all its figures.
 */
function stepOf(seen: Printed, ofStatement: number | undefined, ofText: number | undefined): number {
  if (ofStatement === undefined) return seen.step
  return seen.prose ? Math.min(seen.step, Math.max(ofStatement, ofText ?? ofStatement)) : ofStatement
}

function finestInText(printed: readonly Printed[]): ReadonlyMap<string, number> {
  const byUnit = new Map<string, Printed[]>()
  for (const seen of printed) {
    if (seen.prose && seen.fact.unit === 'CNY' && !isZero(seen)) append(byUnit, seen.rawUnit, seen)
  }
  const told = [...byUnit].filter(([, figures]) => figures.length >= enoughToTell)
  return new Map(told.map(([unit, figures]) => [unit, finest(figures)]))
}

/**
 * The finest step printed in a statement is the step of all its figures, for publishers drop trailing zeros (`1,108`
 * beside `4.92`). Amounts of one statement in two units have a step for each. Zeros may be written in a style of their own
 * (`0.00` beside whole amounts), so where enough other amounts tell the step, they do not.
 */
function statementSteps(printed: readonly Printed[], scale: number): ReadonlyMap<string, number> {
  const statements = new Map<string, Printed[]>()
  for (const seen of printed) {
    if (!seen.prose && seen.fact.unit === 'CNY') append(statements, statementKey(seen), seen)
  }
  const allOfUnit = new Map<string, Printed[]>()
  for (const figures of statements.values()) {
    for (const seen of figures) if (!isZero(seen)) append(allOfUnit, seen.rawUnit, seen)
  }
  const steps = new Map<string, number>()
  for (const [key, figures] of statements) {
    const amounts = figures.filter((seen) => !isZero(seen))
    const unit = figures[0]?.rawUnit ?? ''
    // A short statement is written in the style of the others.
    const telling = amounts.length >= enoughToTell ? amounts : (allOfUnit.get(unit) ?? [])
    const ofZeros = finest(figures.filter(isZero))
    const zeros = telling.length >= enoughToTell ? Math.max(ofZeros, finest(telling)) : ofZeros
    const hundred = power(scale + 2)
    const whole = unit === '元' && amounts.every(({ value }) => abs(toAmount(value, scale)) % hundred === 0n)
    steps.set(key, whole && amounts.length >= enoughToTell ? 2 : Math.min(finest(amounts), zeros))
  }
  return steps
}

function finest(figures: readonly Printed[]): number {
  return figures.reduce((least, { step }) => Math.min(least, step), Number.POSITIVE_INFINITY)
}

function isZero({ value }: Printed): boolean {
  return !/[1-9]/u.test(value)
}

function statementKey(seen: Printed): string {
  return `${seen.fact.table} ${seen.rawUnit}`
}
