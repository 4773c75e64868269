import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Motor } from '../queue/motor.ts'
import type { JobEvent } from '../queue/report-worker.ts'

export interface Metrics {
  readonly registry: Registry
  readonly onEvent: (event: JobEvent) => void
}

/** Metrics in the format of Prometheus; docs/operations.md lists them. */
export function createMetrics(motor: Motor, pids: () => readonly number[]): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const jobs = new Counter({
    name: 'gongkai_jobs_total',
    help: 'Jobs by what became of them (read, known, failed, retried, late, returned) and, if they failed, the code',
    labelNames: ['outcome', 'reason'],
    registers,
  })
  const seconds = new Histogram({
    name: 'gongkai_stage_seconds',
    help: 'Seconds that a report took, by stage (read, store)',
    labelNames: ['stage'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
    registers,
  })
  const pages = new Counter({ name: 'gongkai_pages_total', help: 'Pages of reports that were read', registers })
  const facts = new Counter({ name: 'gongkai_facts_total', help: 'Facts that were stored', registers })
  const seen = new Set<number>()
  const started = new Counter({
    name: 'gongkai_reader_processes_total',
    help: 'Reader processes that were started; more than the concurrency means restarts',
    registers,
    collect: countReaders,
  })
  function countReaders(): void {
    for (const pid of pids().filter((pid) => !seen.has(pid))) {
      seen.add(pid)
      started.inc()
    }
  }
  new Gauge({
    name: 'gongkai_queue_jobs',
    help: 'Jobs in the queue by state',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, n] of Object.entries(await motor.counts())) this.set({ state }, n)
    },
  })
  return {
    registry,
    onEvent(event) {
      countReaders()
      const reason = event.kind === 'failed' || event.kind === 'retried' ? event.failure.code : ''
      jobs.inc({ outcome: event.kind, reason })
      if (event.kind !== 'read') return
      seconds.observe({ stage: 'read' }, event.seconds.read)
      seconds.observe({ stage: 'store' }, event.seconds.store)
      pages.inc(event.result.source.pages)
      facts.inc(event.result.facts.length)
    },
  }
}
