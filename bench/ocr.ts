/**
 * `node bench/ocr.ts [FILE.pdf] [--dpi 200] [--pages 4,5,6]`: makes a scan of a PDF file (haidong of samples/ unless given) and reads it
 * in a process of its own, on one core and on two. Prints seconds a page and the most memory that the process held, recognition
 * threads and all. Cores are bound by `taskset` (util-linux); where that is missing, only all cores are measured.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { table } from '../packages/worker/src/cli/text.ts'
import { makeScan } from '../packages/worker/src/ocr/testing/make-scan.ts'
import { readResult } from './ocr-read.ts'

const run = promisify(execFile)
const self = fileURLToPath(import.meta.url)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dpi: { type: 'string', default: '200' },
    pages: { type: 'string' },
    /** Reads the scan instead of making one: the process that is measured. */
    read: { type: 'boolean', default: false },
  },
})

const path = positionals[0] ?? join(import.meta.dirname, '..', 'samples', 'haidong.pdf')
if (values.read) await measure(path)
else await compare()

async function measure(scan: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(scan))
  const started = performance.now()
  const { source } = await readResult(bytes, 'auto')
  const seconds = (performance.now() - started) / 1000
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const cpu = (userCPUTime + systemCPUTime) / 1e6
  process.stdout.write(`${JSON.stringify([source.pages, seconds / source.pages, cpu / source.pages, maxRSS / 1024])}\n`)
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-ocr-'))
  try {
    const scan = join(folder, 'scan.pdf')
    const pages = values.pages?.split(',').map(Number)
    const made = await makeScan(new Uint8Array(await readFile(path)), {
      dpi: Number(values.dpi),
      skew: 0.7,
      noise: 8,
      quality: 60,
      blur: 2,
      ...(pages === undefined ? {} : { pages }),
    })
    await writeFile(scan, made)
    const rows: string[][] = []
    for (const [cores, bound] of [
      ['1', ['taskset', '-c', '0']],
      ['2', ['taskset', '-c', '0,1']],
      ['all', []],
    ] as const) {
      const [program = process.execPath, ...rest] = [...bound, process.execPath, self, '--read', scan]
      const done = await run(program, rest).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (done === undefined) continue
      const [count = 0, wall = 0, cpu = 0, megabytes = 0] = JSON.parse(done.stdout) as number[]
      rows.push([
        basename(path),
        values.dpi,
        String(count),
        cores,
        wall.toFixed(1),
        cpu.toFixed(1),
        megabytes.toFixed(0),
      ])
    }
    const heads = ['scan', 'dpi', 'pages', 'cores', 's/page', 'CPU s/page', 'MB']
    const lines = table(
      heads.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
      rows,
    )
    process.stdout.write(`${lines.join('\n')}\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
