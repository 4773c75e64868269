import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { defaultLimits, ReadError } from '@gongkai/extractor'

export interface LoadedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Of the bytes, in hexadecimal: the identity of a document whatever it is called. */
  readonly sha256: string
}

const largest = Math.max(...Object.values(defaultLimits.bytes))

/**
 * Reads a file into memory; its size is checked before.
 *
 * @throws ReadError `not_found`, `unsupported` (not a file), `empty` or `limit_bytes`.
 */
export async function load(path: string, most = largest): Promise<LoadedFile> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw cannotOpen(error)
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new ReadError('unsupported', 'this is not a file', 'Give files or folders.')
    if (stat.size === 0) throw new ReadError('empty', 'the file is empty (0 bytes)', 'Download it again.')
    if (stat.size > most) throw tooLarge(stat.size, most)
    const bytes = new Uint8Array(await file.readFile())
    return { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } finally {
    await file.close()
  }
}

function cannotOpen(error: NodeJS.ErrnoException): ReadError {
  if (error.code === 'ENOENT') {
    return new ReadError('not_found', 'there is no such file', 'Check the path.', undefined, { cause: error })
  }
  const advice = 'Check that you may read the file.'
  return new ReadError('not_found', `the file cannot be opened (${error.code})`, advice, undefined, { cause: error })
}

function tooLarge(size: number, most: number): ReadError {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`
  return new ReadError(
    'limit_bytes',
    `the file has ${megabytes(size)}, more than ${megabytes(most)}`,
    'Split it, or save it smaller.',
  )
}
