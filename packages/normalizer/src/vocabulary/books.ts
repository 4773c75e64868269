import { type NameBook, nameBook } from '../engine/names.ts'
import { lineLabel } from '../text/label.ts'
import { economicCodes } from './economic-codes.ts'
import { functionCodes } from './function-codes.ts'

export type Classification = 'function' | 'economic'

/**
 * Names of the published classifications in a fiscal year (the newest if unknown): what a line without a code is looked up in
 * when the report itself does not say.
 */
export function vocabularyOf(fiscalYear: number | undefined): Readonly<Record<Classification, NameBook>> {
  const year = fiscalYear ?? Number.POSITIVE_INFINITY
  return { function: bookOf(functionCodes, year), economic: bookOf(economicCodes, year) }
}

/** Lines of `CODE NAME [FIRST-LAST]`. */
function bookOf(table: string, year: number): NameBook {
  const book = nameBook()
  for (const line of table.split('\n')) {
    const [code, name, years] = line.trim().split(' ')
    if (!code || !name) continue
    const [first, last] = years?.split('-') ?? []
    if ((first && year < Number(first)) || (last && year > Number(last))) continue
    book.add(lineLabel(name), code)
  }
  return book
}
