import { createHash } from 'node:crypto'
import { constants, type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import {
  defaultLimits,
  type ExtractedDocument,
  type Member,
  ReadError,
  type ReadOptions,
  read,
  readBundle,
} from '@gongkai/extractor'
import type { SourceSummary } from '@gongkai/normalizer'

export interface LoadedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Of the bytes, in hexadecimal: the identity of a document whatever it is called. */
  readonly sha256: string
}

/** A folder that is one report: its files, and as identity the hash over their names and hashes. */
export interface LoadedBundle {
  readonly name: string
  readonly members: readonly Member[]
  readonly sha256: string
  /** Bytes of all members. */
  readonly size: number
}

const largest = Math.max(...Object.values(defaultLimits.bytes))

/**
 * Reads a file into memory; its size is checked before.
 *
 * @throws ReadError `not_found`, `unsupported` (not a file), `empty` or `limit_bytes`.
 */
export async function load(path: string, most = largest): Promise<LoadedFile> {
  return opened(path, most, async (file) => {
    const bytes = new Uint8Array(await file.readFile())
    return { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}

/**
 * Tells what a file is without holding it in memory; or what a bundle is.
 *
 * @throws ReadError as `load` and `loadBundle` do.
 */
export async function identify(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  if (await isFolder(path)) {
    const { sha256, size } = await loadBundle(path)
    return { sha256, bytes: size }
  }
  return opened(path, largest, async (file) => {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 2 ** 18 })) {
      hash.update(chunk)
      bytes += chunk.length
    }
    return { sha256: hash.digest('hex'), bytes }
  })
}

async function opened<T>(path: string, most: number, use: (file: FileHandle) => Promise<T>): Promise<T> {
  // Opening a pipe waits until somebody writes into it, unless it is opened so.
  const mode = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
  const file = await open(path, mode).catch((error: NodeJS.ErrnoException) => {
    throw cannotOpen(error)
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new ReadError('unsupported', 'this is not a file', 'Give files or folders.')
    if (stat.size === 0) throw new ReadError('empty', 'the file is empty (0 bytes)', 'Download it again.')
    if (stat.size > most) throw tooLarge(stat.size, most)
    return await use(file)
  } finally {
    await file.close()
  }
}

/**
 * Reads the files of a bundle, also those in its folders. All together may have no more bytes and files than an archive.
 *
 * @throws ReadError `not_found`, `limit_bytes` or `limit_entries`.
 */
export async function loadBundle(folder: string): Promise<LoadedBundle> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    throw cannotOpen(error)
  })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const { entries: mostFiles, totalBytes } = defaultLimits.zip
  if (paths.length > mostFiles) {
    throw new ReadError(
      'limit_entries',
      `the folder holds ${paths.length} files`,
      'Leave only the report and its attachments.',
    )
  }
  const hash = createHash('sha256')
  const members: Member[] = []
  let size = 0
  for (const path of paths) {
    const { bytes, sha256 } = await load(path, totalBytes - size)
    const name = relative(folder, path).split(sep).join('/')
    size += bytes.byteLength
    hash.update(`${name}\0${sha256}\n`)
    members.push({ name, bytes })
  }
  return { name: basename(folder), members, sha256: hash.digest('hex'), size }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true

/** Reads a file or a bundle and says what it was, as the result names it. */
export async function readSource(path: string, options: Omit<ReadOptions, 'name'>): Promise<ReadSource> {
  if (await isFolder(path)) {
    const { name, members, sha256, size } = await loadBundle(path)
    const document = await readBundle(members, options)
    return {
      document,
      bytes: undefined,
      source: { sha256, name, format: document.format, bytes: size, pages: document.pages.length },
    }
  }
  const { name, bytes, sha256 } = await load(path)
  const document = await read(bytes, { ...options, name })
  const { format, pages } = document
  return { document, bytes, source: { sha256, name, format, bytes: bytes.byteLength, pages: pages.length } }
}

export interface ReadSource {
  readonly document: ExtractedDocument
  /** Of the file; a bundle has several. */
  readonly bytes: Uint8Array | undefined
  readonly source: SourceSummary
}

function cannotOpen(error: NodeJS.ErrnoException): ReadError {
  if (error.code === 'ENOENT' && error.path?.includes('\uFFFD') === true) {
    const message = `the name of ${basename(error.path)} is not UTF-8`
    return new ReadError('name_not_utf8', message, 'Rename it: convmv -f gbk -t utf8 -r --notest FOLDER', undefined, {
      cause: error,
    })
  }
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
