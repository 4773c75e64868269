import type { Box, Place } from '@gongkai/extractor'
import type { Result } from '../result.ts'

/**
 * Places of recognised figures that should be read again: they stand in a check that fails, or are codes that cannot be; the least
 * sure first. Figures that the arithmetic has chosen already are not among them.
 */
export function figuresInDoubt(result: Result): Place[] {
  const codes = result.diagnostics.flatMap(({ code, place }) =>
    code === 'code_doubtful' && place?.in === 'page' ? placeOf(place) : [],
  )
  const doubted = new Set(
    result.checks
      .filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
      .flatMap(({ facts }) => facts),
  )
  const figures = result.facts
    .filter(({ table, item, column, source }) => {
      return source.ocr !== undefined && !source.ocr.reread && doubted.has(`${table}|${item}|${column}`)
    })
    .sort((a, b) => (a.source.ocr?.confidence ?? 0) - (b.source.ocr?.confidence ?? 0))
  return [...codes, ...figures.flatMap(({ source }) => (source.in === 'page' ? placeOf(source) : []))]
}

function placeOf({ page, box, file }: { page: number; box: Box; file?: string | undefined }): Place {
  return { in: 'page', page, box, ...(file === undefined ? {} : { file }) }
}
