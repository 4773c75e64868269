import type { Diagnostic, Place } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import type { MoneyUnit } from '../text/money-unit.ts'
import type { TableId } from '../vocabulary/tables.ts'
import { printedIn } from './printed.ts'
import type { ReadNumber, Unplaced } from './read.ts'
import type { Statement, Traced } from './statements.ts'
import type { UnitProof } from './unit-proof.ts'

/** A statement that is wider than the one of the report with nearly the same title. */
export function widerStatement({ segment, candidates, widerThan }: Traced): Diagnostic[] {
  if (!widerThan) return []
  const title = candidates.find((candidate) => candidate.layout === widerThan)?.title?.text ?? ''
  return [
    {
      code: 'wider_statement',
      severity: 'info',
      message: `The table under the title ${title} is not ${widerThan.table}: the report has one of the general public budget alone.`,
      place: segment.table.place,
      data: { table: widerThan.table, title },
    },
  ]
}

const ofAccounts = /(?:决算|经费|收支|收入|支出)\p{Script=Han}{0,6}表$/u
const ofOtherMatters = /绩效|自评|评价|预算\p{Script=Han}{0,4}表$/u
const fewestFigures = 3

/** A table with numbers under a title of the accounts that no layout knows. */
function unknownTitle(segment: Traced['segment'], numbers: number): Diagnostic[] {
  const title = segment.otherTitle
  if (!title || numbers < fewestFigures || !ofAccounts.test(title) || ofOtherMatters.test(title)) return []
  return [
    {
      code: 'statement_unknown',
      severity: 'warning',
      message: `No layout knows the title ${title}. The ${numbers} numbers below it are not facts; a layout may be missing (docs/layouts.md).`,
      place: segment.table.place,
      data: { title, numbers },
    },
  ]
}

/** A table with the title of a statement and with numbers, of which no statement could be made. */
export function notRead({ segment, candidates }: Pick<Traced, 'segment' | 'candidates'>): Diagnostic[] {
  const best = candidates.find((candidate) => candidate.title)
  const numbers = figuresIn(segment)
  if (!best?.title) return unknownTitle(segment, numbers)
  if (numbers === 0 || best.reasons.length === 0) return []
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

/** A table without a title that follows a statement, as its next page does, and could not be read. */
export function notContinued({ segment, candidates }: Traced, before: TableId | undefined): Diagnostic[] {
  const numbers = figuresIn(segment)
  const named = segment.titles.length > 0 || segment.otherTitle !== undefined
  // A self-evaluation form has no candidates; below sentences stand tables of other matters.
  const other = named || candidates.length === 0 || segment.surroundings.some((line) => line.includes('。'))
  if (before === undefined || numbers === 0 || other) return []
  return [
    {
      code: 'table_not_read',
      severity: 'warning',
      message: `A table without a title follows ${before} and cannot be read as its continuation or as another statement. Its ${numbers} numbers are not facts; look at it.`,
      place: segment.table.place,
      data: { after: before, numbers },
    },
  ]
}

/** How many figures a table prints whose columns are not known. Codes and numbers of lines are none. */
export function figuresIn({ grid, from, to }: Traced['segment']): number {
  return grid.table.cells.filter(
    (cell) =>
      cell.row >= from &&
      cell.row < to &&
      printedIn(cell).kind !== 'text' &&
      /^[^\d]{0,2}(?:\d[\d,]*[.,]\d|0$)|…/u.test(clean(cell.text)),
  ).length
}

export function missingUnit(
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

export function unitConflict(statement: Statement, place: Place, unit: MoneyUnit, proof: UnitProof): Diagnostic {
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
  run_together: 'figures and words run together in its line',
  percent_in_money: 'it is not an amount of money',
  no_unit: 'its money unit is not known',
}

export function notPlaced(number: ReadNumber, statement: Statement, why: Unplaced | 'no_unit'): Diagnostic {
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
