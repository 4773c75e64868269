import type { Declared, Fact, Result, Seen } from '@gongkai/normalizer'
import type { Failure } from '../pool/messages.ts'

/** What reads: a result is the same as long as bytes and engine are the same. */
export type Engine = Result['engine']

/** The engine that would read now. */
export interface Reader extends Engine {
  /** Its layouts and checks, piece by piece; kept with the name of the engine. */
  readonly declared?: Declared
  /** Compares with what an engine of the same version read by: says why a document must be read again, if it must. */
  readonly difference?: (before: Declared) => (seen: Seen) => string | undefined
}

/** A place that a report came from, and the document that it holds now. */
export interface Source {
  /** Absolute path or URL. The same bytes in two places are one document with two sources. */
  readonly origin: string
  /** Where workers find the bytes: the file itself, or the copy of a download. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** What a manifest says of the report. */
  readonly labels: Labels
}

export interface Labels {
  readonly entity?: string | undefined
  readonly division?: string | undefined
  readonly year?: number | undefined
}

/** `queued`: it must be read. `unchanged`, `changed`: it was read before. `failed`: it failed for good before. */
export type Decision = 'queued' | 'unchanged' | 'changed' | 'failed'

export const outcomes = ['pending', 'new', 'unchanged', 'changed', 'failed'] as const
export type ItemOutcome = (typeof outcomes)[number]

/** What a run did with one source. */
export interface RunItem {
  readonly origin: string
  /** Null when the source could not be fetched. */
  readonly sha256: string | null
  readonly outcome: ItemOutcome
  readonly code: string | null
  /** What was wrong, in words, when it failed; not known of what older releases noted. */
  readonly failure?: Failure
  /** Why a document that had been read was read again, see `whyAgain`; null for one that was not. */
  readonly why: string | null
  /** Facts that are new, gone or have another value than before. */
  readonly changedFacts: number
}

export interface Run {
  readonly id: string
  /** `ingest`, `retry`, or `schedule NAME`. */
  readonly kind: string
  /** ISO time. */
  readonly started: string
  readonly counts: Readonly<Record<ItemOutcome, number>>
  readonly changedFacts: number
  /** Failed sources by code of docs/errors.md. */
  readonly reasons: Readonly<Record<string, number>>
}

/** The right to store what becomes of a document. A later claim on the same document takes it away. */
export interface Claim {
  readonly sha256: string
  readonly token: number
}

export interface PendingJob {
  readonly sha256: string
  readonly path: string
}

/** A document that failed for good, with its input, until it is retried or purged. */
export interface DeadLetter extends PendingJob {
  readonly failure: Failure
  readonly engine: Engine
  /** ISO time. */
  readonly failed: string
}

export type FactKey = Pick<Fact, 'table' | 'item' | 'column'>

/** What a fact was before a document was read anew. Null: it was not there (`before`), or is no more (`after`). */
export interface FactChange extends FactKey {
  readonly before: string | null
  readonly after: string | null
  /** The engine that gave `before`. */
  readonly engine: Engine
  /** ISO time. */
  readonly changed: string
}

/** A fact with what it belongs to. */
export interface StoredFact {
  readonly sha256: string
  readonly report: Result['report']
  readonly fact: Fact
}

export interface StoreCounts {
  readonly documents: number
  readonly read: number
  readonly sources: number
  readonly facts: number
  readonly pending: number
  readonly deadLetters: Readonly<Record<string, number>>
}

/**
 * Keeps what was read and what is still to be read. Every change is whole or not at all, and doing it twice is the same
 * as doing it once. Each store passes the suite in conformance.ts.
 *
 * @throws StaleClaimError from `save` and `fail` when somebody else has claimed the document since.
 * @throws StoreError when the store cannot be reached or written; trying again later may help.
 */
export interface Store {
  /** Begins a run, or goes on with it. */
  beginRun(run: Pick<Run, 'id' | 'kind'>): Promise<void>
  /** Notes the sources in a run, and says of each what is to be done. */
  note(run: string, sources: readonly Source[], reader: Reader): Promise<readonly Decision[]>
  /** Notes a source that could not be fetched or opened. */
  noteFailure(run: string, origin: string, failure: Failure): Promise<void>
  /** The newest runs first. */
  runs(most: number): Promise<readonly Run[]>
  run(id: string): Promise<Run | undefined>
  items(run: string): Promise<readonly RunItem[]>

  /** Whether the document was read as this engine would read it. If so, the runs that wait for it are told. */
  settle(sha256: string, reader: Reader): Promise<boolean>
  claim(sha256: string): Promise<Claim>
  /** `seen`: what the document offers to layouts. Without it any change of the layouts reads the document again. */
  save(result: Result, claim: Claim, seen?: Seen): Promise<void>
  fail(claim: Claim, engine: Engine, path: string, failure: Failure): Promise<void>
  /** Documents that runs wait for: what the queue must hold. */
  pending(): AsyncIterable<PendingJob>

  deadLetters(filter?: string): Promise<readonly DeadLetter[]>
  /** Makes dead letters pending again, as part of a run. */
  revive(run: string, filter?: string): Promise<readonly PendingJob[]>
  /** Forgets dead letters; gives their number. */
  purge(filter?: string): Promise<number>

  result(sha256: string): Promise<Result | undefined>
  history(sha256: string): Promise<readonly FactChange[]>
  facts(): AsyncIterable<StoredFact>
  counts(): Promise<StoreCounts>
  close(): Promise<void>
}

/** Somebody else has claimed the document since: this result comes too late, and is dropped. */
export class StaleClaimError extends Error {
  override readonly name = 'StaleClaimError'

  constructor({ sha256, token }: Claim) {
    super(`the document ${sha256} was given to another worker after claim ${token}; this late result is dropped`)
  }
}

/** The store cannot be reached or written. Nothing was stored; what was to be stored can be stored again later. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'store_full' | 'store_unreachable'
  readonly advice: string

  constructor(code: StoreError['code'], message: string, advice: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.advice = advice
  }
}

/** Whether a dead letter is meant by FILTER: the whole code, the beginning of the sha256, or a part of the path. */
export function isMeant({ sha256, path, failure }: DeadLetter, filter: string | undefined): boolean {
  return filter === undefined || failure.code === filter || sha256.startsWith(filter) || path.includes(filter)
}
