/**
 * Adds many small jobs to the queue and drains them, and prints the memory on the way: it must stay flat.
 * `node bench/queue.ts [JOBS]`, with a real Redis that the bench starts itself.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { redisServer } from '../packages/worker/src/faults/servers.ts'
import { redisMotor } from '../packages/worker/src/queue/motor.ts'
import { settingsFrom } from '../packages/worker/src/queue/settings.ts'

const jobs = Number(process.argv[2] ?? 100_000)
const batch = 100
const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
const redis = await redisServer(join(folder, 'redis'), { fsync: 'everysec' })
const settings = settingsFrom({})
const motor = await redisMotor(redis.url, settings, (error) => process.stderr.write(`${error.message}\n`))

const megabytes = (): string => `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`
const started = performance.now()
let done = 0
const worker = motor.work(
  async () => {
    done += 1
    if (done % (jobs / 10) === 0) process.stdout.write(`${done} done, ${megabytes()}\n`)
    return 'done'
  },
  16,
  () => {},
)
for (let at = 0; at < jobs; at += batch) {
  while ((await motor.counts()).waiting >= settings.GONGKAI_MAX_WAITING) await sleep(50)
  await motor.add(
    Array.from({ length: Math.min(batch, jobs - at) }, (_, i) => {
      const sha256 = (at + i).toString(16).padStart(64, '0')
      return { id: sha256, data: { sha256, path: `/reports/${sha256}.pdf` } }
    }),
  )
}
while (done < jobs) await sleep(20)
const seconds = (performance.now() - started) / 1_000
process.stdout.write(`${jobs} jobs in ${seconds.toFixed(1)} s: ${Math.round(jobs / seconds)} a second\n`)
await worker.close()
await motor.close()
await redis.kill()
await rm(folder, { recursive: true, force: true })
