import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject } from 'vitest'
import { storeConformance } from '../store/conformance.ts'
import { openStore } from '../store/open-store.ts'
import { connectDatabase } from '../store/sql/database.ts'
import { faultTest, newDatabase } from './world.ts'

if (inject('missingServers').length === 0)
  storeConformance('on a PostgreSQL server', async () => openStore(await newDatabase('conformance')))

faultTest('many processes bring the tables up to date at once: they are made once', async () => {
  const url = await newDatabase('migrated')
  const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(url)))
  for (const store of stores) expect(await store.counts()).toMatchObject({ documents: 0 })
  await Promise.all(stores.map((store) => store.close()))
})

faultTest('two transactions that wait for one another in a circle: one is done again, and both are done', async () => {
  const database = connectDatabase({ connectionString: await newDatabase('circle'), connections: 2 })
  await database.query('create table counts (name text primary key, n int)')
  await database.query("insert into counts values ('a', 0), ('b', 0)")
  let times = 0
  const addTo = (names: readonly string[]): Promise<void> =>
    database.transaction(async (query) => {
      times += 1
      for (const name of names) {
        await query('update counts set n = n + 1 where name = $1', [name])
        await sleep(200)
      }
    })
  await Promise.all([addTo(['a', 'b']), addTo(['b', 'a'])])
  // PostgreSQL ends one of them, or each of them ends on its own account.
  expect([3, 4]).toContain(times)
  expect(await database.query('select n from counts')).toEqual([{ n: 2 }, { n: 2 }])
  await database.close()
})

faultTest(
  'a server that is full or going is told as such: what was to be stored can be stored again later',
  async () => {
    const database = connectDatabase({ connectionString: await newDatabase('filled'), connections: 1 })
    const saying = (code: string): Promise<unknown> =>
      database.query(`do $$ begin raise exception 'the server says' using errcode = '${code}'; end $$`)
    // disk_full, too_many_connections, admin_shutdown, io_error
    await expect(saying('53100')).rejects.toMatchObject({ name: 'StoreError', code: 'store_full' })
    for (const code of ['53300', '57P01', '58030'])
      await expect(saying(code)).rejects.toMatchObject({ name: 'StoreError', code: 'store_unreachable' })
    await expect(saying('22012')).rejects.toMatchObject({ name: 'error', code: '22012' })
    await database.close()
  },
)
