import type { Declared, Seen } from '@gongkai/normalizer'
import type { ReadBy } from '../why-again.ts'
import type { Row } from './database.ts'

/** What a document was read by, of a row with `engine_version`, `layouts`, `seen` and `declared`; undefined when it was not read. */
export function readBy(row: Row | undefined): ReadBy | undefined {
  if (row === undefined || row['engine_version'] === null) return undefined
  return {
    version: String(row['engine_version']),
    layouts: String(row['layouts']),
    // Written by this program as it stands there.
    seen: (row['seen'] ?? undefined) as Seen | undefined,
    declared: (row['declared'] ?? undefined) as Declared | undefined,
  }
}
