import type { Command, Option } from 'commander'
import { type ConfigFlags, config, layoutsFile } from '../config/find-config.ts'

/** What the commands about layouts do. */
export interface LayoutsActions {
  readonly listLayouts: (flags: ConfigFlags) => Promise<void>
  readonly newLayout: (file: string, report: string | undefined, flags: NewLayoutFlags) => Promise<void>
  readonly checkLayouts: (file: string, flags: ConfigFlags) => Promise<void>
}

export interface NewLayoutFlags extends ConfigFlags {
  readonly table?: number
  readonly reads?: string
  readonly timeout?: number
  readonly memory?: number
}

/** `layouts`, `layouts new`, `layouts check`. */
export function addLayouts(
  gongkai: Command,
  actions: LayoutsActions,
  shared: { readonly wholeNumber: (text: string) => number; readonly limits: () => readonly Option[] },
): void {
  const layouts = gongkai
    .command('layouts')
    .description('Lists the layouts that are enabled, in order; makes and tries new ones.')
    .helpCommand(false)
  layouts
    .command('list', { isDefault: true })
    .description('lists what is enabled, with what each reads (also without `list`)')
    .addOption(config())
    .addOption(layoutsFile())
    .action(actions.listLayouts)
  const create = layouts
    .command('new')
    .description('writes a first declaration of the tables that are not placed whole')
    .argument('<FILE>', 'the new file: mine.ts')
    .argument('[REPORT]', 'the report; without it the declaration is blank')
    .option('--table <N>', 'only this table, numbered as inspect shows it', shared.wholeNumber)
    .option('--reads <STATEMENT>', 'what the table is, if you know it: three_public')
    .addOption(config())
    .addOption(layoutsFile())
  for (const option of shared.limits()) create.addOption(option)
  create.action(actions.newLayout)
  layouts
    .command('check')
    .description('runs the conformance suite on the layouts and samples of a file')
    .argument('<FILE>', 'a module with layouts and samples')
    .addOption(config())
    .action(actions.checkLayouts)
}
