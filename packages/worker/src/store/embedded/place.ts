import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** A socket that the drivers of PostgreSQL find: they are given its folder and a number. */
export interface Door {
  readonly path: string
  readonly connectionString: string
}

/** Where the embedded PostgreSQL of a folder answers. */
export interface Place {
  /** For the process that runs it. */
  readonly own: Door
  /** For others. */
  readonly guests: Door
  /** Removes the sockets and the note of where they are. */
  readonly clear: () => void
}

/** The system takes no longer path of a socket than 107 bytes; the name of ours is 11 of them, and a slash. */
const longestFolder = 95
const elsewhere = /^gongkai-socket-\w{6}$/

const noteOf = (folder: string): string => join(folder, 'place')

const doors = (at: string): Pick<Place, 'own' | 'guests'> => ({ own: door(at, 1), guests: door(at, 2) })

const door = (at: string, number: number): Door => ({
  path: join(at, `.s.PGSQL.${number}`),
  connectionString: `postgres://postgres@/postgres?host=${encodeURIComponent(at)}&port=${number}`,
})

/**
 * Makes the place for a folder that this process has alone: in the folder itself, or in a folder for temporary files when
 * the path is too long for a socket. What a killed process has left there is removed.
 */
export function openPlace(folder: string): Place {
  remove(folder)
  const isShort = Buffer.byteLength(folder) <= longestFolder
  const at = isShort ? folder : mkdtempSync(join(tmpdir(), 'gongkai-socket-'))
  writeFileSync(noteOf(folder), `${at}\n`, { mode: 0o600 })
  return { ...doors(at), clear: () => remove(folder) }
}

/** The door for guests, if somebody has noted one; it may be gone since. */
export function guestsDoor(folder: string): Door | undefined {
  const at = noted(folder)
  return at === undefined ? undefined : doors(at).guests
}

function remove(folder: string): void {
  const at = noted(folder)
  if (at === undefined) return
  for (const { path } of Object.values(doors(at))) rmSync(path, { force: true })
  const isTemporary = elsewhere.test(basename(at)) && dirname(at) === tmpdir()
  if (isTemporary) rmSync(at, { recursive: true, force: true })
  rmSync(noteOf(folder), { force: true })
}

function noted(folder: string): string | undefined {
  try {
    return readFileSync(noteOf(folder), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
