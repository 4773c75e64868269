import type { Diagnostic, Place } from '@gongkai/extractor'
import type { Layout } from '../layout.ts'
import { formatDecimal, shift } from '../number/decimal.ts'
import type { Conflict, Fact, FactSource } from '../result.ts'
import { type MoneyUnit, powerOfUnit, unitOfHeader } from '../text/money-unit.ts'
import type { TableId } from '../vocabulary/tables.ts'
import {
  figuresIn,
  missingUnit,
  notContinued,
  notPlaced,
  notRead,
  otherReport,
  unitConflict,
  widerStatement,
} from './diagnostics.ts'
import { factKey, type ReadNumber } from './read.ts'
import type { Statement, Traced } from './statements.ts'
import { unanimous } from './unit.ts'
import { unitByFigures } from './unit-proof.ts'

/** The facts of a report with all that did not become one. */
export interface Ledger {
  readonly facts: Fact[]
  readonly conflicts: Conflict[]
  readonly diagnostics: Diagnostic[]
  readonly printed: number
  readonly placed: number
  readonly moneyUnit: MoneyUnit | null
}

/** Books every number of the statements once: as a fact, as a further sighting of one, or as a diagnostic. */
export function ledgerOf(traced: readonly Traced[], layouts: readonly Layout[]): Ledger {
  const diagnostics: Diagnostic[] = []
  const facts = new Map<string, Fact>()
  const conflicts = new Map<string, Conflict>()
  let printed = 0
  let placed = 0
  const statements = layouts.flatMap((layout) => traced.filter((each) => each.statement?.layout === layout))
  const common = unanimous(
    statements.flatMap(({ statement }) => (statement?.layout.measure === 'money' ? [statement.unit] : [])),
  )

  const withUnit = statements.flatMap(({ statement }) =>
    statement?.unit && statement.layout.measure === 'money' ? [{ statement, unit: statement.unit }] : [],
  )

  let before: TableId | undefined
  for (const trace of traced) {
    if (trace.widerThan) diagnostics.push(...widerStatement(trace))
    const unread = trace.statement || trace.widerThan ? [] : [...notRead(trace), ...notContinued(trace, before)]
    diagnostics.push(...unread)
    if (unread.length > 0) printed += figuresIn(trace.segment)
    const titled = unread.length > 0 ? trace.candidates.find((candidate) => candidate.title)?.layout.table : undefined
    before = trace.statement?.layout.table ?? titled ?? (unread.length > 0 ? before : undefined)
  }

  const bodies = new Map<string, string>()
  for (const { statement, segment } of statements) {
    if (!statement) continue
    const { table } = statement.layout
    const first = bodies.get(table)
    if (first === undefined && statement.entity) bodies.set(table, statement.entity)
    if (first !== undefined && isOtherBody(first, statement) && contradicts(statement, facts)) {
      printed += statement.reading.numbers.length
      diagnostics.push(otherReport(statement, segment.table.place, first))
      continue
    }
    let unit = statement.unit
    if (statement.layout.measure === 'money' && !unit && needsUnit(statement)) {
      const proof = unitByFigures(statement, withUnit)
      unit = proof?.unit ?? common
      diagnostics.push(missingUnit(statement, segment.table.place, unit, proof))
    } else if (statement.layout.measure === 'money' && unit) {
      const others = withUnit.filter((other) => other.statement !== statement)
      const proof = unitByFigures(statement, others)
      if (proof && proof.unit !== unit) diagnostics.push(unitConflict(statement, segment.table.place, unit, proof))
    }
    for (const number of statement.reading.numbers) {
      printed++
      const measured = number.place && measure(number, statement, unit)
      if (!number.place || !measured) {
        diagnostics.push(
          notPlaced(
            number,
            statement,
            measured === undefined && number.place ? 'no_unit' : (number.why ?? 'unknown_line'),
          ),
        )
        continue
      }
      placed++
      const fact: Fact = {
        table: (number.place.of ?? statement.layout).table,
        item: number.place.item,
        column: number.place.column,
        ...measured,
        source: sourceOfCell(number),
      }
      const key = `${fact.table}|${fact.item}|${fact.column}`
      const first = facts.get(key)
      if (!first) {
        facts.set(key, fact)
        continue
      }
      const { value, raw, rawUnit, source } = fact
      first.sightings ??= []
      first.sightings.push({ value, raw, rawUnit, source })
      if (value !== first.value) {
        const conflict = conflicts.get(key) ?? { fact: key, sightings: [{ value: first.value, source: first.source }] }
        conflict.sightings.push({ value, source })
        conflicts.set(key, conflict)
      }
    }
  }
  return {
    facts: [...facts.values()],
    conflicts: [...conflicts.values()],
    diagnostics,
    printed,
    placed,
    moneyUnit: majority(statements),
  }
}

