/**
 * `node bench/ocr.ts [FILE.pdf …] [--dpi 200] [--skew=0.7] [--noise 8] [--quality 60] [--pages 6,7] [--list] [--keep FOLDER]`: makes scans of PDF files with a text layer
 * (samples/ unless given), reads them by recognition, and compares the facts of the tables with those of the text layer. Prints seconds
 * a page, memory, recall, precision, and the silent errors: wrong values that are sure of themselves and break no check.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { read } from '../packages/extractor/src/index.ts'
import { type Fact, normalize, type Result } from '../packages/normalizer/src/index.ts'
import { table } from '../packages/worker/src/cli/text.ts'
import { makeScan, type ScanOptions } from '../packages/worker/src/ocr/testing/make-scan.ts'
import { withOcr } from '../packages/worker/src/ocr/with-ocr.ts'
import { findSources } from '../packages/worker/src/sources.ts'

/** Below this confidence a figure is doubtful by itself (docs/ocr.md). */
const sure = 60

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dpi: { type: 'string', default: '200' },
    skew: { type: 'string', default: '0.7' },
    noise: { type: 'string', default: '8' },
    quality: { type: 'string', default: '60' },
    list: { type: 'boolean', default: false },
    keep: { type: 'string' },
    pages: { type: 'string' },
  },
})
const scan: ScanOptions = {
  dpi: Number(values.dpi),
  skew: Number(values.skew),
  noise: Number(values.noise),
  quality: Number(values.quality),
}
const paths = positionals.length > 0 ? positionals : [join(import.meta.dirname, '..', 'samples')]
const files = (await findSources(paths)).files.filter((file) => file.toLowerCase().endsWith('.pdf'))

const head = ['scan', 'pages', 's/page', 'MB', 'facts', 'recall', 'precision', 'doubtful', 'in failed checks', 'silent']
const rows: string[][] = []
for (const path of files) {
  const bytes = new Uint8Array(await readFile(path))
  const printed = await resultOf(bytes, 'never')
  const scanned = await makeScan(bytes, scan)
  if (values.keep !== undefined)
    await writeFile(join(values.keep, `${basename(path, '.pdf')}-${scan.dpi}.pdf`), scanned)
  const started = performance.now()
  const recognised = await resultOf(scanned, 'auto')
  const seconds = (performance.now() - started) / 1000
  rows.push([
    basename(path),
    String(recognised.source.pages),
    (seconds / recognised.source.pages).toFixed(1),
    String(Math.round(process.memoryUsage.rss() / 2 ** 20)),
    ...compare(printed, recognised),
  ])
}
process.stdout.write(
  `${table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows,
  ).join('\n')}\n`,
)

async function resultOf(bytes: Uint8Array, mode: 'never' | 'auto'): Promise<Result> {
  const document = await withOcr(
    mode,
    () => {},
    (options) => read(bytes, options),
  )
  const { format, pages } = document
  return normalize(document, {
    source: { sha256: '0'.repeat(64), name: 'scan', format, bytes: bytes.byteLength, pages: pages.length },
  })
}

function compare(printed: Result, recognised: Result): string[] {
  const inTables = (result: Result) =>
    new Map(result.facts.filter(({ source }) => source.kind === 'table').map((fact) => [keyOf(fact), fact]))
  const [found, truth] = [inTables(recognised), inTables(printed)]
  for (const [key, { source }] of truth) {
    if (scan.pages !== undefined && !(source.in === 'page' && scan.pages.includes(source.page))) truth.delete(key)
  }
  const failing = new Set(
    recognised.checks
      .filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
      .flatMap((check) => check.facts),
  )
  const wrong = [...found].filter(([key, fact]) => truth.get(key)?.value !== fact.value)
  const right = found.size - wrong.length
  const doubtful = wrong.filter(([, { source }]) => (source.ocr?.confidence ?? 100) < sure)
  const failed = wrong.filter((one) => !doubtful.includes(one) && failing.has(one[0]))
  const silent = wrong.filter((one) => !doubtful.includes(one) && !failed.includes(one))
  if (values.list) {
    for (const [key, fact] of truth)
      if (!found.has(key))
        process.stdout.write(`missed ${key} ${fact.raw} page ${'page' in fact.source ? fact.source.page : ''}\n`)
    for (const [key, fact] of wrong) {
      const why = silent.some(([other]) => other === key) ? 'SILENT' : ''
      process.stdout.write(
        `wrong ${key} ${fact.raw} for ${truth.get(key)?.raw} ${fact.source.ocr?.confidence} ${why}\n`,
      )
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(4))
  return [
    String(truth.size),
    share(right, truth.size),
    share(right, found.size),
    String(doubtful.length),
    String(failed.length),
    String(silent.length),
  ]
}

function keyOf({ table, item, column }: Fact): string {
  return `${table}|${item}|${column}`
}
