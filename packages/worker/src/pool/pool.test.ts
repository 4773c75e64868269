import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defaultPoolLimits, type PoolLimits } from './limits.ts'
import { Pool } from './pool.ts'
import type { Deed } from './testing/obedient-reader.ts'
import { isAlive, until } from './testing/processes.ts'

const MB = 2 ** 20
const entry = new URL('./testing/obedient-reader.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-pool-'))
const pools: Pool<string>[] = []

function makePool(options: { jobs?: number; limits?: Partial<PoolLimits> } = {}): Pool<string> {
  const limits = { ...defaultPoolLimits, ...options.limits }
  const pool = new Pool({ entry, jobs: options.jobs ?? 1, limits, value: z.string() })
  pools.push(pool)
  return pool
}

const run = (pool: Pool<string>, deed: Deed) => pool.run(deed)
const answer = (text: string): Deed => ({ do: 'answer', text })

/** The pool is none the worse: the next document is read. */
const expectAlive = async (pool: Pool<string>): Promise<void> =>
  expect(await run(pool, answer('next'))).toEqual({ kind: 'value', value: 'next' })

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.stop()))
})

vi.setConfig({ testTimeout: 30_000 })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('reading', () => {
  test('gives what the reader gives, in whatever order', async () => {
    const pool = makePool({ jobs: 2 })
    const texts = ['a', 'b', 'c', 'd', 'e']
    const outcomes = await Promise.all(texts.map((text) => run(pool, answer(text))))
    expect(outcomes).toEqual(texts.map((value) => ({ kind: 'value', value })))
  })

  test('starts no more children than there is work for', async () => {
    const pool = makePool({ jobs: 4 })
    const reading = run(pool, answer('one'))
    expect(pool.pids).toHaveLength(1)
    await reading
    await expectAlive(pool)
    expect(pool.pids).toHaveLength(1)
  })

  test('never runs more children than allowed', async () => {
    const pool = makePool({ jobs: 2 })
    const readings = Array.from({ length: 6 }, () => run(pool, { do: 'wait', seconds: 0.05 }))
    expect(pool.pids).toHaveLength(2)
    await Promise.all(readings)
    expect(pool.pids.length).toBeLessThanOrEqual(2)
  })

  test('tells progress', async () => {
    const seen: unknown[] = []
    await makePool().run({ do: 'go on', seconds: 0.1, pages: 12 } satisfies Deed, (...args) => seen.push(args))
    expect(seen[0]).toEqual([1, 12])
  })
})

describe('a document that fails', () => {
  test('fails with what the reader says of it', async () => {
    const failure = {
      code: 'corrupt',
      message: 'the file ends too early',
      advice: 'Download it again.',
      where: 'page 3',
    }
    expect(await run(makePool(), { do: 'fail' })).toEqual({ kind: 'failure', failure })
  })

  test('a fault of the reader itself is told as one', async () => {
    const outcome = await run(makePool(), { do: 'throw' })
    expect(outcome).toMatchObject({
      failure: { code: 'crashed', message: expect.stringContaining('x is not a function') },
    })
  })

  test('a result of the wrong shape is not taken', async () => {
    const outcome = await run(makePool(), { do: 'answer wrongly' })
    expect(outcome).toMatchObject({ failure: { code: 'crashed', message: expect.stringContaining('wrong shape') } })
  })

  test('a reader that dies: the document is tried once more, then given up, and the pool lives', async () => {
    const pool = makePool()
    const marks = join(folder, 'marks')
    const outcome = await run(pool, { do: 'die', marks })
    expect(outcome).toMatchObject({ failure: { code: 'crashed', message: expect.stringContaining('SIGKILL') } })
    expect(readFileSync(marks, 'utf8')).toBe('xx')
    await expectAlive(pool)
  })

  test('a reader that talks nonsense is ended: nothing that it says is taken', async () => {
    const pool = makePool()
    expect(await run(pool, { do: 'talk nonsense' })).toMatchObject({ failure: { code: 'crashed' } })
    await expectAlive(pool)
  })

  test('a reader killed from outside in mid-document: another reads it', async () => {
    const pool = makePool()
    const reading = run(pool, { do: 'wait', seconds: 0.5 })
    const [first = 0] = pool.pids
    setTimeout(() => process.kill(first, 'SIGKILL'), 200)
    expect(await reading).toEqual({ kind: 'value', value: 'waited' })
    expect(pool.pids).not.toContain(first)
  })

  test.each([
    ['says so in an event', 'ENOENT'],
    ['throws it', 'ELOOP'],
  ])('a system that starts no process, and %s (%s): the file is not blamed for it', async (_, reason) => {
    const program = join(folder, reason)
    if (reason === 'ELOOP') symlinkSync(program, program)
    const { execPath } = process
    const pool = makePool()
    try {
      process.execPath = program
      expect(await run(pool, answer('x'))).toMatchObject({
        failure: { code: 'not_started', message: expect.stringContaining(reason) },
      })
    } finally {
      process.execPath = execPath
    }
    await expectAlive(pool)
  })

  test('a reader that cannot even start gives a typed failure', async () => {
    const missing = new URL('./testing/no-such-reader.ts', import.meta.url)
    const pool = new Pool({ entry: missing, jobs: 1, limits: defaultPoolLimits, value: z.string() })
    pools.push(pool)
    expect(await run(pool, answer('x'))).toMatchObject({
      failure: { code: 'crashed', message: expect.stringContaining('Cannot find module') },
    })
  })
})