/** A second statement with a title of its own, of a body with another name. */
function isOtherBody(first: string, statement: Statement): boolean {
  const { entity, foundBy } = statement
  return foundBy === 'title' && entity !== undefined && !entity.includes(first) && !first.includes(entity)
}

/** One of its numbers stands against a fact. Without that a different name may be a slip of print or of recognition. */
function contradicts(statement: Statement, facts: ReadonlyMap<string, Fact>): boolean {
  return statement.reading.numbers.some((number) => {
    const fact = number.place && facts.get(factKey(statement.layout, number.place))
    return fact && measure(number, statement, statement.unit)?.value !== fact.value
  })
}

function measure(
  number: ReadNumber,
  statement: Statement,
  unit: MoneyUnit | undefined,
): Pick<Fact, 'value' | 'unit' | 'raw' | 'rawUnit'> | undefined {
  const { printed, place } = number
  if (printed.kind !== 'number') return undefined
  if ((place?.of ?? statement.layout).measure === 'count')
    return { value: formatDecimal(printed.value), unit: 'count', raw: printed.raw, rawUnit: '' }
  const own = printed.unit === 'count' || printed.unit === 'percent' ? undefined : printed.unit
  const rawUnit = own ?? unitInHeader(number) ?? unit
  if (!rawUnit) return undefined
  return { value: formatDecimal(shift(printed.value, powerOfUnit[rawUnit])), unit: 'CNY', raw: printed.raw, rawUnit }
}

function unitInHeader(number: ReadNumber): MoneyUnit | undefined {
  for (const cell of number.column.headerCells.toReversed()) {
    const unit = unitOfHeader(cell.text)
    if (unit) return unit
  }
  return undefined
}

function needsUnit(statement: Statement): boolean {
  return statement.reading.numbers.some(
    (number) => number.place && number.printed.kind === 'number' && !number.printed.unit && !unitInHeader(number),
  )
}

function majority(statements: readonly Traced[]): MoneyUnit | null {
  const counts = new Map<MoneyUnit, number>()
  for (const { statement } of statements)
    if (statement?.unit) counts.set(statement.unit, (counts.get(statement.unit) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Where a figure of a table stands, and how sure its digits and those of its line's code are where they were recognised (OCR). */
function sourceOfCell({ cell, key }: ReadNumber): FactSource {
  const { place, confidence, reread } = cell
  const source = sourceOf(place)
  if (confidence === undefined) return source
  const codes = key.cells.flatMap((one) => (/^\d+$/u.test(one.text) ? (one.confidence ?? []) : []))
  return { ...source, ocr: { confidence: Math.min(confidence, ...codes), ...(reread ? { reread } : {}) } }
}

/** The place of a cell in a table, as the source of a fact. */
export function sourceOf(place: Place): FactSource {
  const plain =
    place.in === 'page' ? { ...place, box: [...place.box] as [number, number, number, number] } : { ...place }
  return { ...plain, kind: 'table' } as FactSource
}
