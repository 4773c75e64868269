import { setTimeout as sleep } from 'node:timers/promises'
import { FolderInUseError } from './alone.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { answers } from './guests.ts'
import { guestsDoor } from './place.ts'

/**
 * `own`: works for long, and must have the folder for itself. `join`: works for long, or is the guest of who does.
 * `visit`: looks something up or changes a little, as a guest or for itself.
 */
export type Purpose = 'own' | 'join' | 'visit'

export interface OpenEmbedded extends Embedded {
  /** Another process runs it; it may end at any time. */
  readonly isGuest: boolean
}

const patienceSeconds = 30
const lookMilliseconds = 200

/**
 * Opens the embedded PostgreSQL of a folder: starts it, or connects to the process that runs it. A process that is there
 * for seconds only, or is just starting, is waited for.
 *
 * @throws FolderInUseError when another process has the folder and does not give it back within 30 seconds, or, to
 * `own` it, at once when that process stays long.
 */
export async function openEmbedded(folder: string, purpose: Purpose): Promise<OpenEmbedded> {
  const last = performance.now() + patienceSeconds * 1_000
  for (;;) {
    try {
      return { ...(await startEmbedded(folder, purpose === 'visit' ? 'short' : 'long')), isGuest: false }
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error
      const stays = error.stay === 'long'
      if ((purpose === 'own' && stays) || performance.now() > last) throw error
      const door = purpose === 'own' ? undefined : guestsDoor(folder)
      if (door !== undefined && (await answers(door.path))) {
        return { connectionString: door.connectionString, close: async () => {}, isGuest: true }
      }
    }
    await sleep(lookMilliseconds)
  }
}
