import { stat } from 'node:fs/promises'
import type { Result } from '@gongkai/normalizer'
import { findResults } from '../check/find-results.ts'
import { loadResult } from '../check/load-result.ts'
import { UsageError } from '../cli/usage-error.ts'
import { compareResults, type FactChange } from './compare-results.ts'

/** One report on both sides, or on one only. */
export type ReportChange =
  | { readonly kind: 'same'; readonly name: string; readonly facts: number }
  | { readonly kind: 'changed'; readonly name: string; readonly changes: readonly FactChange[] }
  /** Only after, or only before; with all its facts. */
  | { readonly kind: 'new' | 'gone'; readonly name: string; readonly facts: number }
  /** One of the two files is no result that can be read. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: string }

/**
 * Compares two result files, or two folders of them by the names of the results, one report at a time in order of name.
 *
 * @throws UsageError when a path does not exist, one is a file and the other a folder, or a side holds no results.
 */
export async function* compareFolders(before: string, after: string): AsyncGenerator<ReportChange> {
  const [was, is] = [await filesOf(before), await filesOf(after)]
  if (was.folder !== is.folder)
    throw new UsageError(`${before} and ${after} must be two folders of results, or two results`)
  const names = [...new Set([...was.files.keys(), ...is.files.keys()])].sort()
  let met = 0
  for (const name of names) {
    const change = await compareOne(name, was.files.get(name), is.files.get(name))
    if (change === undefined) continue
    met++
    yield change
  }
  if (met === 0)
    throw new UsageError(`neither ${before} nor ${after} holds results; give folders that extract has written`)
}

interface Side {
  readonly folder: boolean
  readonly files: ReadonlyMap<string, string>
}

async function filesOf(path: string): Promise<Side> {
  const kind = await stat(path).catch(() => undefined)
  if (kind === undefined) throw new UsageError(`there is no file or folder ${path}`)
  if (!kind.isDirectory()) return { folder: false, files: new Map([['', path]]) }
  const { files } = await findResults([path])
  return { folder: true, files: new Map(files.map((file) => [file.name, file.path])) }
}

type Loaded = Result | { readonly why: string } | undefined

async function compareOne(
  name: string,
  before: string | undefined,
  after: string | undefined,
): Promise<ReportChange | undefined> {
  const [was, is] = [await loadOne(before), await loadOne(after)]
  // JSON of another kind that lies beside results.
  if (was === undefined && is === undefined) return undefined
  const shown = name === '' ? nameOf(is ?? was, after ?? before ?? '') : name.replace(/\.json$/u, '')
  for (const side of [was, is]) {
    if (side && 'why' in side) return { kind: 'unreadable', name: shown, why: side.why }
  }
  const [first, second] = [was as Result | undefined, is as Result | undefined]
  if (first === undefined) return { kind: 'new', name: shown, facts: second?.facts.length ?? 0 }
  if (second === undefined) return { kind: 'gone', name: shown, facts: first.facts.length }
  const changes = compareResults(first, second)
  return changes.length === 0
    ? { kind: 'same', name: shown, facts: second.facts.length }
    : { kind: 'changed', name: shown, changes }
}

const nameOf = (loaded: Loaded, path: string): string => (loaded && 'source' in loaded ? loaded.source.name : path)

async function loadOne(path: string | undefined): Promise<Loaded> {
  if (path === undefined) return undefined
  const loaded = await loadResult(path)
  if (loaded.kind === 'result') return loaded.result
  return loaded.kind === 'foreign' ? undefined : { why: `${path}: ${loaded.failure.message}` }
}
