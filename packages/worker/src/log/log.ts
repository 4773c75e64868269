import { destination, type Logger, pino } from 'pino'
import type { Settings } from '../queue/settings.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Logs lines of JSON to standard error; standard output belongs to what a command prints. */
export const createLog = (level: Settings['GONGKAI_LOG']): Log =>
  pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  )

const quietMilliseconds = 5_000

/**
 * Logs an error that may come thousands of times a second (a Redis that is away or full) once in a while, with how often
 * it came.
 */
export function boundedErrors(log: Log): (error: Error) => void {
  const seen = new Map<string, { next: number; hidden: number }>()
  return (error) => {
    // Numbers differ from one to the next: ports, and the jobs with their hashes.
    const key = `${error.name} ${error.message.replace(/[\da-f]{16,}|\d+/g, '0').slice(0, 100)}`
    const now = performance.now()
    const entry = seen.get(key) ?? { next: 0, hidden: 0 }
    if (seen.size > 1_000) seen.clear()
    seen.set(key, entry)
    if (now < entry.next) {
      entry.hidden += 1
      return
    }
    log.warn({ error: error.message, hidden: entry.hidden }, 'queue error')
    entry.next = now + quietMilliseconds
    entry.hidden = 0
  }
}
