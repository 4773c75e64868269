import { resolve } from 'node:path'
import type { Result } from '@gongkai/normalizer'
import { removeLeftovers } from '../../output/write-atomic.ts'
import type { Failure } from '../../pool/messages.ts'
import { changesBetween } from '../changes.ts'
import { takeAlone } from '../embedded/alone.ts'
import {
  type Claim,
  type DeadLetter,
  type Decision,
  type Engine,
  isMeant,
  outcomes,
  type PendingJob,
  type Reader,
  type Run,
  type RunItem,
  type Source,
  StaleClaimError,
  type Store,
} from '../store.ts'
import { failureStands, whyAgain } from '../why-again.ts'
import { type DocumentFile, type RunFile, storeFiles, type Telling } from './store-files.ts'

/**
 * A store in a folder, for one process at a time. Each file is replaced as a whole, and a document waits until the items
 * of runs have been told what became of it: killed in between, or on a full disk, they are told again.
 */
export async function openFileStore(folder: string): Promise<Store> {
  const root = resolve(folder)
  const release = takeAlone(root)
  const files = storeFiles(root)
  await files.make()
  await removeLeftovers(root)

  const letters = async (filter: string | undefined): Promise<DeadLetter[]> => {
    const found: DeadLetter[] = []
    for await (const { letter } of files.documents())
      if (letter !== undefined && isMeant(letter, filter)) found.push(letter)
    return found.sort((a, b) => (a.failed < b.failed ? -1 : a.failed > b.failed ? 1 : 0))
  }
  const claimed = async (claim: Claim): Promise<DocumentFile> => {
    const file = await files.document(claim.sha256)
    if (file === undefined || file.token !== claim.token) throw new StaleClaimError(claim)
    return file
  }
  const differences = async (before: string, after: Result['facts']): Promise<number> => {
    const facts = (await files.document(before))?.result?.facts ?? []
    return changesBetween({ facts, engine: { version: '', layouts: '' } }, after, '').length
  }

  /** Tells the runs that wait for a document what became of it; then it waits no more. */
  const settleItems = async (file: DocumentFile, { facts }: Result, { wasRead, changes }: Telling): Promise<void> => {
    for (const { run, origin, previous, why } of file.waiting) {
      const isOther = previous !== null && previous !== file.sha256
      const changedFacts = isOther ? await differences(previous, facts) : changes
      const outcome = !wasRead && !isOther ? 'new' : changedFacts > 0 ? 'changed' : 'unchanged'
      await files.putItem(run, { origin, sha256: file.sha256, outcome, code: null, why, changedFacts })
    }
    const { telling: _, ...rest } = file
    await files.putDocument({ ...rest, waiting: [] })
  }
  const failItems = async (file: DocumentFile, failure: Failure): Promise<void> => {
    const { code } = failure
    for (const { run, origin, why } of file.waiting) {
      await files.putItem(run, { origin, sha256: file.sha256, outcome: 'failed', code, failure, why, changedFacts: 0 })
    }
  }
  const whyAgainOf = async ({ result, seen }: DocumentFile, reader: Reader): Promise<string | undefined> => {
    if (result === undefined) return undefined
    const { engine } = result
    const isOther = engine.version === reader.version && engine.layouts !== reader.layouts
    return whyAgain({ ...engine, seen, declared: isOther ? await files.declared(engine) : undefined }, reader)
  }
  const noteOne = async (run: string, source: Source, reader: Reader): Promise<Decision> => {
    const { sha256, origin, path } = source
    const done = await files.item(run, origin)
    const before = await files.source(origin)
    const previous = before?.sha256 ?? null
    const known: DocumentFile = (await files.document(sha256)) ?? { sha256, path, token: 0, history: [], waiting: [] }
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
      const failure = decision === 'failed' ? known.letter?.failure : undefined
      const failed = failure === undefined ? { code: null } : { code: failure.code, failure }
      const again = decided === 'queued' ? (why ?? null) : null
      await files.putItem(run, { origin, sha256, outcome, ...failed, why: again, changedFacts })
    }
    const waits = done === undefined && decision === 'queued'
    const waiting = waits ? [...known.waiting, { run, origin, previous, why: why ?? null }] : known.waiting
    await files.putDocument({ ...known, path, waiting })
    await files.putSource({ ...source, labels, seen: now() })
    return decision
  }
  const runOf = async (file: RunFile): Promise<Run> => summary(file, await files.items(file.id))

  const oneAtATime = queueOfTasks()
  return {
    beginRun: ({ id, kind }) =>
      oneAtATime(async () => {
        if ((await files.run(id)) === undefined) await files.putRun({ id, kind, started: now() })
      }),
    note: (run, sources, reader) =>
      oneAtATime(async () => {
        if (reader.declared !== undefined) await files.keepDeclared(reader, reader.declared)
        const decisions: Decision[] = []
        for (const source of sources) decisions.push(await noteOne(run, source, reader))
        return decisions
      }),
    noteFailure: (run, origin, failure) =>
      oneAtATime(() => {
        const { code } = failure
        return files.putItem(run, {
          origin,
          sha256: null,
          outcome: 'failed',
          code,
          failure,
          why: null,
          changedFacts: 0,
        })
      }),
    async runs(most) {
      const newest = [...(await files.runs())].sort((a, b) => (a.started + a.id < b.started + b.id ? 1 : -1))
      return Promise.all(newest.slice(0, most).map(runOf))
    },
    async run(id) {
      const file = await files.run(id)
      return file && runOf(file)
    },
    items: files.items,

    settle: (sha256, reader) =>
      oneAtATime(async () => {
        const file = await files.document(sha256)
        if (file?.result === undefined || (await whyAgainOf(file, reader)) !== undefined) return false
        if (file.waiting.length === 0) return true
        await settleItems(file, file.result, file.telling ?? { wasRead: true, changes: 0 })
        return true
      }),
    claim: (sha256) =>
      oneAtATime(async () => {
        const file = await files.document(sha256)
        if (file === undefined) return { sha256, token: 0 }
        const token = file.token + 1
        await files.putDocument({ ...file, token })
        return { sha256, token }
      }),
    save: (result, claim, seen) =>
      oneAtATime(async () => {
        const { letter: _letter, seen: _seen, ...file } = await claimed(claim)
        if (file.telling !== undefined && file.result !== undefined && isSame(file.result.engine, result.engine))
          return settleItems(file, file.result, file.telling)
        const old = file.result
        const changes = old === undefined ? [] : changesBetween(old, result.facts, now())
        const telling = { wasRead: old !== undefined, changes: changes.length }
        const known = seen === undefined ? {} : { seen }
        const read = { ...file, ...known, result, history: [...file.history, ...changes], telling }
        await files.putDocument(read)
        await settleItems(read, result, telling)
      }),
    fail: (claim, engine, path, failure: Failure) =>
      oneAtATime(async () => {
        const file = await claimed(claim)
        const { sha256 } = claim
        const failed = { ...file, letter: { sha256, path, engine, failure, failed: now() } }
        await files.putDocument(failed)
        await failItems(failed, failure)
        await files.putDocument({ ...failed, waiting: [] })
      }),
    async *pending() {
      for await (const { sha256, path, waiting } of files.documents()) if (waiting.length > 0) yield { sha256, path }
    },

    deadLetters: letters,
    revive: (run, filter) =>
      oneAtATime(async () => {
        const jobs: PendingJob[] = []
        for (const { sha256, path } of await letters(filter)) {
          const file = await files.document(sha256)
          if (file === undefined) continue
          const { letter: _, ...rest } = file
          await files.putItem(run, { origin: path, sha256, outcome: 'pending', code: null, why: null, changedFacts: 0 })
          await files.putDocument({
            ...rest,
            waiting: [...file.waiting, { run, origin: path, previous: null, why: null }],
          })
          jobs.push({ sha256, path })
        }
        return jobs
      }),
    purge: (filter) =>
      oneAtATime(async () => {
        const found = await letters(filter)
        for (const { sha256 } of found) {
          const file = await files.document(sha256)
          if (file === undefined) continue
          const { letter: _, ...rest } = file
          await files.putDocument(rest)
        }
        return found.length
      }),

    result: async (sha256) => (await files.document(sha256))?.result,
    history: async (sha256) => (await files.document(sha256))?.history ?? [],
    async *facts() {
      for await (const { sha256, result } of files.documents()) {
        if (result !== undefined) for (const fact of result.facts) yield { sha256, report: result.report, fact }
      }
    },
    async counts() {
      const counts = { documents: 0, read: 0, facts: 0, pending: 0 }
      const deadLetters: Record<string, number> = {}
      for await (const { result, waiting, letter } of files.documents()) {
        counts.documents += 1
        if (result !== undefined) counts.read += 1
        counts.facts += result?.facts.length ?? 0
        if (waiting.length > 0) counts.pending += 1
        if (letter !== undefined) deadLetters[letter.failure.code] = (deadLetters[letter.failure.code] ?? 0) + 1
      }
      return { ...counts, sources: await files.countSources(), deadLetters }
    },
    close: () => oneAtATime(async () => release()),
  }
}

const isSame = (a: Engine, b: Engine): boolean => a.version === b.version && a.layouts === b.layouts

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

const now = (): string => new Date().toISOString()

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
