import type { ExtractedDocument } from '@gongkai/extractor'
import type { Result } from '@gongkai/normalizer'
import { diagnosticLine, headText } from './overview.ts'
import { tablesOn, tableText } from './tables.ts'

/** Everything that `inspect` prints of a document; with `page`, what stands on that page. */
export function inspectionText(
  name: string,
  document: ExtractedDocument,
  result: Result,
  { page, columns }: { readonly page?: number | undefined; readonly columns: number },
): string {
  const tables = tablesOn(document, page).flatMap(({ number, table }) => ['', ...tableText(number, table, columns)])
  const diagnostics = result.diagnostics
    .filter(({ place }) => page === undefined || (place?.in === 'page' && place.page === page))
    .map(diagnosticLine)
  const parts = [headText(name, document), tables, diagnostics.length > 0 ? ['', 'diagnostics', ...diagnostics] : []]
  return `${parts.flat().join('\n')}\n`
}
