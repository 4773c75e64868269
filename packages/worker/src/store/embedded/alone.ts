import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '../../cli/usage-error.ts'

/**
 * Takes a folder for this process alone. The lock is one of the operating system, held through a file of SQLite: it ends
 * with the process, however that ends, and is not fooled by process numbers that are given away again.
 *
 * @returns Gives the folder back.
 * @throws UsageError when another process has it.
 */
export function takeAlone(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = join(folder, 'owner')
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new UsageError(inUse(folder, owner), { cause: error })
  }
  writeFileSync(owner, `${process.pid}\n`)
  return () => lock.close()
}

function inUse(folder: string, owner: string): string {
  const text = read(owner)
  const who = text === '' ? 'another process' : `process ${text}`
  return (
    `${who} is using the folder ${folder}; wait until it ends, or stop it. ` +
    'For several processes at once set REDIS_URL and DATABASE_URL (docs/operations.md).'
  )
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
