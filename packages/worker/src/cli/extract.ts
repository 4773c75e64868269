import { constants } from 'node:fs'
import { access, mkdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import type { ConfigFiles } from '../config/find-config.ts'
import { loadConfig } from '../config/load-config.ts'
import type { OcrMode } from '../ocr/modes.ts'
import { formats, type OutputFormat } from '../output/formats.ts'
import { resultNames } from '../output/names.ts'
import { removeLeftovers, writeAtomic } from '../output/write-atomic.ts'
import type { PoolLimits } from '../pool/limits.ts'
import type { Failure, Outcome } from '../pool/messages.ts'
import { Pool } from '../pool/pool.ts'
import { findSources } from '../sources.ts'
import { showProgress } from './progress.ts'
import { progressText, type ReportLine, summarize } from './report-line.ts'
import { summaryText } from './summary.ts'
import { printable } from './text.ts'
import { UsageError } from './usage-error.ts'

export interface ExtractOptions {
  /** Folder of the results; made if needed. */
  readonly out: string
  readonly format: OutputFormat
  /** Which pages are recognised. */
  readonly ocr: OcrMode
  /** Children that read at the same time. */
  readonly jobs: number
  readonly limits: PoolLimits
  /** Where layouts and checks are configured. */
  readonly config: ConfigFiles
  /** Module that the children run. */
  readonly reader: URL
  /** Stops the run cleanly. */
  readonly signal: AbortSignal
}

/**
 * Reads the reports that `paths` stand for and writes a result for each; one bad file never stops the others.
 *
 * @returns Exit code: 0 all read, 1 some failed, 130 interrupted.
 * @throws UsageError when the configuration cannot be used, or the folder of the results not made or written to.
 */
export async function extract(paths: readonly string[], options: ExtractOptions): Promise<number> {
  const started = performance.now()
  await loadConfig(options.config)
  for (const file of [options.config.config, options.config.layouts])
    if (file !== undefined) process.stderr.write(`reads by ${printable(relative('.', file))}\n`)
  await prepare(options.out)
  const { files, failures, ignored } = await findSources(paths)
  const lines = failures.map(({ path, failure }): ReportLine => ({ kind: 'failed', name: path, failure }))
  lines.push(...(await readAll(files, options)))
  const interrupted = options.signal.aborted
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(summaryText({ lines, out: options.out, seconds, ignored, interrupted }))
  if (interrupted) return 130
  return lines.every((line) => line.kind === 'read') ? 0 : 1
}

async function prepare(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true })
    await access(out, constants.W_OK)
    await removeLeftovers(out)
  } catch (error) {
    throw new UsageError(
      `cannot write into the folder ${out} (${(error as NodeJS.ErrnoException).code}); give another with --out`,
    )
  }
}

async function readAll(files: readonly string[], options: ExtractOptions): Promise<readonly ReportLine[]> {
  if (files.length === 0) return []
  const pool = new Pool<Result>({
    entry: options.reader,
    jobs: options.jobs,
    limits: options.limits,
    value: resultSchema,
  })
  const stop = (): void => void pool.stop()
  options.signal.addEventListener('abort', stop, { once: true })
  const progress = showProgress(files.length, process.stderr)
  const names = resultNames(files)
  const lines: ReportLine[] = new Array(files.length)
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] ?? ''
      const name = names.get(file) ?? ''
      const request = { path: file, config: options.config, ocr: options.ocr }
      const line = await settle(name, await pool.run(request), options)
      lines[at] = line
      if (line.kind !== 'cancelled') progress.done(progressText(line))
    }
  }
  // One more than there are children: while a result is written, the next report is already being read.
  await Promise.all(Array.from({ length: options.jobs + 1 }, work))
  progress.end()
  await pool.stop()
  return lines
}

/** Writes the result; a report that failed leaves none, not even that of an earlier run, which would look fresh. */
async function settle(name: string, outcome: Outcome<Result>, options: ExtractOptions): Promise<ReportLine> {
  const path = join(options.out, `${name}.${options.format}`)
  switch (outcome.kind) {
    case 'value':
      try {
        await writeAtomic(path, formats[options.format](outcome.value))
        return { kind: 'read', name, summary: summarize(outcome.value) }
      } catch (error) {
        return { kind: 'failed', name, failure: notWritten(path, error as NodeJS.ErrnoException) }
      }
    case 'failure':
      await rm(path, { force: true }).catch(() => {})
      return { kind: 'failed', name, failure: outcome.failure }
    case 'cancelled':
      return { kind: 'cancelled', name }
  }
}

const notWritten = (path: string, error: NodeJS.ErrnoException): Failure => ({
  code: 'not_written',
  message: `the result ${path} could not be written (${error.code ?? error.message})`,
  advice: 'Make room on the disk, or give another folder with --out, and run again.',
})
