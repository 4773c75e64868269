import type { Result } from '@gongkai/normalizer'
import type { Failure } from '../pool/messages.ts'
import { findResults, nothing } from './find-results.ts'
import { loadResult } from './load-result.ts'

/** A result as it is met. */
export interface MetResult {
  /** Absolute path of its file. */
  readonly path: string
  /** As people know it: `2023/a.pdf.json`. */
  readonly name: string
  readonly result: Result
}

/** Files and paths that were to be results and are none. */
export interface Unread {
  readonly name: string
  readonly failure: Failure
}

/**
 * Goes through the results that `paths` (files, folders, patterns) stand for, one at a time, so that any number of them takes
 * the memory of one. JSON of another kind that is met in a folder is passed over.
 */
export async function eachResult(
  paths: readonly string[],
  signal: AbortSignal,
  visit: (met: MetResult) => Promise<void>,
): Promise<readonly Unread[]> {
  const { files, failures } = await findResults(paths)
  const unread: Unread[] = failures.map(({ path, failure }) => ({ name: path, failure }))
  let met = 0
  for (const { path, name, named } of files) {
    if (signal.aborted) return unread
    const loaded = await loadResult(path)
    if (loaded.kind === 'foreign' && !named) continue
    met += 1
    if (loaded.kind === 'result') await visit({ path, name, result: loaded.result })
    else unread.push({ name, failure: loaded.failure })
  }
  if (files.length > 0 && met === 0) unread.push({ name: paths.join(' '), failure: nothing(paths.join(' ')) })
  return unread
}
