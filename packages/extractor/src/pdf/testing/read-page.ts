import { defaultLimits } from '../../limits.ts'
import type { PageContent } from '../../page.ts'
import { openPdf } from '../open-pdf.ts'
import { makePdf, type TestFile, type TestPage } from './make-pdf.ts'

/** The first page of a small PDF. */
export async function readFirstPage(page: TestPage, file: Omit<TestFile, 'pages'> = {}): Promise<PageContent> {
  const pdf = await openPdf(makePdf({ ...file, pages: [page] }), defaultLimits)
  try {
    return await pdf.readPage(1)
  } finally {
    await pdf.close()
  }
}

export const textOf = (page: PageContent): string => page.glyphs.map((glyph) => glyph.text).join('')

/** Rules as `h 100 20-380`: direction, place and extent in whole points; `?` behind one that nobody sees. */
export const rulesOf = (page: PageContent): string[] =>
  page.rules.map(
    ({ direction, at, from, to, visible }) =>
      `${direction.charAt(0)} ${Math.round(at)} ${Math.round(from)}-${Math.round(to)}${visible ? '' : '?'}`,
  )
