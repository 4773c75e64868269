import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** Each holder of the lock is a process of its own: it writes when it came in, stays a while, and writes when it left. */
const holder = (stayMs: number): string => `
  import { appendFileSync } from 'node:fs'
  import { setTimeout as sleep } from 'node:timers/promises'
  import { alone } from ${JSON.stringify(join(import.meta.dirname, 'lock.mjs'))}
  await alone(process.argv[1], () => {}, async () => {
    appendFileSync(process.argv[2], 'in ')
    await sleep(${stayMs})
    appendFileSync(process.argv[2], 'out ')
  })`

let folder = ''
let lock = ''
let diary = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-lock-'))
  lock = join(folder, 'setup.lock')
  diary = join(folder, 'diary')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (stayMs: number) =>
  spawn(process.execPath, ['--input-type=module', '--eval', holder(stayMs), lock, diary], { stdio: 'inherit' })

const ended = (child: ReturnType<typeof start>) => new Promise((resolve) => child.once('exit', resolve))

const written = (): string => (existsSync(diary) ? readFileSync(diary, 'utf8') : '')

test('four at once come in one after the other', async () => {
  await Promise.all([1, 2, 3, 4].map(() => ended(start(100))))
  expect(written()).toBe('in out in out in out in out ')
  expect(existsSync(lock)).toBe(false)
})

test('the lock of a killed owner is taken over', async () => {
  const killed = start(60_000)
  while (written() === '') await sleep(20)
  killed.kill('SIGKILL')
  await ended(killed)
  expect(existsSync(lock)).toBe(true)
  await ended(start(0))
  expect(written()).toBe('in in out ')
})

test('a lock of another machine is taken over when nobody has touched it for a minute', async () => {
  writeFileSync(lock, JSON.stringify({ token: 'x', host: `not-${hostname()}`, pids: [process.pid] }))
  const longAgo = new Date(Date.now() - 61_000)
  utimesSync(lock, longAgo, longAgo)
  await ended(start(0))
  expect(written()).toBe('in out ')
})

test('a living owner is waited for', async () => {
  writeFileSync(lock, JSON.stringify({ token: 'x', host: hostname(), pids: [process.pid] }))
  const second = start(0)
  await sleep(1_000)
  expect(written()).toBe('')
  rmSync(lock)
  await ended(second)
  expect(written()).toBe('in out ')
})

test('the program that a killed owner had started is waited for as well', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  writeFileSync(lock, JSON.stringify({ token: 'x', host: hostname(), pids: [gone, process.pid] }))
  const second = start(0)
  await sleep(600)
  expect(written()).toBe('')
  rmSync(lock)
  await ended(second)
})
