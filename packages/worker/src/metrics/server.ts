import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'
import { UsageError } from '../cli/usage-error.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

export interface MetricsServer {
  readonly port: number
  readonly close: () => Promise<void>
}

const answerMilliseconds = 2_000

/**
 * Serves `/metrics` for Prometheus and `/health`: 200 when queue and store answer, 503 when they do not.
 *
 * @throws UsageError when the address is in use.
 */
export async function serveMetrics(
  address: Address,
  registry: Registry,
  check: () => Promise<unknown>,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const answer = path === '/metrics' ? metrics(registry) : path === '/health' ? health(check) : notFound
    void answer.then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type })
      response.end(body)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new UsageError(`cannot serve metrics on ${address.host}:${address.port} (${error.code})`))
    })
    server.listen(address.port, address.host, resolve)
  })
  server.unref()
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

const text = 'text/plain; charset=utf-8'
const notFound = Promise.resolve<Answer>({ status: 404, type: text, body: 'There are /metrics and /health.\n' })

async function metrics(registry: Registry): Promise<Answer> {
  try {
    return { status: 200, type: registry.contentType, body: await registry.metrics() }
  } catch (error) {
    return { status: 503, type: text, body: `${error instanceof Error ? error.message : String(error)}\n` }
  }
}

async function health(check: () => Promise<unknown>): Promise<Answer> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), answerMilliseconds).unref()
  })
  try {
    await Promise.race([check(), late])
    return { status: 200, type: text, body: 'ok\n' }
  } catch (error) {
    return { status: 503, type: text, body: `${error instanceof Error ? error.message : String(error)}\n` }
  }
}
