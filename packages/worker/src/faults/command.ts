/**
 * The command line with the reader of the tests, and limits that are reached soon:
 * `command.ts extract|ingest|retry|status|worker`.
 */

import { parseArgs } from 'node:util'
import { fingerprint, layouts, version } from '@gongkai/normalizer'
import { extract } from '../cli/extract.ts'
import { UsageError } from '../cli/usage-error.ts'
import { ingestCommand, retryCommand } from '../commands/ingest.ts'
import { statusCommand } from '../commands/status.ts'
import { workerCommand } from '../commands/worker.ts'
import { defaultPoolLimits } from '../pool/limits.ts'
import { StoreError } from '../store/store.ts'

const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())

const options = {
  reader: new URL('./paper-reader.ts', import.meta.url),
  limits: {
    ...defaultPoolLimits,
    seconds: { base: 20, perPage: 0, most: 20, silence: 8 },
    residentBytes: 400 * 2 ** 20,
  },
  concurrency: 2,
  config: {},
  signal: stop.signal,
}

process.env['TEST_ENGINE'] = JSON.stringify({ version, layouts: fingerprint(layouts) })

interface Flags {
  readonly store?: string | undefined
  readonly out?: string | undefined
}

const commands: Readonly<Record<string, (args: string[], flags: Flags) => Promise<number>>> = {
  extract: (paths, { out = 'out' }) => extract(paths, { ...options, out, format: 'json', ocr: 'never', jobs: 2 }),
  ingest: (paths, { store }) => ingestCommand(paths, { ...options, store }),
  retry: ([filter], { store }) => retryCommand(filter, { ...options, store }),
  status: (_, { store }) => statusCommand({ store, json: true, signal: stop.signal }),
  worker: (_, { store }) => workerCommand({ ...options, store }),
}

const { values, positionals } = parseArgs({
  options: { store: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
})
const [command = '', ...args] = positionals
try {
  process.exitCode = await commands[command]?.(args, values)
} catch (error) {
  if (!(error instanceof StoreError || error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
