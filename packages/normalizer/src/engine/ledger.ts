import type { Diagnostic, Place } from '@gongkai/extractor'
import type { Layout } from '../layout.ts'
import { formatDecimal, shift } from '../number/decimal.ts'
import type { Conflict, Fact, FactSource } from '../result.ts'
import { type MoneyUnit, powerOfUnit, unitOfHeader } from '../text/money-unit.ts'
import type { ReadNumber, Unplaced } from './read.ts'
import type { Statement, Traced } from './statements.ts'
import { unanimous } from './unit.ts'
import { type UnitProof, unitByFigures } from './unit-proof.ts'

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

  for (const trace of traced) if (!trace.statement) diagnostics.push(...notRead(trace))

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
        table: statement.layout.table,
        item: number.place.item,
        column: number.place.column,
        ...measured,
        source: sourceOf(number.cell.place),
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
    const fact = number.place && facts.get(`${statement.layout.table}|${number.place.item}|${number.place.column}`)
    return fact && measure(number, statement, statement.unit)?.value !== fact.value
  })
}

function otherReport(statement: Statement, place: Place, first: string): Diagnostic {
  const { table } = statement.layout
  const numbers = statement.reading.numbers.length
  return {
    code: 'several_reports',
    severity: 'error',
    message: `${table} of ${statement.entity} follows that of ${first}: the file holds several reports. Its ${numbers} numbers are not facts of this one; split the file.`,
    place,
    data: { table, entity: statement.entity ?? '', first, numbers },
  }
}

/** A table with the title of a statement and with numbers, of which no statement could be made. */
function notRead({ segment, candidates }: Traced): Diagnostic[] {
  const best = candidates.find((candidate) => candidate.title)
  const numbers = best?.reading.numbers.length ?? 0
  if (!best?.title || numbers === 0 || best.reasons.length === 0) return []
  return [
    {
      code: 'statement_not_read',
      severity: 'warning',
      message: `The table under the title ${best.title.text} is not read as ${best.layout.table}: ${best.reasons.join('; ')}. Its ${numbers} numbers are not facts; a layout may be missing.`,
      place: segment.table.place,
      data: { table: best.layout.table, title: best.title.text, numbers, reasons: best.reasons },
    },
  ]
}

function measure(
  number: ReadNumber,
  statement: Statement,
  unit: MoneyUnit | undefined,
): Pick<Fact, 'value' | 'unit' | 'raw' | 'rawUnit'> | undefined {
  const { printed } = number
  if (printed.kind !== 'number') return undefined
  if (statement.layout.measure === 'count')
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

/** The place of a cell in a table, as the source of a fact. */
export function sourceOf(place: Place): FactSource {
  const plain =
    place.in === 'page' ? { ...place, box: [...place.box] as [number, number, number, number] } : { ...place }
  return { ...plain, kind: 'table' } as FactSource
}

function missingUnit(
  statement: Statement,
  place: Place,
  unit: MoneyUnit | undefined,
  proof: UnitProof | undefined,
): Diagnostic {
  const { table } = statement.layout
  if (!unit)
    return {
      code: 'unit_unknown',
      severity: 'error',
      message: `${table} declares no money unit and the report gives none; its numbers are not facts. Declare the unit in the source.`,
      place,
      data: { table },
    }
  const why = proof ? 'its figures agree with other statements in no other unit' : `all other statements are in ${unit}`
  return {
    code: 'unit_inferred',
    severity: 'warning',
    message: `${table} declares no money unit; ${why}, so it is read in ${unit}. Check one figure.`,
    place,
    data: { table, unit, evidence: proof?.evidence ?? [] },
  }
}

function unitConflict(statement: Statement, place: Place, unit: MoneyUnit, proof: UnitProof): Diagnostic {
  const { table } = statement.layout
  return {
    code: 'unit_conflict',
    severity: 'error',
    message: `${table} is labelled ${unit}, but its figures agree with other statements only in ${proof.unit}. They are read as labelled; check the label.`,
    place,
    data: { table, unit, byFigures: proof.unit, evidence: proof.evidence },
  }
}

const explanations: Readonly<Record<Unplaced | 'no_unit', string>> = {
  unknown_column: 'its column is not known',
  unknown_line: 'its line is not known',
  no_line: 'its line has no label',
  other_year: 'its column is of another year',
  column_without_id: 'its column is understood, but has no id',
  malformed: 'its digits cannot be told for certain',
  percent_in_money: 'it is not an amount of money',
  no_unit: 'its money unit is not known',
}

function notPlaced(number: ReadNumber, statement: Statement, why: Unplaced | 'no_unit'): Diagnostic {
  const expected = why === 'other_year' || why === 'column_without_id'
  const raw = number.printed.raw
  return {
    code: why === 'malformed' ? 'number_malformed' : 'number_not_placed',
    severity: expected ? 'info' : 'warning',
    message: `${raw} in ${statement.layout.table} is not a fact: ${explanations[why]}.`,
    place: number.cell.place,
    data: {
      table: statement.layout.table,
      why,
      raw,
      header: [...number.column.path],
      line: [number.key.code ?? '', ...number.key.labels].filter((text) => text !== ''),
    },
  }
}
