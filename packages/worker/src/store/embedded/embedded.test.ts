import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UsageError } from '../../cli/usage-error.ts'
import { takeAlone } from './alone.ts'
import { startEmbedded } from './embedded.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-embedded-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a long statement of one connection is not mixed with those of others', async () => {
  const embedded = await startEmbedded(folder)
  const clients = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = new pg.Client(embedded.connectionString)
      await client.connect()
      return client
    }),
  )
  const long = 'x'.repeat(300_000)
  const wrong: unknown[] = []
  await Promise.all(
    clients.map(async (client, k) => {
      for (let i = 0; i < 300; i++) {
        const text = `select $1::int + ${k} as sum, length($2::text) as length`
        const { rows } = await client.query(text, [i, k % 2 === 0 ? long : 'y'])
        if (rows[0]?.sum !== i + k) wrong.push([i, k, rows])
      }
    }),
  )
  expect(wrong).toEqual([])
  await Promise.all(clients.map((client) => client.end()))
  await embedded.close()
})

test('a second process on the same folder gets a clear error', async () => {
  const release = takeAlone(folder)
  const module = JSON.stringify(new URL('./alone.ts', import.meta.url).href)
  const second = (): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [
        '--input-type=module',
        '-e',
        `const { takeAlone } = await import(${module}); try { takeAlone(${JSON.stringify(folder)}); console.log('taken') } catch (error) { console.log(error.message) }`,
      ])
      let text = ''
      child.stdout.on('data', (data) => {
        text += data
      })
      child.on('close', () => resolve(text.trim()))
    })
  expect(await second()).toContain(`process ${process.pid} is using the folder`)
  release()
  expect(await second()).toBe('taken')
})

test('the same process cannot take it twice either', () => {
  const release = takeAlone(folder)
  expect(() => takeAlone(folder)).toThrow(UsageError)
  release()
})
