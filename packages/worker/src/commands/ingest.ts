import { randomBytes } from 'node:crypto'
import { clock } from '../cli/progress.ts'
import { count, printable } from '../cli/text.ts'
import type { ConfigFiles } from '../config/find-config.ts'
import { ingest, type OnNoted } from '../ingest/ingest.ts'
import { findInputs } from '../ingest/manifest.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { jobId } from '../queue/job.ts'
import { type Context, patientContext, withContext } from './context.ts'
import { runText } from './run-text.ts'
import { failureText, workOff } from './work-off.ts'

export interface ProduceOptions {
  readonly store?: string | undefined
  readonly concurrency?: number | undefined
  readonly limits: PoolLimits
  readonly config: ConfigFiles
  readonly reader: URL
  readonly signal: AbortSignal
}

/**
 * Brings reports in. Without Redis this process also works them off; with it, the workers do.
 *
 * @returns Exit code: 0 all were read or added, 1 some failed, 130 interrupted.
 */
export async function ingestCommand(paths: readonly string[], options: ProduceOptions): Promise<number> {
  let passedOver = 0
  const inputs = await findInputs(paths, (files) => {
    passedOver += files
  })
  return withContext({ ...options, purpose: 'own' }, (context) => {
    const run = { id: newRunId(), kind: 'ingest' }
    const { signal } = options
    return produce(context, run.id, inputs.length, options, (onNoted) =>
      ingest(inputs, { ...patientContext(context, signal), run, signal, onNoted }),
    ).finally(() => {
      if (passedOver > 0) process.stdout.write(`${count(passedOver, 'other file')} in the folders passed over.\n`)
    })
  })
}

/** Tries dead letters again. */
export async function retryCommand(filter: string | undefined, options: ProduceOptions): Promise<number> {
  return withContext({ ...options, purpose: 'join' }, async (context) => {
    const { store, motor, engine } = patientContext(context, options.signal)
    const letters = await store.deadLetters(filter)
    if (letters.length === 0) {
      const what =
        filter === undefined ? 'There is nothing to try again' : `Nothing that failed matches ${printable(filter)}`
      process.stdout.write(`${what}; gongkai status tells what has failed.\n`)
      return 0
    }
    const id = newRunId()
    return produce(context, id, letters.length, options, async (onNoted) => {
      await store.beginRun({ id, kind: 'retry' })
      const jobs = await store.revive(id, filter)
      for (const { sha256, path } of jobs) onNoted(path, sha256, 'queued')
      await motor.add(jobs.map((data) => ({ id: jobId(data, engine), data })))
    })
  })
}

type Add = Parameters<typeof workOff>[1]

async function produce(
  context: Context,
  run: string,
  total: number,
  options: ProduceOptions,
  add: Add,
): Promise<number> {
  const started = performance.now()
  const { store, settings, isAlone } = context
  const concurrency = options.concurrency ?? settings.GONGKAI_CONCURRENCY
  if (isAlone) await workOff({ ...options, context, run, total, concurrency }, add)
  else await add(tellFailure)
  const done = await store.run(run)
  if (done === undefined) return 130
  process.stdout.write(runText(done, await store.items(run), await store.deadLetters()))
  if (isAlone) process.stdout.write(`\nIt took ${clock((performance.now() - started) / 1_000)}.\n`)
  if (!isAlone && done.counts.pending > 0) {
    process.stdout.write('Workers read what is waiting: gongkai worker; gongkai status tells how far they are.\n')
  }
  if (options.signal.aborted) return 130
  return done.counts.failed > 0 ? 1 : 0
}

const tellFailure: OnNoted = (origin, _sha256, _decision, failure) => {
  if (failure !== undefined) process.stderr.write(`${failureText(origin, failure)}\n`)
}

/** `20260131-0200-5f3a`: sorts by time, and is short enough to type. */
export const newRunId = (now = new Date()): string =>
  `${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`
