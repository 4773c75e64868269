import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultLimits, ReadError } from '@gongkai/extractor'
import type { Failure } from '../pool/messages.ts'

export interface Download {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

export interface DownloadOptions {
  /** The inbox: a download is kept there as `FOLDER/SHA256/NAME`; the same bytes are kept once. */
  readonly folder: string
  /** All of it may take so long: every try, and the waits between them. A server that sends a byte now and then gains nothing by it. */
  readonly seconds: number
  /** Stops it at once. */
  readonly signal: AbortSignal
}

const tries = 3
const largest = Math.max(...Object.values(defaultLimits.bytes))

/**
 * Fetches a report.
 *
 * @throws DownloadError after three tries, when the time is over, or at once when trying again cannot help.
 * @throws ReadError `limit_bytes` when it is larger than any report may be.
 */
export async function download(url: string, { folder, seconds, signal }: DownloadOptions): Promise<Download> {
  const deadline = AbortSignal.timeout(seconds * 1_000)
  const end = AbortSignal.any([deadline, signal])
  for (let attempt = 1; ; attempt++) {
    try {
      return await downloadOnce(url, folder, end)
    } catch (error) {
      if (error instanceof ReadError) throw error
      if (deadline.aborted) throw tooSlow(seconds)
      if (end.aborted || attempt >= tries || !mayPass(error)) throw asDownloadError(error)
      await sleep(1_000 * 2 ** attempt, undefined, { signal: end }).catch(() => {})
    }
  }
}

async function downloadOnce(url: string, folder: string, signal: AbortSignal): Promise<Download> {
  const response = await fetch(url, { signal })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    const isPassing = response.status >= 500 || response.status === 429
    throw new DownloadError(
      'not_fetched',
      `it could not be fetched (the server answers ${response.status})`,
      checkUrl,
      { isPassing },
    )
  }
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.gongkai-${process.pid}-${counter++}.tmp`)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const file = await open(temporary, 'wx')
    try {
      for await (const chunk of response.body) {
        bytes += chunk.byteLength
        if (bytes > largest) throw tooLarge()
        hash.update(chunk)
        await file.write(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    const sha256 = hash.digest('hex')
    await mkdir(join(folder, sha256), { recursive: true })
    const path = join(folder, sha256, nameOf(url))
    await rename(temporary, path)
    return { path, sha256, bytes }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

let counter = 0

/** The last part of the path, as the name of a file on any system. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  let name = last
  try {
    name = decodeURIComponent(last)
  } catch {
    // Not UTF-8: it stays as it is written.
  }
  const safe = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_').replace(/^\.+/, '')
  return safe.slice(-100) || 'report'
}

const checkUrl = 'Check the URL, and run again later.'

const tooLarge = (): ReadError =>
  new ReadError('limit_bytes', `it has more than ${largest / 2 ** 20} MB`, 'Check that it is a report.')

const tooSlow = (seconds: number): DownloadError =>
  new DownloadError(
    'limit_fetch',
    `fetching it took longer than ${seconds} s`,
    'Run again later; for a slow server set GONGKAI_FETCH_SECONDS.',
  )

/** A report could not be fetched. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly code: 'not_fetched' | 'limit_fetch'
  readonly advice: string
  /** Whether it may help to try again at once. */
  readonly isPassing: boolean

  constructor(
    code: DownloadError['code'],
    message: string,
    advice: string,
    { isPassing = false, ...options }: ErrorOptions & { readonly isPassing?: boolean } = {},
  ) {
    super(message, options)
    this.code = code
    this.advice = advice
    this.isPassing = isPassing
  }
}

/** A disk that is full stays so for the seconds between two tries; a connection that broke may hold the next time. */
const mayPass = (error: unknown): boolean => (error instanceof DownloadError ? error.isPassing : !isFull(error))

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

function asDownloadError(error: unknown): DownloadError {
  if (error instanceof DownloadError) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
  const message = `it could not be fetched (${`${error instanceof Error ? error.message : String(error)} ${cause}`.trim()})`
  const advice = isFull(error) ? 'Make room on the disk of GONGKAI_STATE, and run again.' : checkUrl
  return new DownloadError('not_fetched', message, advice, { cause: error })
}

/** What the store keeps of it. */
export function downloadFailure(error: unknown): Failure {
  const { code, message, advice } = error instanceof ReadError ? error : asDownloadError(error)
  return { code, message, advice }
}
