import { styleText } from 'node:util'
import type { Fact } from '@gongkai/normalizer'
import { count, printable } from '../cli/text.ts'
import { placeText } from '../output/place-text.ts'
import type { ReportChange } from './compare-folders.ts'
import { type ChangeCounts, countChanges, type FactChange } from './compare-results.ts'

/** A report that changed and how; nothing for one that did not. */
export function changeText(change: ReportChange): string {
  const name = printable(change.name)
  switch (change.kind) {
    case 'same':
      return ''
    case 'new':
      return `${name}: only after, ${count(change.facts, 'fact')}\n`
    case 'gone':
      return `${name}: only before, ${count(change.facts, 'fact')}\n`
    case 'unreadable':
      return `${name}: cannot be compared: ${printable(change.why)}\n`
    case 'changed':
      return `${name}: ${countsText(countChanges(change.changes))}\n${change.changes.map(factText).join('')}`
  }
}

/** `3 appeared, 1 vanished`. */
export function countsText(counts: ChangeCounts): string {
  const parts = [
    counts.appeared > 0 ? `${counts.appeared} appeared` : '',
    counts.vanished > 0 ? `${counts.vanished} vanished` : '',
    counts.value > 0 ? `${counts.value} with another value` : '',
    counts.place > 0 ? `${counts.place} read elsewhere` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'no fact differs' : parts.join(', ')
}

function factText(change: FactChange): string {
  const key = printable(change.key)
  switch (change.kind) {
    case 'appeared':
      return `  ${styleText('green', '+')} ${key}  ${valueText(change.after)}  ${at(change.after)}\n`
    case 'vanished':
      return `  ${styleText('red', '-')} ${key}  ${valueText(change.before)}  ${at(change.before)}\n`
    case 'value':
      return `  ${styleText('yellow', '~')} ${key}  ${valueText(change.before)} → ${valueText(change.after)}  ${at(change.after)}\n`
    case 'place':
      return `  ${styleText('yellow', '@')} ${key}  ${valueText(change.after)}  ${at(change.before)} → ${at(change.after)}\n`
  }
}

const valueText = ({ value, raw, rawUnit }: Fact): string => printable(`${value} (${raw}${rawUnit})`)

const at = ({ source }: Fact): string => printable(`${source.kind}, ${placeText(source)}`)
