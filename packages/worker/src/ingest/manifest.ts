import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { z } from 'zod'
import { UsageError } from '../cli/usage-error.ts'
import type { Failure } from '../pool/messages.ts'
import { findSources } from '../sources.ts'
import type { Labels } from '../store/store.ts'
import { parseCsv } from './csv.ts'

/** A report to bring in. */
export type Input =
  | { readonly kind: 'file'; readonly path: string; readonly labels: Labels }
  | { readonly kind: 'url'; readonly url: string; readonly labels: Labels }
  | { readonly kind: 'failed'; readonly origin: string; readonly failure: Failure }

const entry = z.object({
  path: z.string().trim().min(1),
  entity: z.string().trim().min(1).optional(),
  division: z.string().trim().min(1).optional(),
  year: z.coerce.number().int().min(1949).max(2200).optional(),
})

const manifestKinds = new Set(['.csv', '.jsonl', '.ndjson'])

/**
 * Finds what the arguments of `ingest` stand for: files, folders, patterns, and manifests (CSV or JSON lines).
 *
 * @param onPassedOver Told of files in folders that are of no kind that holds reports, and links to other folders.
 * @throws UsageError for a manifest that cannot be understood, with its line; nothing is brought in then.
 */
export async function findInputs(
  paths: readonly string[],
  onPassedOver: (files: number) => void = () => {},
): Promise<readonly Input[]> {
  const inputs: Input[] = []
  for (const path of paths) {
    const isManifest = manifestKinds.has(extname(path).toLowerCase()) && (await isFile(path))
    if (isManifest) inputs.push(...(await readManifest(path)))
    else inputs.push(...(await filesOf(path, onPassedOver)))
  }
  return inputs
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false

async function filesOf(path: string, onPassedOver: (files: number) => void): Promise<Input[]> {
  const { files, failures, ignored } = await findSources([path])
  if (ignored > 0) onPassedOver(ignored)
  return [
    ...files.map((file): Input => ({ kind: 'file', path: file, labels: {} })),
    ...failures.map(({ path: origin, failure }): Input => ({ kind: 'failed', origin: resolve(origin), failure })),
  ]
}

async function readManifest(path: string): Promise<readonly Input[]> {
  const bytes = await readFile(path)
  // Read all the same, its paths would stand for no files, and what it says of the reports would be lost.
  if (!isUtf8(bytes))
    throw new UsageError(`${path} is not UTF-8; save it as "CSV UTF-8", or turn it: iconv -f gb18030 -t utf-8`)
  const text = bytes.toString()
  const lines = extname(path).toLowerCase() === '.csv' ? csvRows(path, text) : jsonLines(path, text)
  return lines.map(({ at, values }) => {
    const parsed = entry.safeParse(values)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new UsageError(`${path}, line ${at}: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    const { path: place, ...labels } = parsed.data
    if (/^https?:\/\//i.test(place)) {
      if (!URL.canParse(place)) throw new UsageError(`${path}, line ${at}: this is no URL: ${place}`)
      return { kind: 'url', url: new URL(place).href, labels }
    }
    return { kind: 'file', path: resolve(dirname(path), place), labels }
  })
}

interface Line {
  readonly at: number
  readonly values: unknown
}

const columns = Object.keys(entry.shape)

function csvRows(path: string, text: string): readonly Line[] {
  const [head, ...rows] = parsed(path, () => parseCsv(text))
  const names = (head ?? []).map((name) => name.trim().toLowerCase())
  if (!names.includes('path')) {
    throw new UsageError(`${path}: the first row must name the columns: ${columns.join(', ')}; only path is needed`)
  }
  return rows.map((row, i) => ({
    at: i + 2,
    values: Object.fromEntries(names.flatMap((name, at) => (row[at]?.trim() ? [[name, row[at]]] : []))),
  }))
}

function jsonLines(path: string, text: string): readonly Line[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    return [{ at: i + 1, values: parsed(`${path}, line ${i + 1}`, (): unknown => JSON.parse(line)) }]
  })
}

function parsed<T>(place: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(`${place}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
