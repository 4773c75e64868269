/**
 * `node bench/ocr-errors.ts [FILE.pdf …] [--dpi 150,200,300] [--seed 1] [--most 12] [--list]`: makes scans of PDF files with a text layer
 * (samples/ unless given), reads them by recognition, and compares the facts with those of the text layer. Only pages with tables of
 * facts, and the cover; at most so many of a file. How a scan is spoilt is drawn from the seed: skew up to 1°, noise, blur, JPEG 60
 * to 75, some pages bent. Prints recall and precision of the tables, and how each wrong value can be noticed: by its confidence, by
 * a failed check, or not at all (silent).
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Result } from '../packages/normalizer/src/index.ts'
import { table } from '../packages/worker/src/cli/text.ts'
import { makeScan, type ScanOptions } from '../packages/worker/src/ocr/testing/make-scan.ts'
import { randomNumbers } from '../packages/worker/src/ocr/testing/random-numbers.ts'
import { findSources } from '../packages/worker/src/sources.ts'
import { type Comparison, compareFacts, keyOf } from './ocr-compare.ts'
import { readResult } from './ocr-read.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dpi: { type: 'string', default: '150,200,300' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '12' },
    list: { type: 'boolean', default: false },
  },
})

const paths = positionals.length > 0 ? positionals : [join(import.meta.dirname, '..', 'samples')]
const files = (await findSources(paths)).files.filter((file) => file.toLowerCase().endsWith('.pdf'))
const heads = [
  'scan',
  'dpi',
  'pages',
  'facts',
  'recall',
  'precision',
  'wrong',
  'doubtful',
  'in failed checks',
  'silent',
]
const rows: string[][] = []

for (const dpi of values.dpi.split(',').map(Number)) {
  const whole: Comparison[] = []
  const random = randomNumbers(Number(values.seed) * 1000 + dpi)
  for (const path of files) {
    const bytes = new Uint8Array(await readFile(path))
    const printed = await readResult(bytes.slice(), 'never')
    const pages = pagesOf(printed).slice(0, Number(values.most))
    if (pages.length < 2) continue
    const recognised = await readResult(await makeScan(bytes, { ...spoiling(random), dpi, pages }), 'auto')
    const compared = compareFacts(printed, recognised, 'table', pages)
    whole.push(compared)
    if (values.list) list(compared)
    rows.push([basename(path), String(dpi), String(pages.length), ...figuresOf([compared])])
  }
  rows.push([`all at ${dpi} dpi`, String(dpi), '', ...figuresOf(whole)])
}
const lines = table(
  heads.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
  rows,
)
process.stdout.write(`${lines.join('\n')}\n`)

function spoiling(random: () => number): Omit<ScanOptions, 'dpi'> {
  const between = (least: number, most: number): number => least + (most - least) * random()
  return {
    skew: between(-1, 1),
    noise: between(4, 10),
    quality: Math.round(between(60, 75)),
    blur: between(1, 3.5),
    warp: random() < 0.4 ? between(-4, 4) : 0,
  }
}

/** The cover, which tells the year, and the pages that facts of tables stand on. */
function pagesOf({ facts }: Result): number[] {
  const pages = facts.flatMap(({ source }) => (source.kind === 'table' && source.in === 'page' ? source.page : []))
  return pages.length === 0 ? [] : [...new Set([1, ...pages])].sort((a, b) => a - b)
}

function figuresOf(all: readonly Comparison[]): string[] {
  const sum = (of: (one: Comparison) => number): number => all.reduce((total, one) => total + of(one), 0)
  const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(4))
  const noticed = (how: string) => sum(({ wrong }) => wrong.filter((one) => one.noticed === how).length)
  const [truth, right, wrong] = [sum((one) => one.truth), sum((one) => one.right), sum((one) => one.wrong.length)]
  return [
    String(truth),
    share(right, truth),
    share(right, right + wrong),
    String(wrong),
    String(noticed('doubtful')),
    String(noticed('failed check')),
    String(noticed('silent')),
  ]
}

function list({ missed, wrong }: Comparison): void {
  for (const fact of missed) process.stdout.write(`missed ${keyOf(fact)} ${fact.raw}\n`)
  for (const { fact, printed, noticed } of wrong) {
    process.stdout.write(`${noticed}: ${keyOf(fact)} ${fact.raw} for ${printed} (${fact.source.ocr?.confidence})\n`)
  }
}
