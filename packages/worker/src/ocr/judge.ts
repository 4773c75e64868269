import { type ExtractedDocument, type Ocr, rereadFigures } from '@gongkai/extractor'
import { figuresInDoubt, type Result } from '@gongkai/normalizer'

/** A result, with the document that it was made of. */
export interface Judged {
  readonly document: ExtractedDocument
  readonly result: Result
}

/**
 * Makes a result of a document. Recognised figures that the arithmetic or the classification speaks against are read again, and
 * the result is made once more: what was seen then are further readings to choose from.
 */
export async function judge(
  document: ExtractedDocument,
  normalize: (document: ExtractedDocument) => Result,
  ocr: Ocr | undefined,
): Promise<Judged> {
  const result = normalize(document)
  if (ocr?.figures === undefined) return { document, result }
  const reread = await rereadFigures(document, figuresInDoubt(result), ocr.figures, ocr.recognise)
  return reread === document ? { document, result } : { document: reread, result: normalize(reread) }
}
