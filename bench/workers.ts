/**
 * `node bench/workers.ts [REPORTS [FOLDER]]`: how much quicker two worker processes empty the queue than one, with a real Redis
 * and a real PostgreSQL that the bench starts itself. The reports are copies of the files of a folder (samples/ unless given).
 *
 * Counted is the time from the first report to the last, with all workers up and each having read something: starting
 * is told apart. A worker with one core is one with all its threads, its reader and the servers on that core: what a machine
 * of one core does. One worker that may use two cores already uses more than one, by the threads of V8 and by the servers.
 * Reading in the pool alone, with one child and with two, shows what the machine can give at most.
 *
 * The goal: two workers of one child each on two cores reach 1.8 times one worker on one core. Exit code 1 when it is missed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fingerprint, layouts, resultSchema, version } from '../packages/normalizer/src/index.ts'
import { table } from '../packages/worker/src/cli/text.ts'
import { postgresServer, redisServer } from '../packages/worker/src/faults/servers.ts'
import { defaultPoolLimits } from '../packages/worker/src/pool/limits.ts'
import { Pool } from '../packages/worker/src/pool/pool.ts'
import { jobId } from '../packages/worker/src/queue/job.ts'
import { redisMotor } from '../packages/worker/src/queue/motor.ts'
import { settingsFrom } from '../packages/worker/src/queue/settings.ts'
import { openStore } from '../packages/worker/src/store/open-store.ts'
import { connectDatabase } from '../packages/worker/src/store/sql/database.ts'
import type { Source } from '../packages/worker/src/store/store.ts'
import { cpuSeconds, keepTo } from './processes.ts'
import { makeReports } from './reports.ts'
import { median } from './speed.ts'

const goal = 1.8
const rounds = Number(process.env['R'] ?? 3)
/** Reports that each child reads before the clock is started. */
const warmUp = 25
const main = join(import.meta.dirname, '..', 'packages', 'worker', 'src', 'main.ts')
const reader = new URL('../packages/worker/src/read-report.ts', import.meta.url)

const reports = Number(process.argv[2] ?? 120)
const from = resolve(process.argv[3] ?? join(import.meta.dirname, '..', 'samples'))
const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
// PostgreSQL runs as another user, who must get through.
await chmod(folder, 0o755)
const engine = { version, layouts: fingerprint(layouts) }
const redis = await redisServer(join(folder, 'redis'), { fsync: 'everysec' })
const postgres = await postgresServer(join(folder, 'postgres'))

interface Team {
  readonly workers: number
  readonly cores: 1 | 2
}

interface Lap {
  readonly what: string
  readonly seconds: number
  /** Seconds of the processor, of all processes that took part. */
  readonly cpu: number
  readonly startUp: number
}

const laps: Lap[] = []
try {
  for (let round = 0; round < rounds; round++) {
    for (const children of [1, 2]) laps.push(await inPool(children, round))
    const teams: readonly Team[] = [
      { workers: 1, cores: 1 },
      { workers: 1, cores: 2 },
      { workers: 2, cores: 2 },
    ]
    for (const team of round % 2 === 0 ? teams : teams.toReversed()) laps.push(await withWorkers(team, round))
  }
} finally {
  await redis.kill()
  await postgres.kill()
  await rm(folder, { recursive: true, force: true })
}

const of = (what: string, pick: (lap: Lap) => number): number =>
  median(laps.filter((lap) => lap.what === what).map(pick))
const names = [...new Set(laps.map(({ what }) => what))]
const head = [`${reports} reports`, 'seconds', 'reports/s', 'CPU ms a report', 'start-up s']
process.stdout.write(
  `${table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    names.map((what) => {
      const seconds = of(what, (lap) => lap.seconds)
      const cpu = (1_000 * of(what, (lap) => lap.cpu)) / reports
      return [
        what,
        seconds.toFixed(1),
        (reports / seconds).toFixed(1),
        cpu.toFixed(0),
        of(what, (lap) => lap.startUp).toFixed(1),
      ]
    }),
  ).join('\n')}\n`,
)
const times = (one: string, two: string): number => of(one, (lap) => lap.seconds) / of(two, (lap) => lap.seconds)
const reached = times('1 worker on 1 core', '2 workers on 2 cores')
process.stdout.write(
  `two workers on two cores: ${reached.toFixed(2)} times one on one core, ${times('1 worker on 2 cores', '2 workers on 2 cores').toFixed(2)} times one on two;
two children of one pool: ${times('1 child, no queue', '2 children, no queue').toFixed(2)} times one
`,
)
if (reached < goal) {
  process.stdout.write(`goal missed: two workers reach less than ${goal} times one on one core\n`)
  process.exitCode = 1
}

