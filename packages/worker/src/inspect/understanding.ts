import type { Explanation } from '@gongkai/normalizer'
import { padEnd, printable, width } from '../cli/text.ts'
import { placeText } from '../output/place-text.ts'
import { rivalsText } from './rivals.ts'

/** What was made of a table: the statement and why, header paths and lines with what they were matched to, what found no place. */
export function understandingText(explanation: Explanation): readonly string[] {
  const { rows, unit, title, statement, layout } = explanation
  const part = `  rows ${rows[0]}-${rows[1]}`
  if (statement === undefined) return [`${part}: no statement${titleText(title)}`, ...rivalsText(explanation)]
  const by = layout === statement ? '' : ` by ${layout}`
  return [
    `${part}: ${statement}${by}, known by its ${explanation.foundBy}${titleText(title)}, unit ${unit ?? 'of the report'}`,
    ...rivalsText(explanation),
    ...section('columns', explanation.columns.filter(({ role }) => role === 'value').map(columnText)),
    ...section('lines', explanation.lines.map(lineText)),
    ...section('numbers without a place', explanation.unplaced.map(unplacedText)),
  ]
}

const titleText = (title: Explanation['title']): string =>
  title === undefined ? '' : ` (${printable(title.text)}, ${title.foundIn})`

type Match = readonly [number: string, printed: string, meaning: string]

const columnText = ({ index, header, column }: Explanation['columns'][number]): Match => [
  String(index),
  header.join(' > '),
  column ?? '?',
]

const lineText = ({ row, code, labels, item }: Explanation['lines'][number]): Match => [
  String(row),
  [code ?? '', ...labels].join(' ').trim(),
  item ?? '?',
]

const unplacedText = ({ raw, why, place, header, labels }: Explanation['unplaced'][number]): Match => [
  raw,
  `${labels.join(' ')} × ${header.join(' > ')}`,
  `${why} [${placeText(place)}]`,
]

function section(title: string, matches: readonly Match[]): readonly string[] {
  if (matches.length === 0) return []
  const shown = matches.map(([number, printed, meaning]) => [number, printable(printed), meaning] as const)
  const first = Math.max(...shown.map(([number]) => width(number)))
  const second = Math.max(...shown.map(([, printed]) => width(printed)))
  const line = ([number, printed, meaning]: Match): string =>
    `    ${padEnd(number, first)}  ${padEnd(printed, second)}  → ${meaning}`
  return [`  ${title}`, ...shown.map(line)]
}
