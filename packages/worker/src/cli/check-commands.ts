import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { type ReportFormat, reportFormats } from '../check/report-formats.ts'
import { type ConfigFlags, config } from '../config/find-config.ts'

export interface CheckFlags extends ConfigFlags {
  readonly write: boolean
}

export interface ReportFlags {
  readonly format?: ReportFormat
  readonly out?: string
  readonly sources: readonly string[]
}

export interface CheckActions {
  readonly check: (paths: readonly string[], flags: CheckFlags) => Promise<void>
  readonly report: (folder: string, flags: ReportFlags) => Promise<void>
  readonly rules: (flags: ConfigFlags) => Promise<void>
}

/** As many children as draw pictures at the same time. */
export const croppers = availableParallelism()

/** The commands around the checks. */
export function addCheckCommands(gongkai: Command, actions: CheckActions): void {
  gongkai
    .command('check')
    .description('Checks results again, with the rules of today, and prints what does not hold.')
    .argument('<RESULT...>', 'results that extract wrote: files, folders (searched to the bottom), or quoted patterns')
    .option('--write', 'put the new checks into the results', false)
    .addOption(config())
    .addHelpText('after', checkHelp)
    .action(actions.check)
  gongkai
    .command('report')
    .description('Writes what staff read in the morning: which reports need a person, why, and where to look.')
    .argument('<DIR>', 'folder of results (searched to the bottom), or one result')
    .addOption(
      new Option('--format <FORMAT>', 'md, html or xlsx (default: by the ending of --out, else md)').choices(
        reportFormats,
      ),
    )
    .option('--out <FILE>', 'file of the report (default: standard output)')
    .option('--sources <PATH...>', 'reports that were read: files or folders, for pictures in HTML', [])
    .addHelpText('after', reportHelp)
    .action(actions.report)
  gongkai
    .command('rules')
    .description('Lists the rules of the checks: what must hold, on what ground, how severe, on or off.')
    .addOption(config())
    .addHelpText('after', '\nExample:\n  $ gongkai rules')
    .action(actions.rules)
}

const checkHelp = `
Examples:
  $ gongkai check out/haidong.pdf.json
  $ gongkai check out --write

Exit code: 0 nothing is inconsistent; 1 something is, or a result cannot be read; 2 wrong usage; 130 interrupted.`

const reportHelp = `
Examples:
  $ gongkai report out
  $ gongkai report out --out morning.html --sources reports/
  $ gongkai report out --out morning.xlsx

Exit code: 0 written; 1 some results could not be read; 2 wrong usage; 130 interrupted.`
