import { type Command, InvalidArgumentError, Option } from 'commander'
import { type LimitFlags, limitsOf, memory, timeout, wholeNumber } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { type ConfigFlags, config, findConfig, layoutsFile } from '../config/find-config.ts'
import type { Address } from '../metrics/server.ts'
import { StoreError } from '../store/store.ts'
import type { ExportFlags } from './export.ts'
import type { ReadFlags } from './runs.ts'
import type { ScheduleFlags } from './schedule.ts'
import type { SqlFlags } from './sql.ts'

export interface OperationsOptions {
  /** Module that the children run. */
  readonly reader: URL
  readonly signal: AbortSignal
}

interface ProduceFlags extends LimitFlags, ConfigFlags {
  readonly store?: string
  readonly concurrency?: number
}

/** The options of commands that read reports. */
const reads = (command: Command): Command =>
  [store(), concurrency(), config(), layoutsFile(), timeout(), memory()].reduce(
    (sofar, option) => sofar.addOption(option),
    command,
  )

/** Adds the commands of the queue and the store. Each is loaded when it is run. */
export function addOperations(gongkai: Command, options: OperationsOptions): void {
  reads(
    gongkai
      .command('ingest')
      .description('Adds reports to the queue and stores what they say; without Redis it reads them here and now.')
      .argument('<PATH|MANIFEST...>', 'files, folders, quoted patterns, or manifests (.csv, .jsonl)'),
  )
    .addHelpText('after', ingestHelp)
    .action((paths: string[], flags: ProduceFlags) =>
      ending(async () => {
        const { ingestCommand } = await import('./ingest.ts')
        return ingestCommand(paths, { ...flags, ...options, limits: limitsOf(flags), config: findConfig(flags) })
      }),
    )
  reads(
    gongkai.command('worker').description('Reads what is in the queue, and runs the schedules, until it is stopped.'),
  )
    .option(
      '--metrics <[HOST:]PORT>',
      'serve /metrics (Prometheus) and /health; HOST is 127.0.0.1 unless given',
      address,
    )
    .action((flags: ProduceFlags & { metrics?: Address }) =>
      ending(async () => {
        const { workerCommand } = await import('./worker.ts')
        return workerCommand({ ...flags, ...options, limits: limitsOf(flags), config: findConfig(flags) })
      }),
    )
  gongkai
    .command('status')
    .description('Shows what is waiting, running, read and failed.')
    .addOption(store())
    .option('--watch', 'again every two seconds')
    .option('--json', 'for programs')
    .action((flags: ReadFlags & { watch?: boolean }) =>
      ending(async () => {
        const { statusCommand } = await import('./status.ts')
        return statusCommand({ ...flags, signal: options.signal })
      }),
    )
  addLetters(gongkai, options)
  addSchedules(gongkai)
  addReading(gongkai)
}

function addLetters(gongkai: Command, options: OperationsOptions): void {
  const filter = 'a code of docs/errors.md, the beginning of a sha256, or a part of the path; all when not given'
  reads(gongkai.command('retry').description('Reads again what failed for good.').argument('[FILTER]', filter)).action(
    (text: string | undefined, flags: ProduceFlags) =>
      ending(async () => {
        const { retryCommand } = await import('./ingest.ts')
        return retryCommand(text, { ...flags, ...options, limits: limitsOf(flags), config: findConfig(flags) })
      }),
  )
  gongkai
    .command('purge')
    .description('Forgets what failed for good; it is read again when it is added again.')
    .argument('[FILTER]', filter)
    .addOption(store())
    .action((text: string | undefined, flags: ReadFlags) =>
      ending(async () => {
        const { purgeCommand } = await import('./runs.ts')
        return purgeCommand(text, flags)
      }),
    )
}

function addSchedules(gongkai: Command): void {
  const schedule = gongkai.command('schedule').description('Runs that begin by themselves; a worker must be running.')
  schedule
    .command('add')
    .description('Adds a schedule, or changes the one of this name.')
    .argument('<NAME>')
    .requiredOption('--cron <PATTERN>', 'when, such as "0 2 * * *": every night at two')
    .option('--tz <ZONE>', 'time zone', 'Asia/Shanghai')
    .requiredOption('--source <PATH>', 'folder or manifest that is brought in')
    .action((name: string, flags: ScheduleFlags) =>
      ending(async () => (await import('./schedule.ts')).addScheduleCommand(name, flags)),
    )
  schedule
    .command('list')
    .description('Lists the schedules and their next runs.')
    .action(() => ending(async () => (await import('./schedule.ts')).listSchedulesCommand()))
  schedule
    .command('remove')
    .description('Removes a schedule.')
    .argument('<NAME>')
    .action((name: string) => ending(async () => (await import('./schedule.ts')).removeScheduleCommand(name)))
}

function addReading(gongkai: Command): void {
  const runs = gongkai.command('runs').description('Lists the newest runs.')
  runs
    .addOption(store())
    .option('--json', 'for programs')
    .action((flags: ReadFlags) => ending(async () => (await import('./runs.ts')).runsCommand(flags)))
  runs
    .command('show')
    .description('Shows what a run did: new, unchanged, changed, failed and why.')
    .argument('<ID>', 'of a run, or: last')
    .action((id: string, _: unknown, command: Command) =>
      ending(async () => (await import('./runs.ts')).showRunCommand(id, command.optsWithGlobals<ReadFlags>())),
    )
  gongkai
    .command('sql')
    .description('Answers a query on the store; nothing can be changed.')
    .argument('<QUERY>')
    .addOption(store())
    .option('--json', 'one row a line, for programs')
    .addHelpText('after', sqlHelp)
    .action((text: string, flags: SqlFlags) => ending(async () => (await import('./sql.ts')).sqlCommand(text, flags)))
  gongkai
    .command('export')
    .description('Writes all facts of the store.')
    .addOption(new Option('--format <FORMAT>').choices(['ndjson', 'csv', 'parquet', 'xlsx']).makeOptionMandatory())
    .option('--out <FILE>', 'where to; standard output unless given')
    .addOption(store())
    .action((flags: ExportFlags) => ending(async () => (await import('./export.ts')).exportCommand(flags)))
}

/** Sets the exit code. A store that does not answer is no fault of the program: it is told in one line. */
async function ending(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new UsageError(`${error.message}. ${error.advice}`, { cause: error })
  }
}

const store = (): Option =>
  new Option('--store <URL>', 'postgres://… or file:FOLDER (default: DATABASE_URL, or .gongkai)')

const concurrency = (): Option =>
  new Option('--concurrency <N>', 'reports read at the same time (default: one for each core)').argParser(wholeNumber)

function address(text: string): Address {
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? []
  if (port === '' || Number(port) > 65_535) throw new InvalidArgumentError('Give a port, or HOST:PORT.')
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

const ingestHelp = `
Examples:
  $ gongkai ingest reports/
  $ gongkai ingest list.csv --store postgres://gongkai@db/gongkai

A manifest names a report a line: path (or http(s) URL), entity, division, year.
Exit code: 0 all were read or added; 1 some failed; 2 wrong usage; 130 interrupted. Run it again to go on.`

const sqlHelp = `
Examples:
  $ gongkai sql "select entity, fiscal_year, proven, placed, printed from documents order by proven"
  $ gongkai sql "select code, count(*) from failures group by code"`
