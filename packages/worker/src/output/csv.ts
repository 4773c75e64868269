import type { Fact, Result } from '@gongkai/normalizer'
import { placeText } from './place-text.ts'
import { spreadsheetText } from './spreadsheet-text.ts'

const columns = ['table', 'item', 'column', 'value', 'unit', 'raw', 'rawUnit', 'where', 'page', 'place'] as const

/** Facts as CSV (RFC 4180), one a line, as spreadsheets open it: with a byte order mark, so that Excel shows Chinese. */
export function toCsv(result: Pick<Result, 'facts'>): string {
  const lines = result.facts.map((fact) => row(fact).map(cell).join(','))
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

function row(fact: Fact): readonly string[] {
  const page = fact.source.in === 'page' ? String(fact.source.page) : ''
  const { table, item, column, value, unit, raw, rawUnit, source } = fact
  return [table, item, column, value, unit, raw, rawUnit, source.kind, page, placeText(source)]
}

function cell(text: string): string {
  const safe = spreadsheetText(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
