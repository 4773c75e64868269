import { stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Failure } from '../pool/messages.ts'

export interface FoundFile {
  /** Absolute. */
  readonly path: string
  /** As people know it: inside its folder (`2023/a.pdf.json`), or as it was given. */
  readonly name: string
  /** It was named itself, not met in a folder. */
  readonly named: boolean
}

export interface FoundFiles {
  /** Each once, in the order given; inside a folder sorted by name. */
  readonly files: readonly FoundFile[]
  /** Paths that stand for nothing. */
  readonly failures: readonly { readonly path: string; readonly failure: Failure }[]
}

/** Finds the files that may be results: files, folders (searched to the bottom for `.json`), quoted patterns. */
export async function findResults(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>()
  const failures: { path: string; failure: Failure }[] = []
  for (const path of paths) {
    const found = await findOne(path)
    for (const file of found) if (!files.has(file.path)) files.set(file.path, file)
    if (found.length === 0) failures.push({ path, failure: nothing(path) })
  }
  return { files: [...files.values()], failures }
}

async function findOne(path: string): Promise<FoundFile[]> {
  const kind = await stat(path).catch(() => undefined)
  // A name with brackets or stars that exists is that file, not a pattern.
  if (kind !== undefined && !kind.isDirectory()) return [{ path: resolve(path), name: path, named: true }]
  const isFolder = kind !== undefined
  if (!isFolder && !isDynamicPattern(path)) return []
  const options = {
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  }
  const names = await glob(isFolder ? '**/*.json' : path, { ...options, cwd: isFolder ? path : '.' })
  return names.sort(byName).map((name) => ({
    path: resolve(isFolder ? join(path, name) : name),
    name: name.split(sep).join('/'),
    named: false,
  }))
}

/** By code points, so that the order is the same on every machine. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What to say of a path that stands for no result. */
export const nothing = (path: string): Failure => ({
  code: 'not_found',
  message: `${path} stands for no results`,
  advice: 'Give result files, or folders that extract has written into.',
})
