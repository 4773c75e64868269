import { Redis } from 'ioredis'
import { expect, inject, test, vi } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { connectDatabase } from '../store/sql/database.ts'
import type { Store } from '../store/store.ts'
import { type Stage, setStage } from './stage.ts'

// Whole processes are started, killed and started again; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

/** A test that needs the servers. Without them it is not run, as the set-up has told. */
export const faultTest = test.skipIf(inject('missingServers').length > 0)

/** A queue, a store and a stage of their own, in the servers that all tests share. */
export interface World {
  readonly redisUrl: string
  readonly databaseUrl: string
  readonly store: Store
  readonly stage: Stage
}

export interface WorldOptions {
  /** Another Redis than the shared one, for tests that do it harm. */
  readonly redisUrl?: () => string
  readonly settings?: Readonly<Record<string, string>>
}

/** Gives a test a world, and clears it up. */
export const inWorld =
  (work: (world: World) => Promise<void>, options: WorldOptions = {}): (() => Promise<void>) =>
  async () => {
    const number = await nextNumber()
    const databaseUrl = await newDatabase(`world${number}`)
    const redisUrl = `${options.redisUrl?.() ?? inject('redisUrl')}/${number}`
    const store = await openStore(databaseUrl)
    const stage = setStage({ REDIS_URL: redisUrl, DATABASE_URL: databaseUrl, ...options.settings })
    try {
      await work({ redisUrl, databaseUrl, store, stage })
    } finally {
      await stage.clear()
      await store.close()
    }
  }

/** Never the same, whichever file asks. */
async function nextNumber(): Promise<number> {
  const redis = new Redis(inject('redisUrl'))
  try {
    return await redis.incr('worlds')
  } finally {
    redis.disconnect()
  }
}

/** Gives the URL of a new database on the PostgreSQL server. */
export async function newDatabase(name: string): Promise<string> {
  const url = inject('postgresUrl')
  const admin = connectDatabase({ connectionString: url, connections: 1 })
  await admin.query(`create database ${name}`)
  await admin.close()
  return url.replace(/postgres$/, name)
}

/** `p000`, `p001`, … */
export const names = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `p${String(i).padStart(3, '0')}`)

export const allRead = (store: Store, n: number) => async () => (await store.counts()).read === n

export const nothingWaits = (store: Store) => async () => (await store.counts()).pending === 0

/** Expects that all documents are there and done with, and all their facts once. Prints and gives how many were not read. */
export async function lost(expected: number, store: Store): Promise<number> {
  const { documents, read, facts, pending } = await store.counts()
  expect({ documents, facts, pending }).toEqual({ documents: expected, facts: 3 * read, pending: 0 })
  process.stdout.write(`${expect.getState().currentTestName}: lost: ${expected - read} of ${expected}\n`)
  return expected - read
}

/** All results of a store as they would be written, by document. */
export async function resultsOf(store: Store, sha256s: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const results = new Map<string, string>()
  for (const sha256 of sha256s) results.set(sha256, JSON.stringify(await store.result(sha256)))
  return results
}
