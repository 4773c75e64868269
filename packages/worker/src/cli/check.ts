import { styleText } from 'node:util'
import { type Attention, attentionOf, type CheckOptions, type Entry, placeNames, recheck } from '@gongkai/normalizer'
import { eachResult, type Unread } from '../check/each-result.ts'
import { formats } from '../output/formats.ts'
import { writeAtomic } from '../output/write-atomic.ts'
import type { Failure } from '../pool/messages.ts'
import { count, printable } from './text.ts'

export interface CheckCommandOptions {
  /** Puts the new checks into the results. */
  readonly write: boolean
  /** Which rules run, and how severe each is. */
  readonly checks: CheckOptions
  readonly signal: AbortSignal
}

/**
 * Checks stored results again and prints what does not hold.
 *
 * @returns Exit code: 0 nothing is inconsistent, 1 something is, or a result cannot be read or written, 130 interrupted.
 */
export async function check(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const totals = { results: 0, inconsistent: 0, updated: 0 }
  const unwritten: Unread[] = []
  const unread = await eachResult(paths, options.signal, async ({ path, name, result }) => {
    const again = recheck(result, options.checks)
    const before = formats.json(result)
    const after = formats.json(again)
    const failing = again.checks.filter((one) => one.verdict === 'inconsistent').length
    totals.results += 1
    if (failing > 0) totals.inconsistent += 1
    process.stdout.write(linesOf(attentionOf(name, again), again.checks.length, failing))
    if (!options.write || after === before) return
    try {
      await writeAtomic(path, after)
      totals.updated += 1
    } catch (error) {
      unwritten.push({ name, failure: notWritten(error as NodeJS.ErrnoException) })
    }
  })
  const failed = [...unread, ...unwritten]
  process.stdout.write(failuresText(failed))
  const parts = [
    `Checked ${count(totals.results, 'result')}`,
    totals.inconsistent === 0 ? 'nothing is inconsistent' : `${totals.inconsistent} with something inconsistent`,
    ...(options.write ? [`${totals.updated} updated`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(options.signal.aborted ? ['interrupted'] : []),
  ]
  process.stdout.write(`${parts.join('; ')}\n`)
  if (options.signal.aborted) return 130
  return totals.inconsistent > 0 || failed.length > 0 ? 1 : 0
}

/** A line for the result, then each check that fails, in both languages. */
function linesOf(attention: Attention, checks: number, failing: number): string {
  const { name, entity, fiscalYear, proven, entries } = attention
  const shown = entries.filter((entry) => entry.kind === 'check')
  const improbable = shown.length - failing
  const counts = [
    count(checks, 'check'),
    ...(failing > 0 ? [`${failing} inconsistent`] : []),
    ...(improbable > 0 ? [`${improbable} improbable`] : []),
    `${proven}% proven`,
  ]
  const title = [entity, fiscalYear].filter((part) => part !== null).join(' ')
  const head = `${styleText('bold', printable(name))}${title === '' ? '' : ` (${printable(title)})`}: ${counts.join(', ')}`
  return `${[head, ...shown.flatMap(entryLines)].join('\n')}\n`
}

const colours = { error: 'red', warning: 'yellow', info: 'dim' } as const

function entryLines({ severity, rule, message, places, check: judged }: Entry): readonly string[] {
  const where = printable(placeNames(places).join('; '))
  const verdict = judged?.verdict === 'improbable' ? ' improbable' : ''
  const head = `  ${styleText(colours[severity], severity)}${verdict} ${printable(rule)}${where === '' ? '' : `, ${where}`}`
  const sentences = message.zh === undefined ? [message.en] : [message.zh, message.en]
  return [head, ...sentences.map((text) => `    ${printable(text)}`)]
}

/** The files that could not be used, why, and what can be done. */
export function failuresText(failed: readonly Unread[]): string {
  return failed
    .map(
      ({ name, failure: { code, message, advice } }) =>
        `${printable(name)}: ${styleText('red', code)}: ${printable(message)}\n  ${printable(advice)}\n`,
    )
    .join('')
}

/** What to say when a file cannot be written. */
export function notWritten({ code }: NodeJS.ErrnoException): Failure {
  return {
    code: 'not_written',
    message: `the file could not be written (${code ?? 'unknown reason'})`,
    advice: 'Check the rights on the folder and the room on the disk.',
  }
}
