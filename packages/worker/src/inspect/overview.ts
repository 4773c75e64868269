import type { ExtractedDocument, PageSummary } from '@gongkai/extractor'
import type { Result } from '@gongkai/normalizer'
import { count, printable } from '../cli/text.ts'
import { placeText } from '../output/place-text.ts'

const layers: Readonly<Record<PageSummary['textLayer'], string>> = {
  present: 'text',
  absent: 'no text, needs recognition (OCR)',
  broken: 'text whose letters are not known, needs recognition (OCR)',
  blank: 'blank',
}

/** Pages of a document, neighbours that are alike on one line: `1-12  595 × 842 pt, text`. */
export function pagesText(pages: readonly PageSummary[]): readonly string[] {
  const runs: { from: number; to: number; text: string }[] = []
  for (const page of pages) {
    const text = `${Math.round(page.width)} × ${Math.round(page.height)} pt, ${layers[page.textLayer]}`
    const last = runs.at(-1)
    if (last !== undefined && last.text === text && last.to === page.number - 1) last.to = page.number
    else runs.push({ from: page.number, to: page.number, text })
  }
  return runs.map(({ from, to, text }) => `  ${from === to ? from : `${from}-${to}`}  ${text}`)
}

const scopes = { department: 'final accounts of a department (部门决算)', unit: 'final accounts of a unit (单位决算)' }

/** What the report says of itself: `  某市某局, 2024, final accounts of a department (部门决算), 2 units`. */
export function reportText({ entity, fiscalYear, scope, units }: Result['report']): readonly string[] {
  const parts = [
    entity === null ? [] : [printable(entity)],
    fiscalYear === null ? [] : [String(fiscalYear)],
    scope === undefined ? [] : [scopes[scope.of]],
    units === undefined ? [] : [`covers ${count(units.length, 'unit')}`],
  ].flat()
  return parts.length === 0 ? [] : [`  ${parts.join(', ')}`]
}

/** What is said of the whole document, before its tables. */
export function headText(name: string, document: ExtractedDocument): readonly string[] {
  const tables = document.blocks.filter((block) => block.kind === 'table').length
  const paragraphs = document.blocks.length - tables
  const pages = document.pages.length > 0 ? [count(document.pages.length, 'page')] : []
  const parts = [document.format, ...pages, count(tables, 'table'), count(paragraphs, 'paragraph')]
  return [`${printable(name)}: ${parts.join(', ')}`, ...pagesText(document.pages)]
}

export function diagnosticLine(diagnostic: Result['diagnostics'][number]): string {
  const place = diagnostic.place === undefined ? '' : ` [${placeText(diagnostic.place)}]`
  return `  ${diagnostic.severity} ${diagnostic.code}: ${printable(diagnostic.message)}${place}`
}
