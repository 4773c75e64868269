import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UsageError } from '../../cli/usage-error.ts'
import { cell } from '../../output/csv.ts'
import type { StoredFact } from '../store.ts'
import { parquetBytes } from './parquet.ts'
import { columns, rowOf } from './rows.ts'
import { xlsxBytes } from './xlsx.ts'

type Facts = AsyncIterable<StoredFact>

/** The formats of `gongkai export`: each turns facts into pieces of a file. */
export const exportFormats = {
  async *ndjson(facts: Facts): AsyncGenerator<string> {
    for await (const { sha256, report, fact } of facts) yield `${JSON.stringify({ sha256, ...report, ...fact })}\n`
  },
  async *csv(facts: Facts): AsyncGenerator<string> {
    yield `\uFEFF${columns.join(',')}\r\n`
    for await (const stored of facts) {
      const row = rowOf(stored)
      yield `${columns.map((name) => cell(row[name])).join(',')}\r\n`
    }
  },
  parquet: parquetBytes,
  xlsx: xlsxBytes,
} as const

export type ExportFormat = keyof typeof exportFormats

export const exportFormatNames = Object.keys(exportFormats) as readonly ExportFormat[]

/**
 * Writes an export into a file, which appears under its name when it is whole.
 *
 * @throws UsageError when the file cannot be written; nothing of it is left then.
 */
export async function exportToFile(facts: Facts, format: ExportFormat, path: string): Promise<void> {
  const temporary = join(dirname(path), `.gongkai-${process.pid}-export.tmp`)
  try {
    await exportTo(facts, format, createWriteStream(temporary, { flush: true }))
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    throw new UsageError(`cannot write ${path} (${code}); make room or the folder, or give another file with --out`)
  }
}

export const exportTo = (facts: Facts, format: ExportFormat, stream: Writable): Promise<void> =>
  pipeline(Readable.from(exportFormats[format](facts)), stream, { end: stream !== process.stdout })
