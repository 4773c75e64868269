import { fileURLToPath } from 'node:url'
import { UsageError } from '../cli/usage-error.ts'
import { openFileStore } from './files/file-store.ts'
import { connectDatabase } from './sql/database.ts'
import { openSqlStore } from './sql/sql-store.ts'
import type { Store } from './store.ts'

const connections = 6

/**
 * Opens the store that a URL names: `postgres://…` a server, `file:…` a folder.
 *
 * @throws UsageError for any other URL, or a folder that another process uses.
 */
export async function openStore(url: string): Promise<Store> {
  const [, scheme] = /^([a-z]+):/i.exec(url) ?? []
  switch (scheme?.toLowerCase()) {
    case 'postgres':
    case 'postgresql':
      return openSqlStore(connectDatabase({ connectionString: url, connections }))
    case 'file':
      // `file:out` is a folder where the user stands; `file:///srv/out` is the standard way to write a whole path.
      return openFileStore(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length))
    default:
      throw new UsageError('a store is postgres://user:password@host/database or file:FOLDER')
  }
}
