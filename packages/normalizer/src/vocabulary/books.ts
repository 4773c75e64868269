import { nameBook } from '../engine/names.ts'
import { lineLabel } from '../text/label.ts'
import { economicCodes } from './economic-codes.ts'
import { functionCodes } from './function-codes.ts'

function bookOf(table: string) {
  const book = nameBook()
  for (const line of table.split('\n')) {
    const found = /^\s*(\d{3,7})\s+(\S+)/u.exec(line)
    if (found?.[1] && found[2]) book.add(lineLabel(found[2]), found[1])
  }
  return book
}

/** Names of the published classifications: what a line without a code is looked up in when the report itself does not say. */
export const vocabulary = { function: bookOf(functionCodes), economic: bookOf(economicCodes) }
