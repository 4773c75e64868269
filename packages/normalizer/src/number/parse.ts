import { clean } from '../text/clean.ts'
import type { MoneyUnit } from '../text/money-unit.ts'
import { type Decimal, decimal, negate } from './decimal.ts'

/** What a cell prints where a number is expected. Blank, a sign for nothing and zero are three different things. */
export type Printed =
  | { readonly kind: 'blank' }
  /** A dash, `无` and the like: said to be nothing. */
  | { readonly kind: 'nothing'; readonly raw: string }
  | {
      readonly kind: 'number'
      readonly value: Decimal
      /** As printed, spaces inside removed. */
      readonly raw: string
      /** `12.30万元` carries its own unit; `7辆` is a count. */
      readonly unit?: MoneyUnit | 'count' | 'percent'
    }
  /** Meant as a number, but its digits cannot be told for certain: `1.367.05`, `5, 597`, `504…`. */
  | { readonly kind: 'malformed'; readonly raw: string }
  | { readonly kind: 'text'; readonly raw: string }

const nothing = /^(?:[-—–―_/\\*.、…·]+|无|无数据|不适用|N\/A|n\/a)$/u
const suffix = /(亿元|万元|千元|元|%|个|辆|人次|人|批次|批|次|台|套|平方米|㎡)$/u
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u
const plain = /^(?:\d+(?:\.\d*)?|\.\d+)$/u
/** The reader puts `…` where the edge of page or clip cuts a figure off. */
const cutOff = /^[-(]?(?:…[\d.,]+|[\d.,]+…)[)%…]?$/u
/** A space beside a comma, or between digits other than groups of three: two readings are possible. */
const doubtfulSpace = /,\s+\d|\d\s+,|\d\s+\d/u
const groupedBySpace = /^\D{0,2}\d{1,3}(?:\s\d{3})+(?:\s*\.\s*\d+)?\D*$/u

/** Reads a printed number as a person would, or says why not. Never guesses. */
export function parsePrinted(text: string): Printed {
  const trimmed = text.replace(/[\u3000\u00a0]/gu, ' ').trim()
  const cleaned = clean(trimmed)
  if (cleaned === '') return trimmed === '' ? { kind: 'blank' } : { kind: 'text', raw: trimmed }
  const raw = trimmed.replace(/\s+/gu, '')
  if (nothing.test(cleaned)) return { kind: 'nothing', raw }
  if (cleaned.length > 60) return { kind: 'text', raw }
  if (cutOff.test(cleaned)) return { kind: 'malformed', raw }

  let body = cleaned.replace(/^[¥￥]/u, '')
  let negative = false
  const bracketed = /^\(([\d.,¥]+)\)(?=$|\D)/u.exec(body)
  if (bracketed) {
    negative = true
    body = (bracketed[1] ?? '') + body.slice(bracketed[0].length)
  } else if (/^[-–—△▲+]/u.test(body)) {
    negative = body[0] !== '+'
    body = body.slice(1)
  }
  const unitWord = suffix.exec(body)?.[1]
  if (unitWord) body = body.slice(0, -unitWord.length)

  if (!/^[\d.,]+$/u.test(body) || !/\d/u.test(body)) return { kind: 'text', raw }
  if (doubtfulSpace.test(trimmed) && !groupedBySpace.test(trimmed))
    return { kind: 'malformed', raw: trimmed.replace(/\s+/gu, ' ') }
  if (!grouped.test(body) && !plain.test(body)) return { kind: 'malformed', raw }

  const digits = body.replaceAll(',', '').replace(/^\./u, '0.').replace(/\.$/u, '')
  const value = negative ? negate(decimal(digits)) : decimal(digits)
  return unitWord ? { kind: 'number', value, raw, unit: unitOf(unitWord) } : { kind: 'number', value, raw }
}

function unitOf(word: string): MoneyUnit | 'count' | 'percent' {
  if (word === '%') return 'percent'
  return word.endsWith('元') ? (word as MoneyUnit) : 'count'
}
