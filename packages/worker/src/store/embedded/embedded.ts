import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { takeAlone } from './alone.ts'
import { keepMessagesTogether } from './keep-together.ts'

/** A PostgreSQL inside this process, its data in a folder, for the queue and the store of one machine. */
export interface Embedded {
  /** For any driver; answers on the loopback interface only, as long as this process lives. */
  readonly connectionString: string
  readonly close: () => Promise<void>
}

const connections = 64

/**
 * Starts the embedded PostgreSQL. The first start in a folder takes some seconds.
 *
 * @throws UsageError when another process uses the folder.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const release = takeAlone(folder)
  try {
    const db = await PGlite.create({ dataDir: join(folder, 'postgres') })
    const server = new PGLiteSocketServer({
      db: keepMessagesTogether(db),
      host: '127.0.0.1',
      port: 0,
      maxConnections: connections,
    })
    await server.start()
    return {
      connectionString: `postgres://postgres@${server.getServerConn()}/postgres`,
      async close() {
        await server.stop()
        await db.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
