import type { Diagnostic, Place } from '@gongkai/extractor'
import type { Layout } from '../layout.ts'
import type { Conflict, Fact, FactSource } from '../result.ts'
import type { MoneyUnit } from '../text/money-unit.ts'
import type { TableId } from '../vocabulary/tables.ts'
import {
  figuresIn,
  missingUnit,
  notContinued,
  notPlaced,
  notRead,
  unitConflict,
  widerStatement,
} from './diagnostics.ts'
import { measure, unitInHeader } from './measure.ts'
import { oneReport } from './one-report.ts'
import type { ReadNumber } from './read.ts'
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
  /** Tables of this report alone, where the file holds several. */
  readonly own: readonly Traced[]
  /** The first table of the reports that follow in the same file and go on to its end. */
  readonly nextReport: Traced | undefined
}

/** Books every number of the statements once: as a fact, as a further sighting of one, or as a diagnostic. */
export function ledgerOf(all: readonly Traced[], layouts: readonly Layout[]): Ledger {
  const { own: traced, others, next: nextReport } = oneReport(all)
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

  for (const other of others) {
    printed += other.numbers
    diagnostics.push(other.diagnostic)
  }

  for (const { statement, segment } of statements) {
    if (!statement) continue
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
    own: traced,
    nextReport,
  }
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
