import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shaOf } from '../store/testing.ts'
import { DownloadError, download } from './download.ts'
import { removeUnfinished } from './inbox.ts'

let folder = ''
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-inbox-'))
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A server that does this; gives the URL of a report on it, and counts how often it is asked. */
async function serving(answer: RequestListener) {
  const asked = { times: 0 }
  const own = createServer((request, response) => {
    asked.times += 1
    answer(request, response)
  })
  server = own
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve))
  return { asked, url: `http://127.0.0.1:${(own.address() as AddressInfo).port}/%E5%86%B3%E7%AE%97.pdf` }
}

const options = (more: { seconds?: number; signal?: AbortSignal } = {}) => ({
  folder,
  seconds: 30,
  signal: new AbortController().signal,
  ...more,
})

test('a report is kept under its hash, with the name that its URL gives it', async () => {
  const { url } = await serving((_, response) => response.end('report'))
  const first = await download(url, options())
  expect(first.path).toBe(join(folder, first.sha256, '决算.pdf'))
  expect(readFileSync(first.path, 'utf8')).toBe('report')
  expect(await download(url, options())).toEqual(first)
  expect(readdirSync(folder)).toEqual([first.sha256])
})

test.each<[string, RequestListener]>([
  ['drips bytes', (_, response) => void setInterval(() => response.write('.'), 20).unref()],
  ['sends nothing', () => {}],
  ['is always busy', (_, response) => void response.writeHead(503).end()],
])('a server that %s costs no more than the time that is allowed, and leaves nothing', async (_, answer) => {
  const { url } = await serving(answer)
  const started = performance.now()
  const failing = download(url, options({ seconds: 1 }))
  await expect(failing).rejects.toThrow(DownloadError)
  await expect(failing).rejects.toMatchObject({ code: 'limit_fetch', message: 'fetching it took longer than 1 s' })
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(readdirSync(folder)).toEqual([])
})

test('a server that is busy once is asked again; one that says no is not', async () => {
  const busy = await serving((_, response) => {
    if (busy.asked.times === 1) response.writeHead(503)
    response.end('report')
  })
  await download(busy.url, options())
  expect(busy.asked.times).toBe(2)
  const gone = await serving((_, response) => void response.writeHead(404).end())
  await expect(download(gone.url, options())).rejects.toMatchObject({
    code: 'not_fetched',
    message: 'it could not be fetched (the server answers 404)',
  })
  expect(gone.asked.times).toBe(1)
})

test('what is larger than any report is given up, and leaves nothing', async () => {
  const piece = Buffer.alloc(2 ** 20)
  const { url, asked } = await serving((_, response) => {
    const send = (): boolean => response.write(piece, () => setImmediate(send))
    send()
  })
  await expect(download(url, options())).rejects.toMatchObject({ code: 'limit_bytes' })
  expect(asked.times).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a download is stopped at once', async () => {
  const stop = new AbortController()
  const { url, asked } = await serving((_, response) => void response.write('begun'))
  const failing = download(url, options({ signal: stop.signal }))
  setTimeout(() => stop.abort(), 100)
  await expect(failing).rejects.toThrow(DownloadError)
  await sleep(50)
  expect(asked.times).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('what a killed process was downloading is removed, when it is too old to be still growing', async () => {
  const [old, young, report] = ['.gongkai-1-0.tmp', '.gongkai-2-0.tmp', shaOf('a')]
  for (const name of [old, young, report]) writeFileSync(join(folder, name), 'half')
  const longAgo = Date.now() / 1_000 - 60
  for (const name of [old, report]) utimesSync(join(folder, name), longAgo, longAgo)
  await removeUnfinished(folder, 30)
  expect(readdirSync(folder).sort()).toEqual([young, report])
  await removeUnfinished(join(folder, 'none'), 30)
})
