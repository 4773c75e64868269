import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../embedded/embedded.ts'
import { ask } from './ask.ts'
import { connectDatabase, type Database } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-ask-'))
let embedded: Embedded
let database: Database
beforeAll(async () => {
  embedded = await startEmbedded(folder)
  database = connectDatabase({ connectionString: embedded.connectionString, connections: 1 })
  await database.query('create schema gongkai')
  await database.query('create table gongkai.notes (n int)')
  await database.query('insert into gongkai.notes values (1), (2)')
})
afterAll(async () => {
  await database.close()
  await embedded.close()
  rmSync(folder, { recursive: true, force: true })
})

const asked = (text: string): ReturnType<typeof ask> => ask(embedded.connectionString, text)

test('gives columns and rows; two columns of one name are two', async () => {
  expect(await asked('select n, n * 2 as n, null as nothing from notes order by 1')).toEqual({
    columns: ['n', 'n_2', 'nothing'],
    rows: [
      [1, 2, null],
      [2, 4, null],
    ],
  })
})

test.each([
  ['delete from notes', 'read-only'],
  ['with gone as (delete from notes returning n) select * from gone', 'read-only'],
  ['create table more (n int)', 'read-only'],
  ['commit; delete from notes', 'multiple commands'],
])('%s is refused, and nothing is changed', async (text, message) => {
  await expect(asked(text)).rejects.toThrow(message)
  expect((await asked('select count(*) as n from notes')).rows).toEqual([[2]])
})

test('what a statement sets is forgotten, also when it fails: one session serves all', async () => {
  const path = (): Promise<unknown> => database.query("select current_setting('search_path') as path")
  const before = await path()
  await asked("select set_config('search_path', 'nowhere', false)")
  await expect(asked('select nonsense')).rejects.toThrow('nonsense')
  expect((await asked('select count(*) as n from notes')).rows).toEqual([[2]])
  expect(await path()).toEqual(before)
})
