#!/usr/bin/env node
/** The command line: `gongkai COMMAND`. Exit codes: 0 done, 1 some reports failed, 2 wrong usage, 130 interrupted. */
import { CommanderError } from 'commander'
import { limitsOf, program } from './cli/program.ts'
import { UsageError } from './cli/usage-error.ts'
import { addOperations } from './commands/register.ts'

const stop = new AbortController()

// The first signal stops the run and prints what was done; a second one ends it on the spot.
const interrupt = (): void => {
  if (stop.signal.aborted) process.exit(130)
  stop.abort()
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)
process.on('SIGHUP', interrupt)
// `gongkai … | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

// Commands are loaded when they are run, so that --help need not wait for the readers.
const commands = program({
  async extract(paths, flags) {
    const { extract } = await import('./cli/extract.ts')
    const reader = new URL('./read-report.ts', import.meta.url)
    process.exitCode = await extract(paths, { ...flags, limits: limitsOf(flags), reader, signal: stop.signal })
  },
  async inspect(file, flags) {
    const { inspect } = await import('./cli/inspect.ts')
    const reader = new URL('./inspect-report.ts', import.meta.url)
    process.exitCode = await inspect(file, { ...flags, limits: limitsOf(flags), reader, signal: stop.signal })
  },
  async schema() {
    const { schemaText } = await import('./cli/schema.ts')
    process.stdout.write(schemaText())
  },
})

addOperations(commands, { reader: new URL('./read-report.ts', import.meta.url), signal: stop.signal })

try {
  await commands.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // It has printed what is wrong. Help and version that were asked for are not errors.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`)
    process.exitCode = 2
  } else {
    throw error
  }
}
