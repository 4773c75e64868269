import type { Declared, Seen } from '@gongkai/normalizer'
import type { Engine, Reader } from './store.ts'

/** What a document was read by, as far as the store knows it. */
export interface ReadBy extends Engine {
  /** What that engine read by; unknown for what was stored by releases that did not keep it. */
  readonly declared?: Declared | undefined
  readonly seen?: Seen | undefined
}

/**
 * Why a document that was read before must be read again by the engine of today: `version 0.1.0` (the older one), `checks`,
 * `layouts`, or `layout NAME`; undefined when it would be read as it was.
 */
export function whyAgain(before: ReadBy, now: Reader): string | undefined {
  if (before.version !== now.version) return `version ${before.version}`
  if (before.layouts === now.layouts) return undefined
  const { declared, seen } = before
  if (declared === undefined || seen === undefined || now.difference === undefined) return 'layouts'
  return now.difference(declared)(seen)
}

/** Failures in which layouts have a part: they broke the reader, or another layout may find a statement where none was found. */
const byLayouts = new Set(['crashed', 'not_final_accounts'])

/** Whether a failure stands: layouts and checks have no part in reading most files. */
export function failureStands(by: Engine, code: string, now: Engine): boolean {
  return by.version === now.version && (by.layouts === now.layouts || !byLayouts.has(code))
}
