/**
 * `node bench/store.ts [DOCUMENTS]`: how long storing a document of 500 facts takes, in each home of the store: files, the embedded
 * PostgreSQL, and a PostgreSQL server that the bench starts itself. The results are those of golden/, with facts and checks
 * repeated until there are 500 facts.
 *
 * The goal: nine of ten take less than 50 ms on a quiet machine. Exit code 1 when it is missed.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../packages/normalizer/src/index.ts'
import { table } from '../packages/worker/src/cli/text.ts'
import { postgresServer } from '../packages/worker/src/faults/servers.ts'
import { startEmbedded } from '../packages/worker/src/store/embedded/embedded.ts'
import { openStore } from '../packages/worker/src/store/open-store.ts'
import { goldenResults } from './checks.ts'

const goal = 50
const facts = 500
const warmUp = 5

const documents = Number(process.argv[2] ?? 100)
const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
// PostgreSQL runs as another user, who must get through.
await chmod(folder, 0o755)
const results = goldenResults(join(import.meta.dirname, '..', 'golden')).filter((result) => result.facts.length > 0)

const homes: Readonly<Record<string, () => Promise<{ url: string; end: () => Promise<void> }>>> = {
  files: async () => ({ url: `file:${join(folder, 'files')}`, end: async () => {} }),
  'embedded PostgreSQL': async () => {
    const embedded = await startEmbedded(join(folder, 'embedded'))
    return { url: embedded.connectionString, end: embedded.close }
  },
  'PostgreSQL server': async () => {
    const server = await postgresServer(join(folder, 'server'))
    return { url: server.url, end: server.kill }
  },
}

const rows: string[][] = []
try {
  for (const [name, start] of Object.entries(homes)) {
    const home = await start()
    const times = await timesOf(home.url)
    await home.end()
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    rows.push([name, ...[at(0.5), at(0.9), at(1)].map((time) => time.toFixed(0))])
    if (at(0.9) < goal) continue
    process.stdout.write(`goal missed: storing in ${name} takes ${goal} ms or more\n`)
    process.exitCode = 1
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
const head = [`${facts} facts`, 'median ms', '9 of 10', 'longest']
process.stdout.write(
  `${table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows,
  ).join('\n')}\n`,
)

/** Milliseconds from claim to stored, in order. */
async function timesOf(url: string): Promise<readonly number[]> {
  const store = await openStore(url)
  const engine = { version: '0', layouts: '0' }
  await store.beginRun({ id: 'bench', kind: 'bench' })
  const sha256s = Array.from({ length: warmUp + documents }, (_, n) => n.toString(16).padStart(64, '0'))
  const sources = sha256s.map((sha256) => ({ origin: sha256, path: sha256, sha256, bytes: 1, labels: {} }))
  await store.note('bench', sources, engine)
  const times: number[] = []
  for (const [n, sha256] of sha256s.entries()) {
    const result = grown(results[n % results.length], sha256)
    const started = performance.now()
    await store.save(result, await store.claim(sha256))
    times.push(performance.now() - started)
  }
  await store.close()
  return times.slice(warmUp).sort((a, b) => a - b)
}

/** The result as that of a larger report. */
function grown(result: Result | undefined, sha256: string): Result {
  if (result === undefined) throw new Error('there are no results in golden/')
  const times = Math.ceil(facts / result.facts.length)
  const again = <T>(values: readonly T[]): T[] => Array.from({ length: times }, () => values).flat()
  const checks = again(result.checks).slice(0, Math.round((result.checks.length * facts) / result.facts.length))
  return { ...result, source: { ...result.source, sha256 }, facts: again(result.facts).slice(0, facts), checks }
}
