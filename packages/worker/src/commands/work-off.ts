import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { showProgress } from '../cli/progress.ts'
import { progressText, summarize } from '../cli/report-line.ts'
import { printable } from '../cli/text.ts'
import type { OnNoted } from '../ingest/ingest.ts'
import type { PoolLimits } from '../pool/limits.ts'
import type { Failure } from '../pool/messages.ts'
import { type JobEvent, startReportWorker } from '../queue/report-worker.ts'
import type { Context } from './context.ts'

export interface WorkOffOptions {
  readonly context: Context
  readonly run: string
  /** Sources that the run will note. */
  readonly total: number
  readonly concurrency: number
  readonly limits: PoolLimits
  readonly reader: URL
  readonly signal: AbortSignal
}

const lookMilliseconds = 1_000

/**
 * Adds jobs with `add` and works them off in this process, with a progress bar, until the run waits for nothing any more
 * or is interrupted.
 */
export async function workOff(options: WorkOffOptions, add: (onNoted: OnNoted) => Promise<void>): Promise<void> {
  const { context, signal } = options
  const progress = showProgress(options.total, process.stderr)
  /** Names of the sources that wait for a document. */
  const waiting = new Map<string, string[]>()
  const onNoted: OnNoted = (origin, sha256, decision, failure) => {
    const name = printable(basename(origin))
    if (sha256 !== undefined && decision === 'queued') waiting.set(sha256, [...(waiting.get(sha256) ?? []), name])
    else progress.done(failure === undefined ? `${name}: ${decision}` : failureText(origin, failure))
  }
  const onEvent = (event: JobEvent): void => {
    const isOver = event.kind === 'read' || event.kind === 'failed' || event.kind === 'known'
    if (!isOver) return
    for (const name of waiting.get(event.job.sha256) ?? []) progress.done(lineOf(name, event))
    waiting.delete(event.job.sha256)
  }
  const worker = startReportWorker({ ...options, ...context, onEvent })
  try {
    await add(onNoted)
    while (!signal.aborted && (waiting.size > 0 || (await pendingOf(context, options.run)) > 0)) {
      await sleep(waiting.size > 0 ? lookMilliseconds / 10 : lookMilliseconds, undefined, { signal }).catch(() => {})
    }
  } finally {
    progress.end()
    await worker.close(context.settings.GONGKAI_GRACE_SECONDS)
  }
}

const pendingOf = async ({ store }: Context, run: string): Promise<number> =>
  (await store.run(run))?.counts.pending ?? 0

/** The store keeps the code alone; why it was, is told now or never. */
export const failureText = (origin: string, { code, message }: Failure): string =>
  printable(`${origin}: failed: ${code}: ${message}`)

function lineOf(name: string, event: JobEvent): string {
  switch (event.kind) {
    case 'read':
      return progressText({ kind: 'read', name, summary: summarize(event.result) })
    case 'failed':
      return progressText({ kind: 'failed', name, failure: event.failure })
    default:
      return `${name}: ${event.kind}`
  }
}
