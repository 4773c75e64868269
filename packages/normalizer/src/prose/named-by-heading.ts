import type { Directory } from './names.ts'
import type { Section } from './read-sentence.ts'
import { changesNothing, type Memory } from './state.ts'
import { tokenize } from './tokens.ts'

/** Nothing but words of headings may follow: `财政拨款收入支出决算总体情况` does not name 财政拨款收入. */
const closing = /^(?:经费|费用|支出|财政拨款|决算|总体|具体|结构|执行|情况|说明|的)*$/u
const afterIncome = /^(?:决算|总体|具体|情况|说明|的)*$/u

/**
 * What the sentences under a heading speak of: under `2.公务用车运行维护费支出情况说明`, `预算为4万元` is of that. Nothing where the
 * heading names nothing, or more than one thing.
 */
export function namedByHeading(
  title: string,
  section: Section,
  directory: Directory,
): Pick<Memory, 'subject' | 'last' | 'counter'> | undefined {
  const tokens = tokenize(title, {
    patterns: section.compiled,
    directory,
    functional: false,
    economic: false,
    codes: [],
  })
  const at = tokens.findIndex((token) => token.kind === 'named' && token.pattern.gives !== undefined)
  const token = tokens[at]
  if (token?.kind !== 'named') return undefined
  const before = tokens.slice(0, at)
  const unknown = before.map((each) => (each.kind === 'text' ? each.text : '')).join('')
  const { gives: subject = [], counts: counter } = token.pattern
  const rest = title.slice(title.lastIndexOf(token.text) + token.text.length)
  const income = subject.some(({ item }) => item.startsWith('income:'))
  if (!changesNothing(unknown) || !(income ? afterIncome : closing).test(rest)) return undefined
  return { subject, last: subject, counter }
}
