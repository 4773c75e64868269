/**
 * `npm run bench [-- FOLDER]`: speed and memory of reading the PDF files of a folder (samples/ unless given), beside
 * what pdf.js alone takes for the same pages in the same run.
 *
 * The goals: reading takes at most 1.3 times pdf.js alone on one core, and a run of 200 documents holds no more memory
 * at its end than after its first quarter. Checking the results in golden/ again takes less than 50 ms each. Exit code 1 when
 * one is missed.
 */
import { fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { table } from '../packages/worker/src/cli/text.ts'
import { goldenResults, measureChecks } from './checks.ts'
import { type ContenderName, contenders } from './contenders.ts'
import { pdfFiles } from './files.ts'
import type { MemoryReport } from './memory.ts'
import { measureSpeed } from './speed.ts'

const rounds = 5
const longRun = 200
const mostRatio = 1.3
/** Growth that is still called none: caches that fill up. */
const mostGrowth = 8 * 2 ** 20
const mostCheckMilliseconds = 50

// Garbage is collected before each lap, so that no contender pays for another.
setFlagsFromString('--expose-gc')
globalThis.gc = runInNewContext('gc')

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'samples'))
const files = await pdfFiles(folder)
if (files.length === 0) {
  process.stderr.write(`error: there are no PDF files in ${folder}\n`)
  process.exit(2)
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0)

process.stderr.write(`${files.length} PDF files, ${rounds} rounds\n`)
const speeds = await measureSpeed(files, rounds)
const peaks = new Map<ContenderName, number>()
for (const name of Object.keys(contenders) as ContenderName[]) {
  peaks.set(name, (await memoryOf(name, files.length)).peakBytes)
}
const columns = [
  { title: 'one core', align: 'left' },
  { title: 'pages/s', align: 'right' },
  { title: 'time / pdf.js', align: 'right' },
  { title: 'peak MB', align: 'right' },
] as const
const rows = speeds.map(({ name, pagesPerSecond, ratio }) => [
  name,
  pagesPerSecond.toFixed(1),
  ratio.toFixed(2),
  megabytes(peaks.get(name) ?? 0),
])
process.stdout.write(`${table(columns, rows).join('\n')}\n\n`)

const long = await memoryOf('reading and meaning', longRun)
const growth = long.heldLate - long.heldEarly
process.stdout.write(
  `${longRun} documents: ${megabytes(long.heldEarly)} MB held after ${longRun / 4}, ` +
    `${megabytes(long.heldLate)} MB at the end, peak ${megabytes(long.peakBytes)} MB\n`,
)

const results = goldenResults(join(import.meta.dirname, '..', 'golden'))
const checking = measureChecks(results, rounds)
process.stdout.write(`checking one report: at most ${checking.toFixed(1)} ms (${results.length} results)\n`)

const missed = [
  ...speeds
    .filter(({ name, ratio }) => name === 'reading' && ratio > mostRatio)
    .map(() => `reading takes more than ${mostRatio} times pdf.js`),
  ...(growth > mostGrowth ? [`memory grows: ${megabytes(growth)} MB over the run`] : []),
  ...(checking >= mostCheckMilliseconds ? [`checking one report takes ${mostCheckMilliseconds} ms or more`] : []),
]
for (const text of missed) process.stdout.write(`goal missed: ${text}\n`)
process.exitCode = missed.length > 0 ? 1 : 0

function memoryOf(name: ContenderName, count: number): Promise<MemoryReport> {
  const child = fork(join(import.meta.dirname, 'memory.ts'), [folder, name, String(count)], {
    execArgv: ['--expose-gc'],
  })
  return new Promise((done, fail) => {
    child.on('message', (report) => done(report as MemoryReport))
    child.on('exit', (code) => fail(new Error(`the measuring process ended early (exit code ${code})`)))
  })
}
