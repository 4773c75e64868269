import { type Figure, figureAt } from './figures.ts'
import { findItems } from './items.ts'
import type { Directory, ItemName } from './names.ts'
import type { Pattern } from './pattern.ts'
import { type Word, wordRules } from './words.ts'

export type Token =
  | Word
  /** `at`: where it begins in the sentence. */
  | { readonly kind: 'figure'; readonly figure: Figure; readonly at: number }
  /** Something that the section has a pattern for. */
  | { readonly kind: 'named'; readonly pattern: Pattern; readonly text: string }
  /** An item of the functional classification, by the marks of its levels. */
  | { readonly kind: 'item'; readonly name: ItemName; readonly printed: string }
  /** A class or item, or an economic item, by its bare name. */
  | { readonly kind: 'coded'; readonly classification: 'function' | 'economic'; readonly code: string }
  /** The number of a list: `1.`, `(2)`, `3、`, `一是`. */
  | { readonly kind: 'numbering'; readonly ofReasons: boolean }
  | { readonly kind: 'text'; readonly text: string }

export interface Naming {
  readonly patterns: readonly CompiledPattern[]
  readonly directory: Directory
  readonly functional: boolean
  readonly economic: boolean
  /** Codes of the classification that were named before in the section. */
  readonly codes: readonly string[]
}

export interface CompiledPattern {
  readonly says: RegExp
  readonly pattern: Pattern
}

export function compile(pattern: Pattern): CompiledPattern {
  return { says: new RegExp(pattern.says, 'uy'), pattern }
}

const numbering =
  /(?:\d{1,2}(?:[、)]|\.(?!\d))|\(\d{1,2}\)、?|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.])/uy
/** `1.1教育支出`, `3.2024年`: only where a sentence or an item of a list begins, and not before a unit. */
const glued =
  /\d{1,2}(?:\.\d{1,2}){1,3}[.、]?(?=\p{Script=Han})(?![万亿千百元个人辆台批次名家套倍平年月日分项户亩公米吨])|\d{1,2}[.、](?=20\d\d年)/uy
const reasonNumbering = /[一二三四五六七八九]是/uy
const longestName = 40
/** What names of the classifications are written with. */
const nameLetters = /\p{Script=Han}(?:[\p{Script=Han}、]|\(\p{Script=Han}{1,8}\)){0,39}/uy

/** Reads a cleaned sentence as words, names and figures. At every place the longest word or name stands. */
export function tokenize(text: string, naming: Naming): Token[] {
  const items = naming.functional ? findItems(text) : []
  const tokens: Token[] = []
  const codes = [...naming.codes]
  const here = { ...naming, codes }
  let plain = ''
  const push = (token: Token): void => {
    if (plain !== '') tokens.push({ kind: 'text', text: plain })
    plain = ''
    tokens.push(token)
    if (token.kind === 'coded') codes.push(token.code)
  }
  for (let at = 0; at < text.length; ) {
    const item = items.find((span) => span.start === at)
    const atBoundary = plain === '' && isBoundary(tokens.at(-1))
    const found = item
      ? { length: item.end - at, token: { kind: 'item', name: item.name, printed: text.slice(at, item.end) } as const }
      : (numberingAt(text, at, atBoundary, tokens.at(-1)) ?? longest(text, at, here, atBoundary) ?? figure(text, at))
    if (found === undefined) {
      plain += text[at]
      at += 1
    } else {
      push(found.token)
      at += found.length
    }
  }
  if (plain !== '') tokens.push({ kind: 'text', text: plain })
  return tokens
}

interface Found {
  readonly length: number
  readonly token: Token
}

function numberingAt(text: string, at: number, atBoundary: boolean, before: Token | undefined): Found | undefined {
  if (!atBoundary) return undefined
  const begins = before === undefined || (before.kind === 'break' && ['semicolon', 'colon'].includes(before.strength))
  const several = begins ? matched(glued, text, at) : 0
  if (several > 0) return { length: several, token: { kind: 'numbering', ofReasons: false } }
  const reason = matched(reasonNumbering, text, at)
  if (reason > 0) return { length: reason, token: { kind: 'numbering', ofReasons: true } }
  const length = matched(numbering, text, at)
  return length > 0 ? { length, token: { kind: 'numbering', ofReasons: false } } : undefined
}

function longest(text: string, at: number, naming: Naming, atBoundary: boolean): Found | undefined {
  let best: Found | undefined
  for (const { says, pattern } of naming.patterns) {
    const length = matched(says, text, at)
    if (length > (best?.length ?? 0)) {
      best = { length, token: { kind: 'named', pattern, text: text.slice(at, at + length) } }
    }
  }
  for (const { says, word } of wordRules) {
    const length = matched(says, text, at)
    if (length > (best?.length ?? 0)) best = { length, token: word(text.slice(at, at + length)) }
  }
  return (atBoundary ? coded(text, at, naming, best?.length ?? 0) : undefined) ?? best
}

const mayFollow = /^(?:[-\d为是共支年预决占比较同全实完财增减下上:，、(的]|)$/u

/** Bare names stand where a clause begins, and nothing but the figure or what is said of it follows. */
function coded(text: string, at: number, naming: Naming, above: number): Found | undefined {
  if (!naming.functional && !naming.economic) return undefined
  const run = Math.min(matched(nameLetters, text, at), longestName)
  for (let length = run; length > Math.max(above, 1); length -= 1) {
    const name = text.slice(at, at + length)
    if (!mayFollow.test(text[at + length] ?? '')) continue
    const code = naming.functional
      ? naming.directory.plain(name, naming.codes)
      : naming.directory.economic(name, naming.codes)
    if (code !== undefined) {
      return { length, token: { kind: 'coded', classification: naming.functional ? 'function' : 'economic', code } }
    }
  }
  return undefined
}

function figure(text: string, at: number): Found | undefined {
  if (!/[\d…-]/u.test(text[at] ?? '')) return undefined
  const read = figureAt(text, at)
  return read && { length: read.length, token: { kind: 'figure', figure: read, at } }
}

function matched(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function isBoundary(token: Token | undefined): boolean {
  return (
    token === undefined ||
    [
      'break',
      'numbering',
      'figure',
      'year',
      'filler',
      'each',
      'among',
      'including',
      'open',
      'close',
      'purpose',
    ].includes(token.kind)
  )
}
