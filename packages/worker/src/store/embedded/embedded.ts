import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { type Stay, takeAlone } from './alone.ts'
import { receiveGuests } from './guests.ts'
import { keepMessagesTogether } from './keep-together.ts'
import { openPlace } from './place.ts'

/** A PostgreSQL inside this process, its data in a folder, for the queue and the store of one machine. */
export interface Embedded {
  /** For any driver; answers on a socket that this user alone can open, as long as this process lives. */
  readonly connectionString: string
  readonly close: () => Promise<void>
}

const connections = 128

/**
 * Starts the embedded PostgreSQL. The first start in a folder takes some seconds. Who stays long receives guests: other
 * commands of the same user.
 *
 * @throws FolderInUseError when another process uses the folder.
 */
export async function startEmbedded(folder: string, stay: Stay = 'long'): Promise<Embedded> {
  const release = takeAlone(folder, stay)
  const closing = [async () => release()]
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0)) await end()
  }
  try {
    const place = openPlace(folder)
    closing.unshift(async () => place.clear())
    const db = await PGlite.create({ dataDir: join(folder, 'postgres') })
    closing.unshift(() => db.close())
    const server = new PGLiteSocketServer({
      db: keepMessagesTogether(db),
      path: place.own.path,
      maxConnections: connections,
    })
    await server.start()
    closing.unshift(() => server.stop())
    if (stay === 'long') closing.unshift(await receiveGuests(place))
    return { connectionString: place.own.connectionString, close }
  } catch (error) {
    await close()
    throw error
  }
}
