import { Worker } from 'node:worker_threads'
import { type Failure, failureSchema, type Reply, requestSchema } from './messages.ts'

/** Tells the pool that reading goes on: so many of so many pages are done, and so many were begun by recognition (OCR). */
export type ReportProgress = (page: number, pages: number, recognised?: number) => void

/**
 * Makes this process a child of a pool: answers every request with what `handle` gives or throws. Requests come one at a time.
 * The child ends with its parent, whatever it is doing then.
 */
export function serve(handle: (request: unknown, progress: ReportProgress) => Promise<unknown>): void {
  // Ctrl-C, a terminal that is closed and a service that is stopped reach parent and children alike. The parent decides what becomes
  // of its children: one that ended by itself would look like a reader that died of its file.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  dieWithParent()
  process.on('message', async (message) => {
    const { id, request } = requestSchema.parse(message)
    try {
      const value = await handle(request, (page, pages, recognised) =>
        send({ kind: 'progress', id, page, pages, recognised }),
      )
      send({ kind: 'value', id, value })
    } catch (error) {
      send({ kind: 'failure', id, failure: asFailure(error) })
    }
  })
}

function send(reply: Reply): void {
  if (process.connected) process.send?.(reply)
}

/** A `ReadError` says what is wrong with the file; anything else is a fault of ours, and says so. */
function asFailure(error: unknown): Failure {
  const told = failureSchema.safeParse(error)
  if (told.success) return told.data
  const reason =
    error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 2).join(' ').trim() : String(error)
  return {
    code: 'crashed',
    message: `the reader stumbled over this file: ${reason}`,
    advice: 'This is a fault of gongkai, not of the file. Please report it, with the file if it is public.',
  }
}

/**
 * A loop that never yields does not see the channel close, and would live on for ever after the parent was killed.
 * A thread of its own sees that the process was handed to another parent, and ends it. The parent gives its id as the
 * first argument: asked for here, it might already be that of the heir.
 */
function dieWithParent(): void {
  const watch = `
    const { workerData: parent } = require('node:worker_threads')
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 500)
  `
  new Worker(watch, { eval: true, workerData: Number(process.argv[2]) }).unref()
}
