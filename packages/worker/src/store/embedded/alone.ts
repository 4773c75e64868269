import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../cli/usage-error.ts'
import { isAlive } from '../../is-alive.ts'

/** `long`: it works until it is done or stopped. `short`: it looks something up, and is gone in seconds. */
export type Stay = 'long' | 'short'

/** Another process has the folder. */
export class FolderInUseError extends UsageError {
  /** How long that process will stay; undefined when it cannot be told (it has just come, or just gone). */
  readonly stay: Stay | undefined

  constructor(message: string, stay: Stay | undefined, options?: ErrorOptions) {
    super(message, options)
    this.stay = stay
  }
}

/**
 * Takes a folder for this process alone. The lock is one of the operating system, held through a file of SQLite: it ends
 * with the process, however that ends, and is not fooled by process numbers that are given away again.
 *
 * @returns Gives the folder back.
 * @throws FolderInUseError when another process has it.
 */
export function takeAlone(folder: string, stay: Stay = 'long'): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = join(folder, 'owner')
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw inUse(folder, owner, error)
  }
  writeFileSync(owner, `${process.pid} ${stay}\n`)
  return () => {
    rmSync(owner, { force: true })
    lock.close()
  }
}

function inUse(folder: string, owner: string, cause: unknown): FolderInUseError {
  const [, pid, stay] = /^(\d+) (long|short)$/.exec(read(owner)) ?? []
  const who = pid === undefined ? 'another process' : `process ${pid}`
  const message =
    `${who} is using the folder ${folder}; wait until it ends, or stop it. ` +
    'For several processes at once set REDIS_URL and DATABASE_URL (docs/operations.md).'
  const isKnown = pid !== undefined && isAlive(Number(pid))
  return new FolderInUseError(message, isKnown ? (stay as Stay) : undefined, { cause })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
