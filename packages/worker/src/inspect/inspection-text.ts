import type { ExtractedDocument } from '@gongkai/extractor'
import type { Explanation, Result } from '@gongkai/normalizer'
import { diagnosticLine, headText, reportText } from './overview.ts'
import { tablesOn, tableText } from './tables.ts'
import { understandingText } from './understanding.ts'

/** A document with all that was made of it. */
export interface Inspected {
  readonly name: string
  readonly document: ExtractedDocument
  readonly explanations: readonly Explanation[]
  readonly result: Result
}

export interface Shown {
  /** Only what stands on this page, counted from 1. */
  readonly page?: number | undefined
  /** Width of the terminal. */
  readonly columns: number
}

/** Everything that `inspect` prints of a document. */
export function inspectionText({ name, document, explanations, result }: Inspected, { page, columns }: Shown): string {
  const tables = tablesOn(document, page).flatMap(({ number, table }) => [
    '',
    ...tableText(number, table, columns),
    ...explanations.filter((explanation) => explanation.table === table).flatMap(understandingText),
  ])
  const diagnostics = result.diagnostics
    .filter(({ place }) => page === undefined || (place?.in === 'page' && place.page === page))
    .map(diagnosticLine)
  const problems = diagnostics.length > 0 ? ['', 'diagnostics', ...diagnostics] : []
  return `${[...headText(name, document), ...reportText(result.report), ...tables, ...problems].join('\n')}\n`
}
