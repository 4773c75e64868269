import { chmodSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'

const guestsAtMost = 96
const lookByDefault = 5_000
/** Looks without a byte from either side. */
const quietLooks = 3
const farewellMilliseconds = 3_000

/**
 * Lets other processes of the same user in: a socket that passes on what is said, with the rights of a file.
 *
 * All connections share one session of the database, so a guest in the middle of a transaction keeps all others waiting.
 * One that is killed is noticed at once; one that was stopped (Ctrl-Z) says nothing, and is shown out for it.
 *
 * @returns Lets nobody in any more, gives those who are there some seconds, and resolves when all have gone.
 */
export async function receiveGuests(
  { own, guests }: Place,
  lookMilliseconds = lookByDefault,
): Promise<() => Promise<void>> {
  const present = new Set<Socket>()
  const server = createServer((guest) => {
    const inside = connect(own.path)
    present.add(guest)
    let quiet = 0
    const isHeard = (): void => {
      quiet = 0
    }
    const watch = setInterval(() => {
      quiet += 1
      if (quiet >= quietLooks) guest.destroy()
    }, lookMilliseconds)
    for (const socket of [guest, inside]) socket.on('data', isHeard).on('error', () => {})
    guest.pipe(inside).pipe(guest)
    inside.on('close', () => guest.destroy())
    guest.on('close', () => {
      clearInterval(watch)
      present.delete(guest)
      inside.destroy()
    })
  })
  server.maxConnections = guestsAtMost
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(guests.path, resolve)
  })
  chmodSync(guests.path, 0o600)
  server.unref()
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const last = performance.now() + farewellMilliseconds
    while (present.size > 0 && performance.now() < last) await sleep(50)
    for (const guest of present) guest.destroy()
    await closed
  }
}

/** Whether somebody lets guests in there. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const end = (isThere: boolean) => (): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}
