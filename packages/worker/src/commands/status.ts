import { setTimeout as sleep } from 'node:timers/promises'
import { clip, count, table } from '../cli/text.ts'
import type { QueueCounts } from '../queue/motor.ts'
import { FolderInUseError } from '../store/embedded/alone.ts'
import { type Run, type StoreCounts, StoreError } from '../store/store.ts'
import { type Context, type ContextOptions, openContext, withContext } from './context.ts'
import { countsText } from './run-text.ts'

export interface StatusOptions {
  readonly store?: string | undefined
  readonly watch?: boolean | undefined
  readonly json?: boolean | undefined
  readonly signal: AbortSignal
}

interface Status {
  readonly queue: QueueCounts
  readonly store: StoreCounts
  readonly lastRun: Run | null
}

/** Prints how much is waiting, running, done and failed; with `watch` again and again until it is stopped. */
export async function statusCommand(options: StatusOptions): Promise<number> {
  if (options.watch === true) await watch(options)
  else await withContext(purposeOf(options), async (context) => write(options, await statusOf(context)))
  return 0
}

const purposeOf = ({ store }: StatusOptions): ContextOptions => ({ store, purpose: 'visit' })

const watchMilliseconds = 2_000
/** Of the time, for who has the folder of the embedded database: others must get it as well. */
const shareOfTime = 0.2

async function watch(options: StatusOptions): Promise<void> {
  const { signal } = options
  for (let look = 1; !signal.aborted; look++) {
    const started = performance.now()
    let wait = watchMilliseconds
    try {
      const context = await openContext(purposeOf(options))
      try {
        do {
          write(options, await statusOf(context))
          if (!context.isAlone) await pause(watchMilliseconds, signal)
        } while (!context.isAlone && !signal.aborted)
      } finally {
        await context.close()
      }
      if (context.isAlone) wait = Math.max(wait, (performance.now() - started) / shareOfTime)
    } catch (error) {
      // A server that is away at first may have a wrong name; one that goes away may come back.
      if (look === 1 || !(error instanceof StoreError || error instanceof FolderInUseError)) throw error
      process.stderr.write(`${error.message}\n`)
    }
    await pause(wait, signal)
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})

function write({ json, watch }: StatusOptions, status: Status): void {
  const text = json === true ? `${JSON.stringify(status)}\n` : statusText(status)
  const isScreen = watch === true && json !== true && process.stdout.isTTY
  if (isScreen) process.stdout.write(`\u001b[H\u001b[J${fitted(text, process.stdout)}`)
  else process.stdout.write(watch === true && json !== true ? `${new Date().toISOString()}\n${text}\n` : text)
}

/** As much as the screen holds: a line that wraps, or one too many, would push the first ones out of it. */
function fitted(text: string, screen: NodeJS.WriteStream): string {
  // Some terminals say that they have no size.
  const [columns, rows] = [screen.columns || 80, screen.rows || 24]
  const lines = text.trimEnd().split('\n')
  const shown = lines.length < rows ? lines : [...lines.slice(0, Math.max(1, rows - 2)), '…']
  return `${shown.map((line) => clip(line, columns - 1)).join('\n')}\n`
}

async function statusOf({ motor, store }: Context): Promise<Status> {
  const [queue, counts, [lastRun = null]] = await Promise.all([motor.counts(), store.counts(), store.runs(1)])
  return { queue, store: counts, lastRun }
}

function statusText({ queue, store, lastRun }: Status): string {
  const letters = Object.entries(store.deadLetters)
  const lines = [
    `queue  ${queue.waiting} waiting, ${queue.active} running, ${queue.delayed} to be tried again later`,
    `store  ${count(store.documents, 'document')} (${store.read} read) from ${count(store.sources, 'source')}, ${count(store.facts, 'fact')}`,
    lastRun === null ? 'No run yet.' : `last run  ${lastRun.id} (${lastRun.kind}): ${countsText(lastRun)}`,
  ]
  if (letters.length > 0) {
    const columns = [
      { title: 'failed for good', align: 'left' },
      { title: 'documents', align: 'right' },
    ] as const
    lines.push(
      '',
      ...table(
        columns,
        letters.map(([code, n]) => [code, String(n)]),
      ),
    )
  }
  return `${lines.join('\n')}\n`
}
