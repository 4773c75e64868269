import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Declared, Result, Seen } from '@gongkai/normalizer'
import type { DeadLetter, Engine, FactChange, RunItem, Source } from '../store.ts'
import { readJson, writeJson } from './json-file.ts'

/** `documents/SHA256.json`: all that is known of a document, in one file, so that it changes in one step. */
export interface DocumentFile {
  readonly sha256: string
  readonly path: string
  readonly token: number
  readonly result?: Result
  /** What the document offers to layouts. */
  readonly seen?: Seen
  readonly history: readonly FactChange[]
  readonly letter?: DeadLetter
  /** Items of runs that wait for it. */
  readonly waiting: readonly Waiting[]
  /** The result is stored, and the items that wait are being told: what they shall be told. */
  readonly telling?: Telling
}

interface Waiting {
  readonly run: string
  readonly origin: string
  readonly previous: string | null
  readonly why: string | null
}

export interface Telling {
  readonly wasRead: boolean
  /** Facts that changed. */
  readonly changes: number
}

/** `sources/….json` */
export interface SourceFile extends Source {
  readonly seen: string
}

/** `runs/….json`; its items stand beside it in `runs/…/….json`. */
export interface RunFile {
  readonly id: string
  readonly kind: string
  readonly started: string
}

/** The files of a store, each replaced as a whole. */
export function storeFiles(root: string) {
  const folders = {
    documents: join(root, 'documents'),
    sources: join(root, 'sources'),
    runs: join(root, 'runs'),
    engines: join(root, 'engines'),
  }
  const documentPath = (sha256: string): string => join(folders.documents, `${sha256}.json`)
  const sourcePath = (origin: string): string => join(folders.sources, `${nameOf(origin)}.json`)
  const runPath = (id: string): string => join(folders.runs, `${nameOf(id)}.json`)
  const itemPath = (run: string, origin: string): string => join(folders.runs, nameOf(run), `${nameOf(origin)}.json`)
  const enginePath = ({ version, layouts }: Engine): string =>
    join(folders.engines, `${nameOf(`${version} ${layouts}`)}.json`)
  return {
    async make() {
      for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
    },
    document: (sha256: string) => readJson<DocumentFile>(documentPath(sha256)),
    putDocument: (file: DocumentFile) => writeJson(documentPath(file.sha256), file),
    async *documents(): AsyncGenerator<DocumentFile> {
      for (const name of (await readdir(folders.documents)).sort()) {
        const file = await readJson<DocumentFile>(join(folders.documents, name))
        if (file !== undefined) yield file
      }
    },
    source: (origin: string) => readJson<SourceFile>(sourcePath(origin)),
    putSource: (file: SourceFile) => writeJson(sourcePath(file.origin), file),
    countSources: async () => (await readdir(folders.sources)).length,
    /** What an engine read by; undefined when no run of it kept that. */
    declared: (engine: Engine) => readJson<Declared>(enginePath(engine)),
    async keepDeclared(engine: Engine, declared: Declared) {
      if ((await readJson(enginePath(engine))) === undefined) await writeJson(enginePath(engine), declared)
    },
    run: (id: string) => readJson<RunFile>(runPath(id)),
    putRun: (file: RunFile) => writeJson(runPath(file.id), file),
    async runs(): Promise<readonly RunFile[]> {
      const files: RunFile[] = []
      for (const entry of await readdir(folders.runs, { withFileTypes: true })) {
        const file = entry.isFile() ? await readJson<RunFile>(join(folders.runs, entry.name)) : undefined
        if (file !== undefined) files.push(file)
      }
      return files
    },
    item: (run: string, origin: string) => readJson<RunItem>(itemPath(run, origin)),
    putItem: (run: string, item: RunItem) => writeJson(itemPath(run, item.origin), item),
    async items(run: string): Promise<readonly RunItem[]> {
      const found: RunItem[] = []
      const folder = join(folders.runs, nameOf(run))
      for (const name of await readdir(folder).catch(() => [])) {
        const item = await readJson<RunItem>(join(folder, name))
        if (item !== undefined) found.push(item)
      }
      return found.sort((a, b) => (a.origin < b.origin ? -1 : 1))
    },
  }
}

/** Any text as the name of a file. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)
