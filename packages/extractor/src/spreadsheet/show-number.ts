/**
 * A number as a workbook shows it under a format (ECMA-376 part 1, section 18.8.31). Rounding is that of Excel: by the 15 digits that it keeps,
 * halves away from zero. `undefined` for formats that are not of plain numbers: dates, fractions, powers of ten, `General`.
 *
 *     showNumber(1147.385, '#,##0.00')    → '1,147.39'
 *     showNumber(12345678, '0!.0000')     → '1234.5678'   (元 shown as 万元)
 *     showNumber(0, '#,##0.00;-#,##0.00;') → ''
 */
export function showNumber(value: number, format: string): string | undefined {
  if (!Number.isFinite(value) || format === '' || format.length > longestFormat) return undefined
  const sections = known.has(format) ? known.get(format) : sectionsOf(format)
  if (known.size < mostKnown) known.set(format, sections)
  const chosen = sections && choose(sections, value)
  if (chosen === undefined) return undefined
  const { section, signed } = chosen
  const shown = show(section, Math.abs(value))
  return shown === undefined ? undefined : (signed && value < 0 ? '-' : '') + shown
}

const longestFormat = 255

/** A workbook has few formats and many numbers. */
const known = new Map<string, readonly Section[] | undefined>()
const mostKnown = 1_000

type Part =
  /** Shown as it stands. */
  | { readonly kind: 'text'; readonly text: string }
  /** `0`, `#` or `?`: room for a digit. */
  | { readonly kind: 'digit'; readonly fill: string }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'percent' }

interface Section {
  readonly parts: readonly Part[]
  readonly condition: { readonly sign: string; readonly limit: number } | undefined
}

/** Signs that stand for themselves without quotation marks; Chinese programs write more of them than Excel. */
const isPlain = (letter: string): boolean => /[-+/():!^&'~{}<>=$￥¥€\s]/u.test(letter) || letter > '\u007f'

/** `undefined` when a section has codes that are not of plain numbers. */
function sectionsOf(format: string): Section[] | undefined {
  const sections: Section[] = []
  let parts: Part[] = []
  let condition: Section['condition']
  const text = (shown: string) => parts.push({ kind: 'text', text: shown })
  for (let at = 0; at < format.length; at++) {
    const letter = format[at] ?? ''
    if (letter === ';') {
      sections.push({ parts, condition })
      parts = []
      condition = undefined
    } else if (letter === '"') {
      const end = format.indexOf('"', at + 1)
      if (end === -1) return undefined
      text(format.slice(at + 1, end))
      at = end
    } else if (letter === '\\' || letter === '!') text(format[++at] ?? '')
    else if (letter === '_') {
      text(' ')
      at++
    } else if (letter === '*') at++
    else if (letter === '[') {
      const end = format.indexOf(']', at)
      const inside = format.slice(at + 1, end === -1 ? at : end)
      const compared = /^(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,9})?)$/.exec(inside)
      if (compared) condition = { sign: compared[1] ?? '', limit: Number(compared[2]) }
      else if (inside.startsWith('$')) text(inside.slice(1).split('-')[0] ?? '')
      else if (
        !/^(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}|[黑蓝青绿红白黄]色?|洋红|颜色 ?\d{1,2})$/iu.test(
          inside,
        )
      )
        return undefined
      at = end
    } else if (letter === '0' || letter === '#' || letter === '?') parts.push({ kind: 'digit', fill: letter })
    else if (letter === '.') parts.push({ kind: 'point' })
    else if (letter === ',') parts.push({ kind: 'comma' })
    else if (letter === '%') parts.push({ kind: 'percent' })
    else if (letter === '@' && sections.length === 3) text('')
    else if (isPlain(letter) && letter !== '/') text(letter)
    else return undefined
  }
  sections.push({ parts, condition })
  return sections.length <= 4 ? sections : undefined
}

