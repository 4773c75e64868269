import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Declared, Result, Seen } from '@gongkai/normalizer'
import { removeLeftovers, writeAtomic } from '../../output/write-atomic.ts'
import type { Failure } from '../../pool/messages.ts'
import { changesBetween } from '../changes.ts'
import { takeAlone } from '../embedded/alone.ts'
import {
  type Claim,
  type DeadLetter,
  type Decision,
  type Engine,
  type FactChange,
  isMeant,
  outcomes,
  type PendingJob,
  type Reader,
  type Run,
  type RunItem,
  type Source,
  StaleClaimError,
  type Store,
  StoreError,
} from '../store.ts'
import { failureStands, whyAgain } from '../why-again.ts'

/** `documents/SHA256.json`: all that is known of a document, in one file, so that it changes in one step. */
interface DocumentFile {
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
}

interface Waiting {
  readonly run: string
  readonly origin: string
  readonly previous: string | null
  readonly why: string | null
}

interface SourceFile extends Source {
  readonly seen: string
}

interface RunFile {
  readonly id: string
  readonly kind: string
  readonly started: string
}

/**
 * A store in a folder, for one process at a time. Each file is replaced as a whole. What depends on a document (the items
 * of runs) is written before the document: killed in between, the document is still waiting and is done again.
 */