describe('limits', () => {
  const seconds = { base: 60, perPage: 0, most: 600, silence: 60 }

  test('an endless loop is ended at the deadline', async () => {
    const pool = makePool({ limits: { seconds: { ...seconds, base: 1.5 } } })
    expect(await run(pool, { do: 'loop' })).toMatchObject({
      failure: { code: 'limit_time', message: 'reading took longer than 1.5 s' },
    })
    await expectAlive(pool)
  })

  test('time in which this process itself stood still does not count', async () => {
    const pool = makePool({ limits: { seconds: { ...seconds, base: 1.5 } } })
    await run(pool, answer('awake'))
    const reading = run(pool, { do: 'wait', seconds: 0.3 })
    // As under Ctrl-Z, or on a laptop that sleeps: no timer fires, and the answer lies there unread.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500)
    expect(await reading).toEqual({ kind: 'value', value: 'waited' })
  })

  test('so is a document that makes no progress', async () => {
    const pool = makePool({ limits: { seconds: { ...seconds, silence: 0.6 } } })
    expect(await run(pool, { do: 'loop', pages: 3 })).toMatchObject({
      failure: { code: 'limit_time', message: 'reading made no progress for 0.6 s' },
    })
  })

  test('one without pages cannot tell of progress, and has the deadline alone', async () => {
    const pool = makePool({ limits: { seconds: { ...seconds, silence: 0.2 } } })
    expect(await run(pool, { do: 'wait', seconds: 1 })).toEqual({ kind: 'value', value: 'waited' })
  })

  test('one that makes progress may take longer, and a document of many pages longer still', async () => {
    const pool = makePool({ limits: { seconds: { base: 1, perPage: 1, most: 20, silence: 5 } } })
    // The start of a process may take longer than the base on a busy machine; it is not what is tested.
    await run(pool, answer('awake'))
    expect(await run(pool, { do: 'go on', seconds: 1.5, pages: 19 })).toEqual({ kind: 'value', value: 'went on' })
  })

  test('but never longer than the most', async () => {
    const pool = makePool({ limits: { seconds: { base: 1, perPage: 1, most: 1.2, silence: 5 } } })
    expect(await run(pool, { do: 'go on', seconds: 30, pages: 2000 })).toMatchObject({
      failure: { code: 'limit_time' },
    })
  })

  test('memory outside the heap is seen, and the document that ate it is not tried again', async () => {
    const pool = makePool({ limits: { residentBytes: 300 * MB } })
    expect(await run(pool, { do: 'eat memory' })).toMatchObject({
      failure: { code: 'limit_memory', message: expect.stringContaining('300 MB') },
    })
    await expectAlive(pool)
  })

  test('what earlier documents left behind does not count against the next one', async () => {
    const pool = makePool({ limits: { residentBytes: 400 * MB } })
    await run(pool, { do: 'keep memory', megabytes: 200 })
    expect(await run(pool, { do: 'hold memory', megabytes: 200, seconds: 0.5 })).toEqual({
      kind: 'value',
      value: 'held',
    })
  })
})

describe('recycling', () => {
  const pidOf = async (pool: Pool<string>): Promise<string> => {
    const outcome = await run(pool, { do: 'tell pid' })
    return outcome.kind === 'value' ? outcome.value : ''
  }

  test('a child is kept from document to document', async () => {
    const pool = makePool()
    expect(await pidOf(pool)).toBe(await pidOf(pool))
  })

  test('and replaced after so many documents', async () => {
    const pool = makePool({ limits: { recycle: { documents: 2, residentBytes: 400 * MB } } })
    const pids = [await pidOf(pool), await pidOf(pool), await pidOf(pool)]
    expect(pids[1]).toBe(pids[0])
    expect(pids[2]).not.toBe(pids[0])
  })

  test('after any error', async () => {
    const pool = makePool()
    const first = await pidOf(pool)
    await run(pool, { do: 'fail' })
    expect(await pidOf(pool)).not.toBe(first)
  })

  test('but not after a file that no parser has seen', async () => {
    const pool = makePool()
    const first = await pidOf(pool)
    await run(pool, { do: 'refuse' })
    expect(await pidOf(pool)).toBe(first)
  })

  test('and when it is left with too much memory', async () => {
    const pool = makePool({ limits: { recycle: { documents: 200, residentBytes: 200 * MB } } })
    const first = await pidOf(pool)
    await run(pool, { do: 'keep memory', megabytes: 200 })
    expect(await pidOf(pool)).not.toBe(first)
  })
})

describe('stopping', () => {
  test('cancels what runs and what waits, and leaves no child', async () => {
    const pool = makePool({ jobs: 2 })
    const readings = Array.from({ length: 5 }, () => run(pool, { do: 'loop' }))
    const { pids } = pool
    await pool.stop()
    expect(await Promise.all(readings)).toEqual(readings.map(() => ({ kind: 'cancelled' })))
    expect(pids.filter(isAlive)).toEqual([])
    expect(await run(pool, answer('late'))).toEqual({ kind: 'cancelled' })
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s to the whole group of processes ends no child: its parent decides',
    async (signal) => {
      const pool = makePool()
      await run(pool, answer('awake'))
      const [child = 0] = pool.pids
      const reading = run(pool, { do: 'wait', seconds: 0.3 })
      process.kill(child, signal)
      expect(await reading).toEqual({ kind: 'value', value: 'waited' })
      expect(pool.pids).toEqual([child])
    },
  )

  test('a child whose parent was killed ends too, even in an endless loop', async () => {
    const pidFile = join(folder, 'pid')
    const owner = spawn(process.execPath, [join(import.meta.dirname, 'testing/owner.ts'), pidFile])
    const child = await until(() => Number(readFileSync(pidFile, 'utf8')))
    expect(isAlive(child)).toBe(true)
    owner.kill('SIGKILL')
    try {
      expect(await until(() => !isAlive(child))).toBe(true)
    } finally {
      // When the test fails, the loop would run on after it.
      if (isAlive(child)) process.kill(child, 'SIGKILL')
    }
  })
})
