#!/usr/bin/env node
/** The command line: `gongkai COMMAND`. Exit codes: 0 done, 1 some reports failed, 2 wrong usage, 130 interrupted. */
import { CommanderError } from 'commander'
import { croppers } from './cli/check-commands.ts'
import { limitsOf, program } from './cli/program.ts'
import { UsageError } from './cli/usage-error.ts'
import { addOperations } from './commands/register.ts'
import { findConfig } from './config/find-config.ts'

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

/** The flags of a command that reads reports, and what it reads them with. */
const withReader = <F extends Parameters<typeof findConfig>[0] & Parameters<typeof limitsOf>[0]>(
  flags: F,
  reader: URL,
) => ({
  ...flags,
  config: findConfig(flags),
  limits: limitsOf(flags),
  reader,
  signal: stop.signal,
})

// Commands are loaded when they are run, so that --help need not wait for the readers.
const commands = program({
  async extract(paths, flags) {
    const { extract } = await import('./cli/extract.ts')
    const reader = new URL('./read-report.ts', import.meta.url)
    process.exitCode = await extract(paths, withReader(flags, reader))
  },
  async inspect(file, flags) {
    const { inspect } = await import('./cli/inspect.ts')
    const reader = new URL('./inspect-report.ts', import.meta.url)
    process.exitCode = await inspect(file, withReader(flags, reader))
  },
  async check(paths, flags) {
    const { check } = await import('./cli/check.ts')
    const { loadConfig } = await import('./config/load-config.ts')
    const { checks = {} } = await loadConfig(findConfig(flags))
    process.exitCode = await check(paths, { ...flags, checks, signal: stop.signal })
  },
  async report(folder, flags) {
    const { report } = await import('./cli/report.ts')
    const cropper = new URL('./crop-report.ts', import.meta.url)
    const limits = limitsOf({})
    process.exitCode = await report(folder, { ...flags, jobs: croppers, limits, cropper, signal: stop.signal })
  },
  async rules(flags) {
    const { rulesText } = await import('./cli/rules.ts')
    const { loadConfig } = await import('./config/load-config.ts')
    const { checks = {} } = await loadConfig(findConfig(flags))
    process.stdout.write(rulesText(checks))
  },
  async listLayouts(flags) {
    const { listLayouts } = await import('./cli/layouts.ts')
    process.exitCode = await listLayouts(findConfig(flags))
  },
  async newLayout(file, report, flags) {
    const { newLayout } = await import('./cli/layouts.ts')
    const reader = new URL('./draft-report.ts', import.meta.url)
    process.exitCode = await newLayout(file, report, withReader(flags, reader))
  },
  async checkLayouts(file, flags) {
    const { checkLayouts } = await import('./cli/layouts.ts')
    process.exitCode = await checkLayouts(file, findConfig(flags))
  },
  async compare(before, after, flags) {
    const { compare } = await import('./cli/compare.ts')
    process.exitCode = await compare(before, after, flags)
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
