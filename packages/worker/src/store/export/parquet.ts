import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { StoredFact } from '../store.ts'
import { columns, type ExportRow, rowOf } from './rows.ts'

/** Facts in memory at a time. */
const rowGroup = 50_000

/** All columns are text, `value` too: a decimal as it was printed, without a limit of digits and never rounded. */
const schema: SchemaElement[] = [
  { name: 'root', num_children: columns.length },
  ...columns.map(
    (name): SchemaElement => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }),
  ),
]

/** Writes Parquet a group of rows at a time. */
export async function* parquetBytes(facts: AsyncIterable<StoredFact>): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({ writer, schema })
  let rows: ExportRow[] = []
  const write = async (): Promise<void> => {
    const columnData = columns.map((name) => ({ name, data: rows.map((row) => row[name]) }))
    await parquet.write({ columnData, rowGroupSize: rowGroup })
    rows = []
  }
  for await (const fact of facts) {
    if (rows.push(rowOf(fact)) === rowGroup) await write()
  }
  if (rows.length > 0) await write()
  await parquet.finish()
  yield new Uint8Array(writer.getBuffer())
}
