import type { Explanation } from '@gongkai/normalizer'
import { printable } from '../cli/text.ts'

type Considered = Explanation['considered'][number]

/**
 * How well the layouts fit a table: the one that reads it, the one that came second, and why the others did not; those with
 * the same reason together.
 *
 *   layouts
 *     three_public fits 1.00
 *     second: procurement fits 0.00: needs its title
 *     not: income, expenditure: the title is of another table: 三公经费支出决算表
 */
export function rivalsText({ considered, layout }: Explanation): readonly string[] {
  const first = considered.find((one) => one.layout === layout)
  const [second, ...others] = considered.filter((one) => one !== first)
  if (second === undefined) return []
  const rank = first ? 'second' : 'nearest'
  return [
    '  layouts',
    ...(first ? [`    ${first.layout} fits ${first.fit.toFixed(2)}`] : []),
    `    ${rank}: ${second.layout} fits ${second.fit.toFixed(2)}: ${reasonsText(second.reasons)}`,
    ...[...Map.groupBy(others, decisive)].map(
      ([reason, members]) => `    not: ${members.map((one) => one.layout).join(', ')}: ${reason}`,
    ),
  ]
}

const ofAnother = 'the title is of another table'
const noTitle = 'no title, and '

/** The title decides alone: what else would be missing adds nothing. */
function decisive({ reasons }: Considered): string {
  const title = reasons.find((reason) => reason.startsWith(ofAnother))
  return reasonsText(title === undefined ? reasons : [title])
}

function reasonsText(reasons: readonly string[]): string {
  if (reasons.length === 0) return 'fits less well'
  const short = reasons.map((reason, at) =>
    reasons.slice(0, at).some((before) => before.startsWith(noTitle)) && reason.startsWith(noTitle)
      ? reason.slice(noTitle.length)
      : reason,
  )
  return printable(short.join('; '))
}
