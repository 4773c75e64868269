import { join } from 'node:path'
import { defaultLimits, type ExtractedDocument, openPdf } from '@gongkai/extractor'
import type { Result } from '@gongkai/normalizer'
import { writeAtomic } from '../output/write-atomic.ts'
import type { ReportProgress } from '../pool/serve.ts'
import { drawPage } from './draw-page.ts'
import { pagesOf } from './tables.ts'

export interface DrawRequest {
  /** Folder for the pictures, and how their names begin. */
  readonly folder: string
  readonly name: string
  /** Only this page, counted from 1. */
  readonly page?: number | undefined
}

/** Draws the pages of a PDF into `FOLDER/NAME-pNN.svg`, one at a time, and gives the paths. */
export async function drawPages(
  bytes: Uint8Array,
  document: ExtractedDocument,
  result: Result,
  request: DrawRequest,
  progress: ReportProgress,
): Promise<readonly string[]> {
  const tables = document.blocks
    .filter((block) => block.kind === 'table')
    .map((table, i) => ({ number: i + 1, table, pages: pagesOf(table) }))
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph')
  const on = (number: number) => ({
    tables: tables.filter(({ pages }) => pages.has(number)),
    paragraphs: paragraphs.filter(({ place }) => place.in === 'page' && place.page === number),
    facts: result.facts.filter(({ source }) => source.in === 'page' && source.page === number),
    diagnostics: result.diagnostics.filter(({ place }) => place?.in === 'page' && place.page === number),
  })
  const pdf = await openPdf(bytes, defaultLimits)
  try {
    const paths: string[] = []
    for (let number = request.page ?? 1; number <= (request.page ?? pdf.pageCount); number++) {
      const path = join(request.folder, `${request.name}-p${String(number).padStart(2, '0')}.svg`)
      await writeAtomic(path, drawPage({ page: await pdf.readPage(number), ...on(number) }))
      paths.push(path)
      progress(number, pdf.pageCount)
    }
    return paths
  } finally {
    await pdf.close()
  }
}
