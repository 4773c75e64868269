import { placeText } from '../../output/place-text.ts'
import type { StoredFact } from '../store.ts'

/** Columns of an export, in their order. `value` is an exact decimal in the base unit (元 for money). */
export const columns = [
  'sha256',
  'entity',
  'fiscalYear',
  'table',
  'item',
  'column',
  'value',
  'unit',
  'raw',
  'rawUnit',
  'where',
  'place',
] as const

export type ExportRow = Readonly<Record<(typeof columns)[number], string>>

export const rowOf = ({ sha256, report, fact }: StoredFact): ExportRow => ({
  sha256,
  entity: report.entity ?? '',
  fiscalYear: report.fiscalYear?.toString() ?? '',
  table: fact.table,
  item: fact.item,
  column: fact.column,
  value: fact.value,
  unit: fact.unit,
  raw: fact.raw,
  rawUnit: fact.rawUnit,
  where: fact.source.kind,
  place: placeText(fact.source),
})
