import { type CellObject, utils, write } from 'xlsx'
import { UsageError } from '../../cli/usage-error.ts'
import { spreadsheetText } from '../../output/spreadsheet-text.ts'
import type { StoredFact } from '../store.ts'
import { columns, rowOf } from './rows.ts'

/** Excel has 1,048,576 rows; a workbook is built in memory. */
const mostRows = 500_000

/** Digits that a number of Excel (a double) holds exactly; a longer one stays text. */
const exactDigits = 15

/**
 * One sheet of facts.
 *
 * @throws UsageError when there are more than fit.
 */
export async function* xlsxBytes(facts: AsyncIterable<StoredFact>): AsyncGenerator<Uint8Array> {
  const rows: CellObject[][] = [columns.map(text)]
  for await (const fact of facts) {
    if (rows.length > mostRows) {
      throw new UsageError(`a workbook holds at most ${mostRows} facts; export as parquet or csv`)
    }
    const row = rowOf(fact)
    rows.push(columns.map((name) => (name === 'value' || name === 'fiscalYear' ? number(row[name]) : text(row[name]))))
  }
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'facts')
  yield new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

const text = (value: string): CellObject => ({ t: 's', v: spreadsheetText(value) })

function number(value: string): CellObject {
  const isExact = value !== '' && value.replace(/\D/g, '').length <= exactDigits
  return isExact ? { t: 'n', v: Number(value) } : text(value)
}