/** The section for a value, and whether the minus is said beside it. */
function choose(sections: readonly Section[], value: number): { section: Section; signed: boolean } | undefined {
  const numbers = sections.slice(0, 3)
  if (numbers.some(({ condition }) => condition !== undefined)) {
    const section = numbers.find(({ condition }) => condition === undefined || holds(condition, value))
    return section && { section, signed: true }
  }
  const [first, below, zero] = numbers
  if (first === undefined) return undefined
  if (below === undefined || value > 0) return { section: first, signed: true }
  if (value < 0) return { section: below, signed: false }
  return { section: zero ?? first, signed: false }
}

function holds({ sign, limit }: { sign: string; limit: number }, value: number): boolean {
  if (sign === '<') return value < limit
  if (sign === '>') return value > limit
  if (sign === '<=') return value <= limit
  if (sign === '>=') return value >= limit
  return sign === '=' ? value === limit : value !== limit
}

function show({ parts }: Section, value: number): string | undefined {
  const point = parts.findIndex((part) => part.kind === 'point')
  const whole = point === -1 ? parts : parts.slice(0, point)
  const after = point === -1 ? [] : parts.slice(point + 1)
  if (after.some((part) => part.kind === 'point')) return undefined
  const isDigit = (part: Part) => part.kind === 'digit'
  const first = whole.findIndex(isDigit)
  const last = whole.findLastIndex(isDigit)
  // Commas between places of digits part thousands; those after the last one divide by a thousand each.
  const isScale = (part: Part, i: number) => part.kind === 'comma' && i > last
  const thousands = whole.some((part, i) => part.kind === 'comma' && i > first && i < last)
  const scale =
    whole.filter(isScale).length +
    after.filter((part, i) => part.kind === 'comma' && i > after.findLastIndex(isDigit)).length
  const percents = parts.filter((part) => part.kind === 'percent').length
  const places = after.filter(isDigit).length
  const digits = rounded(value, percents * 2 - scale * 3, places)
  if (digits === undefined) return undefined
  const [integer, fraction] = digits
  return integerText(whole, integer, thousands) + (point === -1 ? '' : '.') + fractionText(after, fraction)
}

/**
 * The digits before and after the point of `value` times a power of ten, rounded to `places`, halves up.
 *
 * @returns no zero before the point
 */
function rounded(value: number, power: number, places: number): readonly [string, string] | undefined {
  const [, head = '', tail = '', exponent = '0'] = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(14)) ?? []
  const kept = BigInt(head + tail)
  // kept × 10^shift, counted in units of the last place.
  const shift = Number(exponent) - tail.length + power + places
  if (shift > 60) return undefined
  let units: bigint
  if (shift >= 0) units = kept * 10n ** BigInt(shift)
  else if (shift < -60) units = 0n
  else {
    const divisor = 10n ** BigInt(-shift)
    units = (kept + divisor / 2n) / divisor
  }
  const text = units.toString().padStart(places + 1, '0')
  return [text.slice(0, text.length - places).replace(/^0+/, ''), text.slice(text.length - places)]
}

/** Digits fill their places from the right; what is left stands in the first. */
function integerText(parts: readonly Part[], integer: string, thousands: boolean): string {
  const first = parts.findIndex((part) => part.kind === 'digit')
  const pieces: string[] = []
  let left = integer
  let count = 0
  const put = (digit: string) => {
    pieces.push(thousands && count > 0 && count % 3 === 0 && /\d/.test(digit) ? `${digit},` : digit)
    count++
  }
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at]
    if (part?.kind === 'text') pieces.push(part.text)
    if (part?.kind === 'percent') pieces.push('%')
    if (part?.kind !== 'digit') continue
    if (left !== '') put(left.slice(-1))
    else if (part.fill !== '#') put(part.fill === '0' ? '0' : ' ')
    left = left.slice(0, -1)
    while (at === first && left !== '') {
      put(left.slice(-1))
      left = left.slice(0, -1)
    }
  }
  return pieces.reverse().join('')
}

function fractionText(parts: readonly Part[], fraction: string): string {
  const significant = fraction.replace(/0+$/, '').length
  let at = 0
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'percent') return '%'
      if (part.kind !== 'digit') return ''
      const digit = fraction[at] ?? '0'
      at++
      if (at <= significant || part.fill === '0') return digit
      return part.fill === '?' ? ' ' : ''
    })
    .join('')
}
