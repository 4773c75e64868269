/** The command line with the reader of the tests, and limits that are reached soon: `command.ts ingest|worker ARGS`. */

import { fingerprint, layouts, version } from '@gongkai/normalizer'
import { UsageError } from '../cli/usage-error.ts'
import { ingestCommand } from '../commands/ingest.ts'
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

const [command, ...args] = process.argv.slice(2)
try {
  process.exitCode = command === 'worker' ? await workerCommand(options) : await ingestCommand(args, options)
} catch (error) {
  if (!(error instanceof StoreError || error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
