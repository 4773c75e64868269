import { rules as builtIn, type CheckOptions, type Rule } from '@gongkai/normalizer'
import { padEnd, printable, width } from './text.ts'

/** A rule as it would run. */
interface ListedRule {
  readonly id: string
  readonly on: boolean
  readonly severity: Rule['severity']
  readonly title: Rule['title']
  readonly basis: string
  /** It needs the text of the report, which results do not hold: `check` leaves what it found as it is. */
  readonly needsText: boolean
}

/** Every rule, with what the configuration makes of it. */
export function listedRules({ rules = builtIn, off = [], severity = {} }: CheckOptions): readonly ListedRule[] {
  return rules.map((rule) => ({
    id: rule.id,
    on: !off.includes(rule.id),
    severity: severity[rule.id] ?? rule.severity,
    title: rule.title,
    basis: rule.basis,
    needsText: rule.reads === 'text',
  }))
}

/** What `gongkai rules` prints: a line for each rule, under it what must hold and on what ground. */
export function rulesText(options: CheckOptions): string {
  const listed = listedRules(options)
  const widest = Math.max(0, ...listed.map(({ id }) => width(id)))
  const lines = listed.flatMap(({ id, on, severity, title, basis }) => [
    `${padEnd(printable(id), widest)}  ${padEnd(on ? 'on' : 'off', 3)}  ${severity}`,
    `    ${printable(title.zh)}`,
    `    ${printable(title.en)}`,
    `    ${printable(basis)}`,
  ])
  const off = listed.filter(({ on }) => !on).length
  return `${[...lines, `${listed.length} rules${off > 0 ? `, ${off} off` : ''}`].join('\n')}\n`
}
