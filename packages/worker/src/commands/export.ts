import { UsageError } from '../cli/usage-error.ts'
import { type ExportFormat, exportTo, exportToFile } from '../store/export/formats.ts'
import { withContext } from './context.ts'

export interface ExportFlags {
  readonly store?: string
  readonly format: ExportFormat
  readonly out?: string
}

const binary = new Set<ExportFormat>(['parquet', 'xlsx'])

/** Writes all facts of the store, into a file or to standard output. */
export async function exportCommand({ store: url, format, out }: ExportFlags): Promise<number> {
  if (out === undefined && binary.has(format) && process.stdout.isTTY) {
    throw new UsageError(`${format} is no text; give a file with --out`)
  }
  return withContext({ store: url, purpose: 'visit' }, async ({ store }) => {
    if (out === undefined) await exportTo(store.facts(), format, process.stdout)
    else await exportToFile(store.facts(), format, out)
    return 0
  })
}
