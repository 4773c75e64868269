import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUseError, takeAlone } from './alone.ts'
import { answers, receiveGuests } from './guests.ts'
import { openEmbedded } from './open-embedded.ts'
import { guestsDoor, openPlace } from './place.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-guests-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client(connectionString)
  client.on('error', () => {})
  await client.connect()
  return client
}

test('who visits is a guest of who stays; a second one who wants to stay is refused, or waits for a visitor', async () => {
  const visitor = await openEmbedded(folder, 'visit')
  expect(visitor.isGuest).toBe(false)
  const coming = openEmbedded(folder, 'own')
  await visitor.close()
  const host = await coming
  const guest = await openEmbedded(folder, 'visit')
  expect([host.isGuest, guest.isGuest]).toEqual([false, true])
  await expect(openEmbedded(folder, 'own')).rejects.toThrow(FolderInUseError)

  const [one, two] = [await connected(host.connectionString), await connected(guest.connectionString)]
  await one.query('create table notes (text text)')
  await two.query("insert into notes values ('from a guest')")
  expect((await one.query('select * from notes')).rows).toEqual([{ text: 'from a guest' }])

  // A guest that ends in the middle of a transaction leaves nothing, and keeps nobody waiting.
  await two.query('begin')
  await two.query('delete from notes')
  const waiting = one.query('select * from notes')
  Reflect.get(two, 'connection').stream.destroy()
  expect((await waiting).rows).toEqual([{ text: 'from a guest' }])

  await one.end()
  await guest.close()
  await host.close()
  expect(readdirSync(folder).sort()).toEqual(['lock', 'postgres'])
})

test('a guest that stands still is shown out, since it may be in the middle of a transaction', async () => {
  const own = doorOf(1)
  const guests = doorOf(2)
  let heard = ''
  const inside = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text
    })
  }).listen(own.path)
  await once(inside, 'listening')
  const farewell = await receiveGuests({ own, guests, clear: () => {} }, 200)
  const guest = connect(guests.path)
  guest.write('begin')
  await once(guest, 'close')
  expect(heard).toBe('begin')
  await farewell()
  inside.close()
})

const doorOf = (number: number) => ({ path: join(folder, `.s.PGSQL.${number}`), connectionString: '' })

test('a folder whose path is too long for a socket has its sockets elsewhere, as long as they are needed', async () => {
  const long = join(folder, '部门决算公开资料'.repeat(6))
  mkdirSync(long)
  const place = openPlace(long)
  const at = dirname(place.guests.path)
  expect(dirname(at)).toBe(tmpdir())
  const server = createServer().listen(place.own.path)
  await once(server, 'listening')
  const farewell = await receiveGuests(place)
  expect(await answers(guestsDoor(long)?.path ?? '')).toBe(true)
  await farewell()
  server.close()
  place.clear()
  expect([existsSync(at), guestsDoor(long)]).toEqual([false, undefined])
})

test('what a killed process has noted does not mislead the next one', async () => {
  const module = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href)
  const program = `
    const { takeAlone } = await import(${module('./alone.ts')})
    const { openPlace } = await import(${module('./place.ts')})
    const { receiveGuests } = await import(${module('./guests.ts')})
    globalThis.held = takeAlone(${JSON.stringify(folder)})
    await receiveGuests(openPlace(${JSON.stringify(folder)}))
    console.log('open')
    setInterval(() => {}, 1000)`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', program])
  await new Promise((resolve) => killed.stdout.once('data', resolve))
  const door = guestsDoor(folder)
  expect(await answers(door?.path ?? '')).toBe(true)
  expect(() => takeAlone(folder)).toThrow(`process ${killed.pid} is using the folder`)
  killed.kill('SIGKILL')
  await new Promise((resolve) => killed.once('close', resolve))
  expect(existsSync(door?.path ?? '')).toBe(true)
  takeAlone(folder)()
  openPlace(folder).clear()
  expect(existsSync(door?.path ?? '')).toBe(false)
})
