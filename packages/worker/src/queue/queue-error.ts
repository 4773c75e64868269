import { StoreError } from '../store/store.ts'

/** What Redis says when it has no memory, or no disk for its file. */
const full = /^(?:OOM|MISCONF) /

/** What the drivers say when a server is gone, going or coming, whichever they had in hand then. */
const away = [
  /^(?:LOADING|READONLY|MASTERDOWN|CLUSTERDOWN) /,
  /Connection is closed|Stream isn't writeable|max retries per request/i,
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Connection ended/i,
  /\bE(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|NOENT)\b/,
]

/** Turns what the queue says when it is gone or full into a StoreError; other errors stay what they are. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asStoreError(error) ?? error
  }
}

function asStoreError(error: unknown): StoreError | undefined {
  if (!(error instanceof Error)) return undefined
  const { message } = error
  if (full.test(message)) {
    const advice = 'Give it more memory (maxmemory) or disk; jobs that wait need about 1 KB each.'
    return new StoreError('store_full', `Redis takes no more jobs (${message})`, advice, { cause: error })
  }
  const code = 'code' in error ? String(error.code) : ''
  if (!away.some((sign) => sign.test(message) || sign.test(code))) return undefined
  const advice = 'Check that it runs, and REDIS_URL, and try again.'
  return new StoreError('store_unreachable', `the queue does not answer (${message || code})`, advice, { cause: error })
}
