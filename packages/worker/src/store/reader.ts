import {
  type CheckOptions,
  type Declared,
  declared,
  differenceOf,
  fingerprint,
  type Layout,
  type Seen,
  version,
} from '@gongkai/normalizer'
import type { Reader } from './store.ts'

/** The engine of this process, with what it needs to tell which documents it would read otherwise than an earlier one. */
export function readerOf(layouts: readonly Layout[], checks?: CheckOptions): Reader {
  const now = declared(layouts, checks)
  const known = new Map<string, (seen: Seen) => string | undefined>()
  return {
    version,
    layouts: fingerprint(layouts, checks),
    declared: now,
    difference(before: Declared) {
      const key = JSON.stringify(before)
      const found = known.get(key) ?? differenceOf(before, layouts, now)
      known.set(key, found)
      return found
    },
  }
}
