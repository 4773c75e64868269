import { count } from '../cli/text.ts'
import { UsageError } from '../cli/usage-error.ts'
import { withContext } from './context.ts'
import { runsText, runText } from './run-text.ts'

export interface ReadFlags {
  readonly store?: string
  readonly json?: boolean
}

const shown = 30

export async function runsCommand(flags: ReadFlags): Promise<number> {
  return withContext({ store: flags.store, purpose: 'visit' }, async ({ store }) => {
    const runs = await store.runs(shown)
    process.stdout.write(flags.json === true ? `${JSON.stringify(runs)}\n` : runsText(runs))
    return 0
  })
}

/** `id` may be `last`. */
export async function showRunCommand(id: string, flags: ReadFlags): Promise<number> {
  return withContext({ store: flags.store, purpose: 'visit' }, async ({ store }) => {
    const run = id === 'last' ? (await store.runs(1))[0] : await store.run(id)
    if (run === undefined) throw new UsageError(`there is no run ${id}; gongkai runs lists them`)
    const items = await store.items(run.id)
    const text =
      flags.json === true ? `${JSON.stringify({ ...run, items })}\n` : runText(run, items, await store.deadLetters())
    process.stdout.write(text)
    return 0
  })
}

export async function purgeCommand(filter: string | undefined, flags: ReadFlags): Promise<number> {
  return withContext({ store: flags.store, purpose: 'visit' }, async ({ store }) => {
    process.stdout.write(`Forgot ${count(await store.purge(filter), 'failed document')}.\n`)
    return 0
  })
}
