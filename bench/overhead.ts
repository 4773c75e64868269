/**
 * `node bench/overhead.ts [REPORTS [FOLDER]]`: what the queue adds. The same reports are read by the pool alone, and by the queue in
 * the embedded PostgreSQL, which stores what they say; in parts that take turns, so that both meet the same machine. The reports are
 * copies of the files of a folder (samples/ unless given). Starting, which is once, is told apart.
 *
 * The goal: the queue adds less than 5 % to the time. Exit code 1 when it is missed.
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
const all = await makeReports(from, join(folder, 'reports'), warmUp * concurrency + reports)
const paths = all.map(({ path }) => path)

const ways: Readonly<Record<string, (files: readonly string[]) => Promise<unknown>>> = {
  'reading alone': (files) => Promise.all(files.map((path) => pool.run({ path }))),
  'with queue and store': async (files) => {
    const end = new Promise<void>((done) => {
      whenRead = { count: read + files.length, done }
    })
    const inputs = files.map((path) => ({ kind: 'file' as const, path, labels: {} }))
    const run = { id: String(performance.now()), kind: 'bench' }
    await ingest(inputs, { ...common, run, signal: new AbortController().signal })
    await end
  },
}
const names = Object.keys(ways)
const spent = new Map(names.map((name) => [name, { seconds: 0, cpu: 0 }]))
try {
  for (const way of Object.values(ways)) await way(paths.slice(0, warmUp * concurrency))
  const files = paths.slice(warmUp * concurrency)
  const size = Math.ceil(files.length / parts)
  for (let part = 0; part < parts; part++) {
    for (const name of part % 2 === 0 ? names : names.toReversed()) {
      const [begun, used] = [performance.now(), cpuSeconds([process.pid])]
      await ways[name]?.(files.slice(part * size, (part + 1) * size))
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
  await rm(folder, { recursive: true, force: true })
}

const head = [`${reports} reports, ${concurrency} readers`, 'seconds', 'CPU ms a report']
process.stdout.write(
  `${table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    [...spent].map(([name, { seconds, cpu }]) => [name, seconds.toFixed(1), ((1_000 * cpu) / reports).toFixed(0)]),
  ).join('\n')}\n`,
)
const secondsOf = (name: string | undefined): number => spent.get(name ?? '')?.seconds ?? Number.NaN
const added = secondsOf(names[1]) / secondsOf(names[0]) - 1
process.stdout.write(`the queue adds ${(100 * added).toFixed(1)} %; starting it takes ${startUp.toFixed(1)} s once\n`)
if (added >= goal) {
  process.stdout.write(`goal missed: the queue adds ${100 * goal} % or more\n`)
  process.exitCode = 1
}
