import type { Fact, Result } from '@gongkai/normalizer'
import { placeText } from './place-text.ts'

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

const isNumber = /^[-+]?[\d,]+(?:\.\d+)?%?$/

/**
 * A cell that begins like a formula would be run by the spreadsheet that opens the file (formula injection); a quote
 * before it makes it text. Numbers stay numbers, with their sign.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
