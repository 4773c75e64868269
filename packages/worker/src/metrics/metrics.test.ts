import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import type { Motor } from '../queue/motor.ts'
import { resultOf, shaOf } from '../store/testing.ts'
import { createMetrics } from './metrics.ts'
import { serveMetrics } from './server.ts'

const motor = { counts: async () => ({ waiting: 7, active: 1, delayed: 0, failed: 0 }) } as unknown as Motor

test('counts jobs by outcome and reason, pages, facts, readers, and the queue', async () => {
  const metrics = createMetrics(motor, () => [11, 12])
  const job = { sha256: shaOf('a'), path: '/a.pdf' }
  metrics.onEvent({ kind: 'read', job, result: resultOf(shaOf('a'), ['1', '2']), seconds: { read: 1.5, store: 0.02 } })
  metrics.onEvent({ kind: 'failed', job, failure: { code: 'corrupt', message: '', advice: '' } })
  const text = await metrics.registry.metrics()
  for (const line of [
    'gongkai_jobs_total{outcome="read",reason=""} 1',
    'gongkai_jobs_total{outcome="failed",reason="corrupt"} 1',
    'gongkai_stage_seconds_sum{stage="read"} 1.5',
    'gongkai_pages_total 3',
    'gongkai_facts_total 2',
    'gongkai_reader_processes_total 2',
    'gongkai_queue_jobs{state="waiting"} 7',
  ]) {
    expect(text).toContain(line)
  }
})

test('tells whether queue and store answer', async () => {
  let isWell = true
  const check = async (): Promise<void> => {
    if (!isWell) throw new Error('the store does not answer')
  }
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, new Registry(), check)
  const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${server.port}${path}`)
  expect((await get('/health')).status).toBe(200)
  isWell = false
  const ill = await get('/health')
  expect([ill.status, await ill.text()]).toEqual([503, 'the store does not answer\n'])
  expect((await get('/metrics')).headers.get('content-type')).toContain('text/plain')
  expect((await get('/')).status).toBe(404)
  await server.close()
})
