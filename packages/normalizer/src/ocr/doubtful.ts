import type { Diagnostic } from '@gongkai/extractor'
import type { Check, Fact } from '../result.ts'

/** Recognised figures below this confidence (of 100) are for a person to look at, unless the arithmetic chose them. */
const sure = 60

/**
 * What stays doubtful after recognition: a warning for each figure, with its place. A figure that stands in a sum that holds to
 * the last digit needs no one to look at it.
 */
export function doubtfulFigures(facts: readonly Fact[], checks: readonly Check[]): Diagnostic[] {
  const proven = new Set(checks.flatMap((check) => (check.verdict === 'exact' ? check.facts : [])))
  return facts.flatMap((fact): Diagnostic[] => {
    const { source, raw, table, item, column } = fact
    const { ocr } = source
    if (ocr === undefined || ocr.confidence >= sure || ocr.reread || source.in !== 'page') return []
    if (proven.has(`${table}|${item}|${column}`)) return []
    const { page, box, file } = source
    return [
      {
        code: 'figure_doubtful',
        severity: 'warning',
        message: `${raw} on page ${page} was recognised (OCR) with confidence ${ocr.confidence} of 100: compare it with the page.`,
        place: { in: 'page', page, box, ...(file === undefined ? {} : { file }) },
        data: { fact: `${table}|${item}|${column}`, raw, confidence: ocr.confidence },
      },
    ]
  })
}
