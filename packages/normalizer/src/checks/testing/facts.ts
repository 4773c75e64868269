import type { Fact } from '../../result.ts'
import { fromAmount, unitPower } from '../amount.ts'
import type { CheckInput } from '../input.ts'

/**
 * Facts written as they are printed, for tests: `three_public|total|actual 0.69`, in 万元 unless the unit stands behind
 * it (`36.5元`, `12辆` is a count, `99.5%`).
 */
export function table(...lines: readonly string[]): Fact[] {
  return lines.map((line, index) => fact(line, 'table', index + 1))
}

export function prose(...lines: readonly string[]): Fact[] {
  return lines.map((line, index) => fact(line, 'prose', 1000 + index))
}

/** A fact with the places where it is stated again. */
export function stated(one: Fact, ...again: readonly Fact[]): Fact {
  return { ...one, sightings: again.map(({ value, raw, rawUnit, source }) => ({ value, raw, rawUnit, source })) }
}

export function report(...facts: readonly (readonly Fact[])[]): CheckInput {
  return {
    facts: facts.flat(),
    report: { entity: '某某市医疗保障局', fiscalYear: 2024 },
    reading: { digits: 'printed' },
  }
}

function fact(line: string, kind: 'table' | 'prose', block: number): Fact {
  const [, key = '', sign = '', raw = '', mark = ''] = /^(\S+) (-?)([\d.,]+)(.*)$/u.exec(line) ?? []
  const [table = '', item = '', column = ''] = key.split('|')
  const unit = mark === '%' ? 'percent' : mark === '辆' ? 'count' : 'CNY'
  const rawUnit = unit !== 'CNY' ? '' : mark === '元' || mark === '亿元' ? mark : '万元'
  const [whole = '', fraction = ''] = raw.replaceAll(',', '').split('.')
  const amount = BigInt(sign + whole + fraction) * 10n ** BigInt(unitPower(rawUnit))
  const value = fromAmount(amount, fraction.length)
  return { table, item, column, value, unit, raw, rawUnit, source: { in: 'flow', block, kind } }
}
