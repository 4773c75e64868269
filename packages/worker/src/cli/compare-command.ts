import type { Command } from 'commander'

export interface CompareActions {
  readonly compare: (before: string, after: string, flags: { readonly json?: boolean }) => Promise<void>
}

/** `compare BEFORE AFTER`. */
export function addCompare(gongkai: Command, actions: CompareActions): void {
  gongkai
    .command('compare')
    .description('Tells which facts appeared, vanished or changed between two folders of results.')
    .argument('<BEFORE>', 'a folder that extract has written, or one result')
    .argument('<AFTER>', 'another of the same kind')
    .option('--json', 'one JSON object a line: each report that differs, the totals last')
    .addHelpText('after', help)
    .action(actions.compare)
}

const help = `
+ appeared  - vanished  ~ another value  @ the same value, read elsewhere

Example:
  $ gongkai extract reports/ --out before
  $ gongkai extract reports/ --out after --layouts mine.ts
  $ gongkai compare before after

Exit code: 0 nothing differs; 1 something does; 2 wrong usage.`