export async function openFileStore(folder: string): Promise<Store> {
  const root = resolve(folder)
  const release = takeAlone(root)
  for (const name of ['documents', 'sources', 'runs', 'engines']) await mkdir(join(root, name), { recursive: true })
  await removeLeftovers(root)

  const documentPath = (sha256: string): string => join(root, 'documents', `${sha256}.json`)
  const runPath = (id: string): string => join(root, 'runs', `${nameOf(id)}.json`)
  const itemPath = (run: string, origin: string): string => join(root, 'runs', nameOf(run), `${nameOf(origin)}.json`)
  const sourcePath = (origin: string): string => join(root, 'sources', `${nameOf(origin)}.json`)
  const enginePath = ({ version, layouts }: Engine): string =>
    join(root, 'engines', `${nameOf(`${version} ${layouts}`)}.json`)
  const document = (sha256: string): Promise<DocumentFile | undefined> => readJson(documentPath(sha256))
  const put = (next: DocumentFile): Promise<void> => writeJson(documentPath(next.sha256), next)
  const putItem = (run: string, item: RunItem): Promise<void> => writeJson(itemPath(run, item.origin), item)
  async function* documents(): AsyncGenerator<DocumentFile> {
    for (const name of (await readdir(join(root, 'documents'))).sort()) {
      const file = await readJson<DocumentFile>(join(root, 'documents', name))
      if (file !== undefined) yield file
    }
  }
  const letters = async (filter: string | undefined): Promise<DeadLetter[]> => {
    const found: DeadLetter[] = []
    for await (const { letter } of documents()) if (letter !== undefined && isMeant(letter, filter)) found.push(letter)
    return found.sort((a, b) => (a.failed < b.failed ? -1 : a.failed > b.failed ? 1 : 0))
  }
  const claimed = async (claim: Claim): Promise<DocumentFile> => {
    const file = await document(claim.sha256)
    if (file === undefined || file.token !== claim.token) throw new StaleClaimError(claim)
    return file
  }
  const factsOf = async (sha256: string): Promise<Result['facts']> => (await document(sha256))?.result?.facts ?? []
  const differences = async (before: string, after: Result['facts']): Promise<number> =>
    changesBetween({ facts: await factsOf(before), engine: { version: '', layouts: '' } }, after, '').length

  /** Tells the runs that wait for a document what became of it. */
  const settleItems = async (file: DocumentFile, result: Result, wasRead: boolean, changes: number): Promise<void> => {
    for (const { run, origin, previous, why } of file.waiting) {
      const isOther = previous !== null && previous !== file.sha256
      const changedFacts = isOther ? await differences(previous, result.facts) : changes
      const outcome = !wasRead && !isOther ? 'new' : changedFacts > 0 ? 'changed' : 'unchanged'
      await putItem(run, { origin, sha256: file.sha256, outcome, code: null, why: why ?? null, changedFacts })
    }
  }
  const whyAgainOf = async ({ result, seen }: DocumentFile, reader: Reader): Promise<string | undefined> => {
    if (result === undefined) return undefined
    const { engine } = result
    const isOther = engine.version === reader.version && engine.layouts !== reader.layouts
    return whyAgain(
      { ...engine, seen, declared: isOther ? await readJson<Declared>(enginePath(engine)) : undefined },
      reader,
    )
  }
  const noteOne = async (run: string, source: Source, reader: Reader): Promise<Decision> => {
    const { sha256, origin, path } = source
    const done = await readJson<RunItem>(itemPath(run, origin))
    const before = await readJson<SourceFile>(sourcePath(origin))
    const previous = before?.sha256 ?? null
    const known: DocumentFile = (await document(sha256)) ?? { sha256, path, token: 0, history: [], waiting: [] }
    const labels = { ...before?.labels, ...defined(source.labels) }
    const why = await whyAgainOf(known, reader)
    const decided = decide(known, why, reader)
    const changedFacts =
      decided === 'unchanged' && previous !== null && previous !== sha256
        ? await differences(previous, known.result?.facts ?? [])
        : 0
    const decision = changedFacts > 0 ? 'changed' : decided
    if (done === undefined) {
      const outcome = decision === 'queued' ? 'pending' : decision
      const code = decision === 'failed' ? (known.letter?.failure.code ?? null) : null
      await putItem(run, {
        origin,
        sha256,
        outcome,
        code,
        why: decided === 'queued' ? (why ?? null) : null,
        changedFacts,
      })
    }
    const waits = done === undefined && decision === 'queued'
    await put({
      ...known,
      path,
      waiting: waits ? [...known.waiting, { run, origin, previous, why: why ?? null }] : known.waiting,
    })
    await writeJson(sourcePath(origin), { ...source, labels, seen: now() })
    return decision
  }
  const runOf = async (file: RunFile): Promise<Run> => summary(file, await items(file.id))
  const items = async (run: string): Promise<readonly RunItem[]> => {
    const found: RunItem[] = []
    for (const name of await readdir(join(root, 'runs', nameOf(run))).catch(() => [])) {
      const item = await readJson<RunItem>(join(root, 'runs', nameOf(run), name))
      if (item !== undefined) found.push(item)
    }
    return found.sort((a, b) => (a.origin < b.origin ? -1 : 1))
  }

  const oneAtATime = queueOfTasks()
  return {
    beginRun: ({ id, kind }) =>
      oneAtATime(async () => {
        if ((await readJson(runPath(id))) === undefined) await writeJson(runPath(id), { id, kind, started: now() })
      }),
    note: (run, sources, reader) =>
      oneAtATime(async () => {
        const own = enginePath(reader)
        if (reader.declared !== undefined && (await readJson(own)) === undefined) await writeJson(own, reader.declared)
        const decisions: Decision[] = []
        for (const source of sources) decisions.push(await noteOne(run, source, reader))
        return decisions
      }),
    noteFailure: (run, origin, { code }) =>
      oneAtATime(() => putItem(run, { origin, sha256: null, outcome: 'failed', code, why: null, changedFacts: 0 })),
    async runs(most) {
      const files: RunFile[] = []
      for (const entry of await readdir(join(root, 'runs'), { withFileTypes: true })) {
        const file = entry.isFile() ? await readJson<RunFile>(join(root, 'runs', entry.name)) : undefined
        if (file !== undefined) files.push(file)
      }
      const newest = files.sort((a, b) => (a.started + a.id < b.started + b.id ? 1 : -1)).slice(0, most)
      return Promise.all(newest.map(runOf))
    },
    async run(id) {
      const file = await readJson<RunFile>(runPath(id))
      return file && runOf(file)
    },
    items,

    settle: (sha256, reader) =>
      oneAtATime(async () => {
        const file = await document(sha256)
        if (file?.result === undefined || (await whyAgainOf(file, reader)) !== undefined) return false
        if (file.waiting.length === 0) return true
        await settleItems(file, file.result, true, 0)
        await put({ ...file, waiting: [] })
        return true
      }),
    claim: (sha256) =>
      oneAtATime(async () => {
        const file = await document(sha256)
        if (file === undefined) return { sha256, token: 0 }
        const token = file.token + 1
        await put({ ...file, token })
        return { sha256, token }
      }),
    save: (result, claim, seen) =>
      oneAtATime(async () => {
        const file = await claimed(claim)
        const old = file.result
        const changes = old === undefined ? [] : changesBetween(old, result.facts, now())
        await settleItems(file, result, old !== undefined, changes.length)
        const { sha256, path, token, history } = file
        const known = seen === undefined ? {} : { seen }
        await put({ sha256, path, token, result, ...known, history: [...history, ...changes], waiting: [] })
      }),
    fail: (claim, engine, path, failure: Failure) =>
      oneAtATime(async () => {
        const file = await claimed(claim)
        const { sha256 } = claim
        for (const { run, origin, why } of file.waiting) {
          await putItem(run, { origin, sha256, outcome: 'failed', code: failure.code, why, changedFacts: 0 })
        }
        await put({ ...file, letter: { sha256, path, engine, failure, failed: now() }, waiting: [] })
      }),
    async *pending() {
      for await (const { sha256, path, waiting } of documents()) if (waiting.length > 0) yield { sha256, path }
    },

    deadLetters: letters,
    revive: (run, filter) =>
      oneAtATime(async () => {
        const jobs: PendingJob[] = []
        for (const { sha256, path } of await letters(filter)) {
          const file = await document(sha256)
          if (file === undefined) continue
          const { letter: _, ...rest } = file
          await putItem(run, { origin: path, sha256, outcome: 'pending', code: null, why: null, changedFacts: 0 })
          await put({ ...rest, waiting: [...file.waiting, { run, origin: path, previous: null, why: null }] })
          jobs.push({ sha256, path })
        }
        return jobs
      }),
    purge: (filter) =>
      oneAtATime(async () => {
        const found = await letters(filter)
        for (const { sha256 } of found) {
          const file = await document(sha256)
          if (file === undefined) continue
          const { letter: _, ...rest } = file
          await put(rest)
        }
        return found.length
      }),

    result: async (sha256) => (await document(sha256))?.result,
    history: async (sha256) => (await document(sha256))?.history ?? [],
    async *facts() {
      for await (const { sha256, result } of documents()) {
        for (const fact of result?.facts ?? []) yield { sha256, report: (result as Result).report, fact }
      }
    },
    async counts() {
      const counts = { documents: 0, read: 0, facts: 0, pending: 0 }
      const deadLetters: Record<string, number> = {}
      for await (const { result, waiting, letter } of documents()) {
        counts.documents += 1
        if (result !== undefined) counts.read += 1
        counts.facts += result?.facts.length ?? 0
        if (waiting.length > 0) counts.pending += 1
        if (letter !== undefined) deadLetters[letter.failure.code] = (deadLetters[letter.failure.code] ?? 0) + 1
      }
      return { ...counts, sources: (await readdir(join(root, 'sources'))).length, deadLetters }
    },
    close: () => oneAtATime(async () => release()),
  }
}

