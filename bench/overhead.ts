/**
 * `node bench/overhead.ts [REPORTS [FOLDER]]`: what the queue adds. Reports are read by the pool alone; read and stored in the embedded
 * PostgreSQL without a queue; and brought by the queue, in the same PostgreSQL, to a worker that reads and stores them. The ways take
 * turns in parts, so that all meet the same machine. The reports are copies of the files of a folder (samples/ unless given).
 * Starting, which is once, is told apart.
 *
 * The goal: the queue adds less than 5 % to the time of reading. Exit code 1 when it is missed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { layouts, resultSchema } from '../packages/normalizer/src/index.ts'
import { table } from '../packages/worker/src/cli/text.ts'
import { ingest } from '../packages/worker/src/ingest/ingest.ts'
import { createLog } from '../packages/worker/src/log/log.ts'
import { defaultPoolLimits } from '../packages/worker/src/pool/limits.ts'
import { Pool } from '../packages/worker/src/pool/pool.ts'
import { postgresMotor } from '../packages/worker/src/queue/motor.ts'
import { startReportWorker } from '../packages/worker/src/queue/report-worker.ts'
import { settingsFrom } from '../packages/worker/src/queue/settings.ts'
import { startEmbedded } from '../packages/worker/src/store/embedded/embedded.ts'
import { openStore } from '../packages/worker/src/store/open-store.ts'
import { readerOf } from '../packages/worker/src/store/reader.ts'
import type { Source } from '../packages/worker/src/store/store.ts'
import { cpuSeconds } from './processes.ts'
import { makeReports } from './reports.ts'

const goal = 0.05
const parts = 6
/** Reports that each child reads before the clock is started. */
const warmUp = 25

const reports = Number(process.argv[2] ?? 300)
const from = resolve(process.argv[3] ?? join(import.meta.dirname, '..', 'samples'))
const concurrency = availableParallelism()
const reader = new URL('../packages/worker/src/read-report.ts', import.meta.url)
const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
const settings = settingsFrom({})
const limits = defaultPoolLimits
const started = performance.now()
const embedded = await startEmbedded(join(folder, 'state'))
const motor = await postgresMotor(embedded.connectionString, settings, (error) => process.stderr.write(`${error}\n`))
const store = await openStore(embedded.connectionString)
const startUp = (performance.now() - started) / 1_000
// A store of its own: the worker does whatever waits in the other.
const aside = await startEmbedded(join(folder, 'aside'))
const direct = await openStore(aside.connectionString)

let read = 0
let whenRead: { count: number; done: () => void } | undefined
const engine = readerOf(layouts)
const common = { store, motor, engine, settings }
const worker = startReportWorker({
  ...common,
  config: {},
  concurrency,
  limits,
  reader,
  log: createLog('warn'),
  onEvent: () => {
    read += 1
    if (whenRead !== undefined && read >= whenRead.count) whenRead.done()
  },
})
const pool = new Pool({ entry: reader, jobs: concurrency, limits, value: resultSchema })
const count = warmUp * concurrency + reports
const run = (): { id: string; kind: string } => ({ id: String(performance.now()), kind: 'bench' })

const alone = 'reading'
const stored = 'reading and storing'
const queued = 'with the queue'
const ways: Readonly<Record<string, (sources: readonly Source[]) => Promise<unknown>>> = {
  [alone]: (sources) => Promise.all(sources.map(({ path }) => pool.run({ path }))),
  [stored]: async (sources) => {
    const { id, kind } = run()
    await direct.beginRun({ id, kind })
    await direct.note(id, sources, engine)
    const readAndStore = async ({ path, sha256 }: Source): Promise<void> => {
      const claim = await direct.claim(sha256)
      const outcome = await pool.run({ path })
      if (outcome.kind === 'value') await direct.save(outcome.value, claim)
    }
    await Promise.all(sources.map(readAndStore))
  },
  [queued]: async (sources) => {
    const end = new Promise<void>((done) => {
      whenRead = { count: read + sources.length, done }
    })
    const inputs = sources.map(({ path }) => ({ kind: 'file' as const, path, labels: {} }))
    await ingest(inputs, { ...common, run: run(), signal: new AbortController().signal })
    await end
  },
}
const names = Object.keys(ways)
const reportsOf = new Map<string, readonly Source[]>()
for (const name of names) reportsOf.set(name, await makeReports(from, join(folder, name), count, name))
const partOf = (name: string, from: number, to: number): readonly Source[] => reportsOf.get(name)?.slice(from, to) ?? []
const spent = new Map(names.map((name) => [name, { seconds: 0, cpu: 0 }]))
try {
  for (const name of names) await ways[name]?.(partOf(name, 0, warmUp * concurrency))
  const size = Math.ceil(reports / parts)
  for (let part = 0; part < parts; part++) {
    const first = warmUp * concurrency + part * size
    for (const name of part % 2 === 0 ? names : names.toReversed()) {
      const [begun, used] = [performance.now(), cpuSeconds([process.pid])]
      await ways[name]?.(partOf(name, first, first + size))
      const sum = spent.get(name)
      if (sum === undefined) continue
      sum.seconds += (performance.now() - begun) / 1_000
      sum.cpu += cpuSeconds([process.pid]) - used
    }
  }
} finally {
  await worker.close(0)
  await pool.stop()
  await motor.close()
  await store.close()
  await embedded.close()
  await direct.close()
  await aside.close()
  await rm(folder, { recursive: true, force: true })
}

const head = [`${reports} reports, ${concurrency} readers`, 'seconds', 'CPU ms a report']
process.stdout.write(
  `${table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    [...spent].map(([name, { seconds, cpu }]) => [name, seconds.toFixed(1), ((1_000 * cpu) / reports).toFixed(0)]),
  ).join('\n')}\n`,
)
const secondsOf = (name: string): number => spent.get(name)?.seconds ?? Number.NaN
const share = (name: string, base: string): number => (secondsOf(name) - secondsOf(base)) / secondsOf(alone)
const added = share(queued, stored)
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
process.stdout.write(
  `of the time of reading, storing takes ${percent(share(stored, alone))}, the queue ${percent(added)}; starting both takes ${startUp.toFixed(1)} s once\n`,
)
if (added >= goal) {
  process.stdout.write(`goal missed: the queue adds ${100 * goal} % or more\n`)
  process.exitCode = 1
}
