/**
 * Exact decimals of one report as integers of one scale, so that they can be added and compared as they are.
 * An amount is `digits × 10^−scale`.
 */

/** More digits than any budget has, few enough that hostile input costs nothing. */
const plain = /^(-?)(\d{1,24})(?:\.(\d{1,12}))?$/u

export function isDecimal(text: string): boolean {
  return plain.test(text)
}

export function decimalsOf(text: string): number {
  return plain.exec(text)?.[3]?.length ?? 0
}

/** `scale` must be at least the decimals of the text; the text a decimal as `isDecimal` tells. */
export function toAmount(text: string, scale: number): bigint {
  const [, sign = '', whole = '0', fraction = ''] = plain.exec(text) ?? []
  return BigInt(sign + whole + fraction.padEnd(scale, '0'))
}

/** The one form of a value in a result: no trailing zeros, no `-0`. */
export function fromAmount(amount: bigint, scale: number): string {
  const digits = String(abs(amount)).padStart(scale + 1, '0')
  const point = digits.length - scale
  let end = digits.length
  while (end > point && digits[end - 1] === '0') end -= 1
  const text = end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`
  return amount < 0n ? `-${text}` : text
}

export function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

export function power(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}

const unitPowers: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 }

/** Of a money unit against 元; 0 for counts and percentages. */
export function unitPower(rawUnit: string): number {
  return unitPowers[rawUnit] ?? 0
}
