import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { Paper } from './paper-reader.ts'

const command = fileURLToPath(new URL('./command.ts', import.meta.url))

/** A process of gongkai under test. */
export interface Actor {
  readonly child: ChildProcess
  readonly pid: number
  /** What it has written so far, standard output and log together. */
  readonly text: () => string
  /** Exit code, or the signal. */
  readonly end: Promise<number | string>
}

/** A folder with papers and the processes that work on them. */
export interface Stage {
  readonly folder: string
  readonly papers: string
  /** Puts down a paper; gives its sha256. */
  readonly put: (name: string, paper: Partial<Omit<Paper, 'name'>>) => string
  /** How often the reading of each paper was begun. */
  readonly begun: () => ReadonlyMap<string, number>
  /** The process that began to read a paper last. */
  readonly readerOf: (name: string) => number | undefined
  readonly run: (...args: string[]) => Actor
  readonly runWith: (more: Readonly<Record<string, string>>, ...args: string[]) => Actor
  readonly clear: () => Promise<void>
}

export function setStage(given: Readonly<Record<string, string>>): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-faults-'))
  const papers = join(folder, 'papers')
  const marks = join(folder, 'marks')
  mkdirSync(papers)
  const actors: Actor[] = []
  const marked = (): readonly (readonly [string, number])[] =>
    existsSync(marks)
      ? [...readFileSync(marks, 'utf8').matchAll(/^(\S+) (\d+)$/gm)].map(([, name = '', pid]) => [name, Number(pid)])
      : []
  const start = (more: Readonly<Record<string, string>>, args: readonly string[]): Actor => {
    const cache = { NODE_COMPILE_CACHE: inject('compileCache') }
    const environment = { ...process.env, ...cache, ...settings, ...given, ...more }
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
    }
    const end = new Promise<number | string>((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal ?? ''))
    })
    const actor = { child, pid: child.pid ?? 0, text: () => text, end }
    actors.push(actor)
    return actor
  }
  return {
    folder,
    papers,
    put(name, paper) {
      const text = JSON.stringify({ do: 'answer', marks, ...paper, name })
      writeFileSync(join(papers, `${name}.pdf`), text)
      return createHash('sha256').update(text).digest('hex')
    },
    begun() {
      const counts = new Map<string, number>()
      for (const [name] of marked()) counts.set(name, (counts.get(name) ?? 0) + 1)
      return counts
    },
    readerOf: (name) => marked().findLast(([each]) => each === name)?.[1],
    run: (...args) => start({}, args),
    runWith: (more, ...args) => start(more, args),
    async clear() {
      for (const { child } of actors) child.kill('SIGKILL')
      await Promise.all(actors.map(({ end }) => end))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Short times, so that what takes a minute by default takes seconds. */
const settings = {
  GONGKAI_LOCK_SECONDS: '2',
  GONGKAI_STALLED_SECONDS: '1',
  GONGKAI_SWEEP_SECONDS: '2',
  GONGKAI_BACKOFF_SECONDS: '1',
  GONGKAI_ATTEMPTS: '2',
  GONGKAI_GRACE_SECONDS: '1',
  FORCE_COLOR: '0',
}

/** Whether a process is a worker that takes jobs. */
export const isReady = (actor: Actor) => (): boolean => actor.text().includes('the worker is ready')

/** Waits until `probe` gives true; an error counts as not yet. */
export async function eventually(probe: () => Promise<boolean> | boolean, what: string, seconds = 180): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (
      await Promise.resolve()
        .then(probe)
        .catch(() => false)
    )
      return
    await sleep(100)
  }
  throw new Error(`not within ${seconds} s: ${what}`)
}
