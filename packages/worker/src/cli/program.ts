import { availableParallelism } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { type ConfigFlags, config, layoutsFile } from '../config/find-config.ts'
import { type OcrMode, ocrModes } from '../ocr/modes.ts'
import { formatNames, type OutputFormat } from '../output/formats.ts'
import { defaultPoolLimits, type PoolLimits } from '../pool/limits.ts'
import { addCheckCommands, type CheckActions } from './check-commands.ts'
import { addCompare, type CompareActions } from './compare-command.ts'
import { addLayouts, type LayoutsActions } from './layouts-commands.ts'

/** What the commands do; given from outside, so that the command line can be tested without them. */
export interface Actions extends CheckActions, LayoutsActions, CompareActions {
  readonly extract: (paths: readonly string[], options: ExtractFlags) => Promise<void>
  readonly inspect: (file: string, options: InspectFlags) => Promise<void>
  readonly schema: () => void
}

export interface LimitFlags {
  /** Seconds. */
  readonly timeout?: number
  /** Megabytes. */
  readonly memory?: number
}

export interface ExtractFlags extends LimitFlags, ConfigFlags {
  readonly ocr: OcrMode
  readonly out: string
  readonly format: OutputFormat
  readonly jobs: number
}

export interface InspectFlags extends LimitFlags, ConfigFlags {
  readonly ocr: OcrMode
  readonly page?: number
  readonly svg?: string
}

/** The command line of gongkai. Wrong usage throws a CommanderError. */
export function program(actions: Actions): Command {
  const gongkai = new Command('gongkai')
    .description('Reads the annual disclosures of Chinese public bodies into exact, placed and checked facts.')
    .version(packageFile.version)
    .helpCommand('help [command]', 'help for a command')
    .showHelpAfterError('(gongkai --help tells how it is used)')
    .exitOverride()
  gongkai
    .command('extract')
    .description('Reads reports and writes one result for each.')
    .argument('<PATH...>', 'files, folders (searched to the bottom), or quoted patterns such as "2023/**/*.pdf"')
    .requiredOption('--out <DIR>', 'folder of the results: DIR/<file name>.json')
    .addOption(
      new Option('--format <FORMAT>', 'json: whole results; ndjson, csv: the facts alone')
        .choices(formatNames)
        .default('json'),
    )
    .option('--jobs <N>', 'reports read at the same time', wholeNumber, availableParallelism())
    .addOption(ocr())
    .addOption(config())
    .addOption(layoutsFile())
    .addOption(timeout())
    .addOption(memory())
    .addHelpText('after', extractHelp)
    .action(actions.extract)
  gongkai
    .command('inspect')
    .description('Shows what is seen in one report: pages, tables, and what was made of them.')
    .argument('<FILE>', 'the report')
    .option('--page <N>', 'only this page, counted from 1', wholeNumber)
    .option('--svg <DIR>', 'also draw each page into DIR/<name>-pNN.svg')
    .addOption(ocr())
    .addOption(config())
    .addOption(layoutsFile())
    .addOption(timeout())
    .addOption(memory())
    .addHelpText('after', inspectHelp)
    .action(actions.inspect)
  addCheckCommands(gongkai, actions)
  addLayouts(gongkai, actions, { wholeNumber, limits: () => [timeout(), memory()] })
  addCompare(gongkai, actions)
  gongkai
    .command('schema')
    .description('Prints the JSON Schema of a result.')
    .addHelpText('after', '\nExample:\n  $ gongkai schema > result.schema.json')
    .action(actions.schema)
  return gongkai
}

/** The limits of the pool, with those that the user gave. */
export function limitsOf({ timeout, memory }: LimitFlags): PoolLimits {
  const { seconds, residentBytes } = defaultPoolLimits
  return {
    ...defaultPoolLimits,
    seconds: timeout === undefined ? seconds : { base: timeout, perPage: 0, most: timeout, silence: timeout },
    secondsPerRecognisedPage: timeout === undefined ? defaultPoolLimits.secondsPerRecognisedPage : 0,
    residentBytes: memory === undefined ? residentBytes : memory * 2 ** 20,
    recognitionBytes: memory === undefined ? defaultPoolLimits.recognitionBytes : 0,
  }
}

const ocr = (): Option =>
  new Option('--ocr <WHEN>', 'recognise scans: auto (pages without a text layer), never, or always (all pages)')
    .choices(ocrModes)
    .default('auto')

export const timeout = (): Option =>
  new Option(
    '--timeout <SECONDS>',
    'a report may take so long (default: 60 s and 0.2 s a page, at most 600 s; 60 s more for each page recognised)',
  ).argParser(wholeNumber)

export const memory = (): Option =>
  new Option(
    '--memory <MB>',
    `a report may take so much memory (default: ${defaultPoolLimits.residentBytes / 2 ** 20})`,
  ).argParser(wholeNumber)

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.')
  return Number(text)
}

const extractHelp = `
Examples:
  $ gongkai extract 海东市应急管理局.pdf --out out
  $ gongkai extract reports/ --out out --jobs 4
  $ gongkai extract "reports/2023/*.pdf" --out out --format csv

Exit code: 0 all were read; 1 some were not (the summary says why); 2 wrong usage; 130 interrupted.`

const inspectHelp = `
Examples:
  $ gongkai inspect 海东市应急管理局.pdf
  $ gongkai inspect 海东市应急管理局.pdf --page 7 --svg pictures`