async function inPool(children: number, round: number): Promise<Lap> {
  const papers = join(folder, `pool-${round}-${children}`)
  const sources = await makeReports(from, papers, warmUp * children + reports)
  const pool = new Pool({ entry: reader, jobs: children, limits: defaultPoolLimits, value: resultSchema })
  const begun = performance.now()
  await Promise.all(sources.slice(0, warmUp * children).map(({ path }) => pool.run({ path })))
  const [started, used] = [performance.now(), cpuSeconds([process.pid])]
  await Promise.all(sources.slice(warmUp * children).map(({ path }) => pool.run({ path })))
  const seconds = (performance.now() - started) / 1_000
  const cpu = cpuSeconds([process.pid]) - used
  await pool.stop()
  const what = children === 1 ? '1 child, no queue' : `${children} children, no queue`
  return { what, seconds, cpu, startUp: (started - begun) / 1_000 }
}

async function withWorkers(team: Team, round: number): Promise<Lap> {
  const { workers: count, cores } = team
  const name = `bench${round}x${count}x${cores}`
  const admin = connectDatabase({ connectionString: postgres.url, connections: 1 })
  await admin.query(`create database ${name}`)
  await admin.close()
  const urls = {
    REDIS_URL: `${redis.url}/${100 * round + 10 * count + cores}`,
    DATABASE_URL: postgres.url.replace(/postgres$/, name),
  }
  const store = await openStore(urls.DATABASE_URL)
  const motor = await redisMotor(urls.REDIS_URL, settingsFrom({}), (error) => process.stderr.write(`${error}\n`))
  const sources = await makeReports(from, join(folder, name), warmUp * count + reports)
  const add = async (part: readonly Source[]): Promise<void> => {
    await store.note('bench', part, engine)
    await motor.add(part.map((source) => ({ id: jobId(source, engine), data: source })))
  }
  const begun = performance.now()
  keepTo(cores === 1 ? '0' : '0,1')
  const workers = Array.from({ length: count }, () => startWorker(urls))
  try {
    await until(() => workers.every((worker) => worker.isReady()))
    const startUp = (performance.now() - begun) / 1_000
    await store.beginRun({ id: 'bench', kind: 'bench' })
    await add(sources.slice(0, warmUp * count))
    await until(() => readBy(workers) === warmUp * count)
    // Servers and workers are children of this process.
    const [started, used] = [performance.now(), cpuSeconds([process.pid])]
    await add(sources.slice(warmUp * count))
    await until(() => readBy(workers) === warmUp * count + reports)
    const seconds = (performance.now() - started) / 1_000
    const cpu = cpuSeconds([process.pid]) - used
    return { what: `${counted(count, 'worker')} on ${counted(cores, 'core')}`, seconds, cpu, startUp }
  } finally {
    keepTo('0,1')
    for (const { child } of workers) child.kill('SIGTERM')
    await Promise.all(workers.map(({ end }) => end))
    await motor.close()
    await store.close()
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

interface WorkerProcess {
  readonly child: ChildProcess
  readonly isReady: () => boolean
  /** Reports that it has told to be read. */
  readonly read: () => number
  readonly end: Promise<unknown>
}

function startWorker(urls: Readonly<Record<string, string>>): WorkerProcess {
  const child = spawn(process.execPath, [main, 'worker', '--concurrency', '1'], {
    cwd: folder,
    env: { ...process.env, ...urls, GONGKAI_LOG: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let isReady = false
  let read = 0
  createInterface(child.stderr).on('line', (line) => {
    if (line.includes('the worker is ready')) isReady = true
    if (line.includes('"msg":"read"')) read += 1
  })
  return { child, isReady: () => isReady, read: () => read, end: new Promise((done) => child.once('close', done)) }
}

function readBy(workers: readonly WorkerProcess[]): number {
  return workers.reduce((sum, worker) => sum + worker.read(), 0)
}

async function until(probe: () => boolean): Promise<void> {
  for (let tries = 0; !probe(); tries++) {
    if (tries > 60_000) throw new Error('the workers do not get on')
    await sleep(10)
  }
}
