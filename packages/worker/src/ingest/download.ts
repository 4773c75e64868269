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

const tries = 3
const seconds = 120
const largest = Math.max(...Object.values(defaultLimits.bytes))

/**
 * Fetches a report into `FOLDER/SHA256/NAME`; the same bytes are kept once.
 *
 * @throws DownloadError after three tries, or at once when trying again cannot help.
 */
export async function download(url: string, folder: string): Promise<Download> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await downloadOnce(url, folder)
    } catch (error) {
      if (error instanceof ReadError) throw error
      if (attempt >= tries || (error instanceof DownloadError && !error.mayPass)) throw asDownloadError(error)
      await sleep(1_000 * 2 ** attempt)
    }
  }
}

async function downloadOnce(url: string, folder: string): Promise<Download> {
  const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1_000) })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new DownloadError(`the server answers ${response.status}`, response.status >= 500 || response.status === 429)
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

const tooLarge = (): ReadError =>
  new ReadError('limit_bytes', `it has more than ${largest / 2 ** 20} MB`, 'Check that it is a report.')

/** A report could not be fetched. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly mayPass: boolean

  constructor(message: string, mayPass: boolean, options?: ErrorOptions) {
    super(message, options)
    this.mayPass = mayPass
  }
}

function asDownloadError(error: unknown): DownloadError {
  if (error instanceof DownloadError) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
  return new DownloadError(`${error instanceof Error ? error.message : String(error)} ${cause}`.trim(), true, {
    cause: error,
  })
}

/** What the store keeps of it. */
export const downloadFailure = (error: unknown): Failure =>
  error instanceof ReadError
    ? { code: error.code, message: error.message, advice: error.advice }
    : {
        code: 'not_fetched',
        message: `it could not be fetched (${error instanceof Error ? error.message : String(error)})`,
        advice: 'Check the URL, and run again later.',
      }
