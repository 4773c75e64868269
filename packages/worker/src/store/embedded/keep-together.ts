import type { PGlite } from '@electric-sql/pglite'

/**
 * Messages of the protocol that end a group: Query `Q`, Sync `S`, Terminate `X`, function call `F`; and the messages of
 * copying, which stand alone. A message without a letter is the start of a connection.
 */
const endsGroup = new Set([...'QSXFcdf'].map((letter) => letter.charCodeAt(0)))

/**
 * One embedded database serves many connections, a message at a time. A statement with parameters is a group of messages
 * (Parse, Bind, Execute, Sync); when a long one arrives in pieces, the socket server lets messages of other connections
 * in between, and they overwrite its unnamed statement: the wrong statement is run, without any error. The server does
 * keep to one connection inside a transaction; so an unfinished group counts as one.
 */
export function keepMessagesTogether(db: PGlite): PGlite {
  let isInGroup = false
  const run: PGlite['execProtocolRawStream'] = (message, options) => {
    const first = message[0] ?? 0
    isInGroup = first !== 0 && !endsGroup.has(first)
    return db.execProtocolRawStream(message, options)
  }
  const changed: Partial<PGlite> = {
    execProtocolRawStream: run,
    isInTransaction: () => isInGroup || db.isInTransaction(),
    exec(text, options) {
      isInGroup = false
      return db.exec(text, options)
    },
  }
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(Object.hasOwn(changed, key) ? changed : target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