function decide(
  { result, letter }: DocumentFile,
  why: string | undefined,
  reader: Reader,
): 'queued' | 'unchanged' | 'failed' {
  if (result !== undefined && why === undefined) return 'unchanged'
  return letter !== undefined && failureStands(letter.engine, letter.failure.code, reader) ? 'failed' : 'queued'
}

function summary(file: RunFile, items: readonly RunItem[]): Run {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<RunItem['outcome'], number>
  const reasons: Record<string, number> = {}
  let changedFacts = 0
  for (const item of items) {
    counts[item.outcome] += 1
    changedFacts += item.changedFacts
    if (item.code !== null) reasons[item.code] = (reasons[item.code] ?? 0) + 1
  }
  return { ...file, counts, changedFacts, reasons }
}

/** Runs tasks one after another, whatever becomes of each. */
function queueOfTasks(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task, task)
    last = next.catch(() => {})
    return next
  }
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  try {
    await writeAtomic(path, `${JSON.stringify(value)}\n`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    throw new StoreError(
      isFull ? 'store_full' : 'store_unreachable',
      isFull ? 'the disk of the store is full' : `the store cannot be written (${code})`,
      isFull ? 'Make room on it.' : 'Check the folder and the rights on it.',
      { cause: error },
    )
  }
}

/** Any text as the name of a file. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)

const now = (): string => new Date().toISOString()

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
