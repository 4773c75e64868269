import { setTimeout as sleep } from 'node:timers/promises'
import { count, table } from '../cli/text.ts'
import type { QueueCounts } from '../queue/motor.ts'
import type { Run, StoreCounts } from '../store/store.ts'
import { type Context, withContext } from './context.ts'
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

const watchMilliseconds = 2_000

/** Prints how much is waiting, running, done and failed; with `watch` again and again until it is stopped. */
export async function statusCommand(options: StatusOptions): Promise<number> {
  return withContext(options.store, async (context) => {
    for (;;) {
      const status = await statusOf(context)
      const text = options.json === true ? `${JSON.stringify(status)}\n` : statusText(status)
      process.stdout.write(options.watch === true && process.stdout.isTTY ? `\u001b[H\u001b[J${text}` : text)
      if (options.watch !== true) return 0
      await sleep(watchMilliseconds, undefined, { signal: options.signal }).catch(() => {})
      if (options.signal.aborted) return 0
    }
  })
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
