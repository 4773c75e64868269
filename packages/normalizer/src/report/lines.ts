import type { ExtractedDocument, Place } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'

/** The report itself is told on its first pages, before the statements. */
const mostLines = 400

/** The first lines of the text, cleaned, each with its place. */
export function linesOf(document: ExtractedDocument): { readonly text: string; readonly place: Place }[] {
  const lines: { text: string; place: Place }[] = []
  for (const block of document.blocks) {
    if (lines.length >= mostLines) break
    if (block.kind !== 'paragraph' || block.role !== 'body') continue
    const own = block.lines.length > 0 ? block.lines : [block]
    for (const { text, place } of own) lines.push({ text: clean(text), place })
  }
  return lines
}
