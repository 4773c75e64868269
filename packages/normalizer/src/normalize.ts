import type { ExtractedDocument } from '@gongkai/extractor'
import type { Result } from './result.ts'

/** What the shell knows of the file; copied into the result. */
export type SourceSummary = Result['source']

export interface NormalizeOptions {
  readonly source: SourceSummary
}

/** Turns a document into facts, places and checks. Pure: same document, same options, same result. */
export function normalize(document: ExtractedDocument, options: NormalizeOptions): Result {
  void document
  void options
  throw new Error('not yet written')
}
