import type { Fact } from '../../result.ts'
import { fromAmount, power, unitPower } from '../amount.ts'
import { runChecks } from '../run-checks.ts'
import { randomFrom } from './random.ts'

const report = { entity: null, fiscalYear: null }

export interface Caught {
  readonly key: string
  readonly change: string
  readonly caught: boolean
  /** Among those caught: the changed cell is among the proposals. */
  readonly proposed: boolean
}

/**
 * Changes one random digit of one random amount of the statements, many times, and tells which changes the checks saw.
 * Changes of one step are left out: a statement whose figures are rounded one by one is off by that much anywhere.
 */
export function seedErrors(facts: readonly Fact[], count: number, seed: number): Caught[] {
  const random = randomFrom(seed)
  const candidates = facts.filter((fact) => fact.source.kind === 'table' && fact.unit === 'CNY')
  const before = failing(facts)
  const results: Caught[] = []
  while (results.length < count && candidates.length > 0) {
    const fact = candidates[random(candidates.length)]
    const changed = fact && changeDigit(fact, random)
    if (!fact || !changed) continue
    const key = `${fact.table}|${fact.item}|${fact.column}`
    const after = failing(facts.map((one) => (one === fact ? changed : one)))
    const news = [...after]
      .filter(([id, check]) => !before.has(id) || check.facts.includes(key))
      .map(([, check]) => check)
    results.push({
      key,
      change: `${fact.raw} → ${changed.raw}`,
      caught: news.length > 0,
      proposed: news.some((check) => check.proposals?.some((proposal) => proposal.fact === key)),
    })
  }
  return results
}

function failing(facts: readonly Fact[]) {
  const { checks } = runChecks({ facts, report, reading: { digits: 'printed' } })
  const failed = checks.filter((check) => check.verdict === 'inconsistent')
  return new Map(failed.map((check) => [`${check.rule} ${check.facts.join(' ')}`, check]))
}

/** Undefined where the change is one step of the last digit of hundredths, or less. */
function changeDigit(fact: Fact, random: (bound: number) => number): Fact | undefined {
  const places = [...fact.raw].flatMap((letter, index) => (/\d/u.test(letter) ? [index] : []))
  const place = places[random(places.length)] ?? 0
  const digit = String((Number(fact.raw[place]) + 1 + random(9)) % 10)
  const raw = fact.raw.slice(0, place) + digit + fact.raw.slice(place + 1)
  const [whole = '', fraction = ''] = raw.replaceAll(',', '').split('.')
  const sign = fact.value.startsWith('-') ? -1n : 1n
  const amount = sign * BigInt(whole + fraction) * power(unitPower(fact.rawUnit))
  const steps = Math.abs(Number(digit) - Number(fact.raw[place]))
  const last = place === fact.raw.length - 1 && fraction.length >= 2
  return last && steps < 2 ? undefined : { ...fact, raw, value: fromAmount(amount, fraction.length) }
}
