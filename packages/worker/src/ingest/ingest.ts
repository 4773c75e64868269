import { setTimeout as sleep } from 'node:timers/promises'
import { ReadError } from '@gongkai/extractor'
import { identify } from '../load.ts'
import type { Failure } from '../pool/messages.ts'
import { jobId } from '../queue/job.ts'
import type { Motor } from '../queue/motor.ts'
import type { Settings } from '../queue/settings.ts'
import type { Decision, Reader, Source, Store } from '../store/store.ts'
import { download, downloadFailure } from './download.ts'
import { inboxOf, removeUnfinished } from './inbox.ts'
import type { Input } from './manifest.ts'

/** `failure`: why the source could not be fetched or opened. */
export type OnNoted = (origin: string, sha256: string | undefined, decision: Decision, failure?: Failure) => void

export interface IngestOptions {
  readonly store: Store
  readonly motor: Motor
  readonly engine: Reader
  readonly settings: Settings
  readonly run: { readonly id: string; readonly kind: string }
  readonly signal: AbortSignal
  /** Told of each source when it was noted. */
  readonly onNoted?: OnNoted
}

const batch = 64
const openAtOnce = 4

/**
 * Notes reports in the store and adds a job for each that must be read. Only a batch is in memory at a time; when the
 * queue is long, it waits until the workers have caught up. Killed at any moment, it can be run again.
 */
export async function ingest(inputs: Iterable<Input>, options: IngestOptions): Promise<void> {
  await options.store.beginRun(options.run)
  await removeUnfinished(inboxOf(options.settings), options.settings.GONGKAI_FETCH_SECONDS)
  for (const part of batches(inputs)) {
    if (options.signal.aborted) return
    await roomInQueue(options)
    const sources = await identifyAll(part, options)
    if (sources.length === 0) continue
    const decisions = await options.store.note(options.run.id, sources, options.engine)
    const jobs = sources
      .filter((_, i) => decisions[i] === 'queued')
      .map(({ sha256, path }) => ({ id: jobId({ sha256, path }, options.engine), data: { sha256, path } }))
    // Told first: a worker of this process may be done with a job before the next line.
    sources.forEach(({ origin, sha256 }, i) => {
      options.onNoted?.(origin, sha256, decisions[i] ?? 'queued')
    })
    await options.motor.add(jobs)
  }
}

function* batches(inputs: Iterable<Input>): Generator<readonly Input[]> {
  let part: Input[] = []
  for (const input of inputs) {
    part.push(input)
    if (part.length < batch) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

async function roomInQueue({ motor, settings, signal }: IngestOptions): Promise<void> {
  while (!signal.aborted) {
    const { waiting, delayed } = await motor.counts()
    if (waiting + delayed < settings.GONGKAI_MAX_WAITING) return
    await sleep(500, undefined, { signal }).catch(() => {})
  }
}

async function identifyAll(inputs: readonly Input[], options: IngestOptions): Promise<readonly Source[]> {
  const found: (Source | undefined)[] = new Array(inputs.length)
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < inputs.length; at = next++) {
      const input = inputs[at]
      if (input !== undefined) found[at] = await identified(input, options)
    }
  }
  await Promise.all(Array.from({ length: openAtOnce }, work))
  return found.filter((source) => source !== undefined)
}

async function identified(input: Input, options: IngestOptions): Promise<Source | undefined> {
  const { store, run, settings, signal, onNoted } = options
  const fail = async (origin: string, failure: Failure): Promise<undefined> => {
    await store.noteFailure(run.id, origin, failure)
    onNoted?.(origin, undefined, 'failed', failure)
  }
  switch (input.kind) {
    case 'failed':
      return fail(input.origin, input.failure)
    case 'url':
      try {
        const folder = inboxOf(settings)
        const seconds = settings.GONGKAI_FETCH_SECONDS
        return {
          origin: input.url,
          ...(await download(input.url, { folder, seconds, signal })),
          labels: input.labels,
        }
      } catch (error) {
        // Not its fault: the next run fetches it.
        if (signal.aborted) return undefined
        return fail(input.url, downloadFailure(error))
      }
    case 'file':
      try {
        return { origin: input.path, path: input.path, ...(await identify(input.path)), labels: input.labels }
      } catch (error) {
        if (!(error instanceof ReadError)) throw error
        return fail(input.path, { code: error.code, message: error.message, advice: error.advice })
      }
  }
}
