import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
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
  readonly put: (name: string, paper: Partial<Omit<Paper, 'name'>>) => void
  /** How often the reading of each paper was begun. */
  readonly begun: () => ReadonlyMap<string, number>
  readonly run: (...args: string[]) => Actor
  readonly clear: () => Promise<void>
}

export function setStage(environment: Readonly<Record<string, string>>): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-faults-'))
  const papers = join(folder, 'papers')
  const marks = join(folder, 'marks')
  mkdirSync(papers)
  const actors: Actor[] = []
  return {
    folder,
    papers,
    put(name, paper) {
      writeFileSync(join(papers, `${name}.pdf`), JSON.stringify({ do: 'answer', marks, ...paper, name }))
    },
    begun() {
      const counts = new Map<string, number>()
      const names = existsSync(marks) ? readFileSync(marks, 'utf8').split('\n').filter(Boolean) : []
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
      return counts
    },
    run(...args) {
      const child = spawn(process.execPath, [command, ...args], {
        cwd: folder,
        env: { ...process.env, ...settings, ...environment },
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
    },
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

/** Waits until `probe` gives true; an error counts as not yet. */
export async function eventually(probe: () => Promise<boolean> | boolean, what: string, seconds = 90): Promise<void> {
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
