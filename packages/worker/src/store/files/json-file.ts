import { readFile } from 'node:fs/promises'
import { writeAtomic } from '../../output/write-atomic.ts'
import { StoreError } from '../store.ts'

/** Undefined when there is no such file. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Writes a file as a whole, or not at all.
 *
 * @throws StoreError `store_full` or `store_unreachable` when the disk does not take it; it can be written again later.
 */
export async function writeJson(path: string, value: unknown): Promise<void> {
  try {
    await writeAtomic(path, `${JSON.stringify(value)}\n`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    throw new StoreError(
      isFull ? 'store_full' : 'store_unreachable',
      isFull ? 'the disk of the store is full' : `the store cannot be written (${code})`,
      isFull ? 'Make room on it.' : 'Check the folder and the rights on it.',
      { cause: error },
    )
  }
}
