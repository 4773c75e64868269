/** An exact decimal: `digits` × 10^−`scale`. Money never passes through floating point. */
export interface Decimal {
  readonly digits: bigint
  /** Number of decimal places, at least 0. */
  readonly scale: number
}

/** Reads `-1234.50`. The text must be a plain decimal: check with `parsePrinted` first. */
export function decimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** Moves the point: times 10^power, exactly. */
export function shift(value: Decimal, power: number): Decimal {
  const scale = value.scale - power
  return scale >= 0 ? { digits: value.digits, scale } : { digits: value.digits * 10n ** BigInt(-scale), scale: 0 }
}

export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale }
}

/** Without trailing zeros and without `-0`: the one form of a value in a result. */
export function formatDecimal(value: Decimal): string {
  const negative = value.digits < 0n
  const digits = String(negative ? -value.digits : value.digits).padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/u, '')
  const text = fraction ? `${whole}.${fraction}` : whole
  return negative && value.digits !== 0n ? `-${text}` : text
}
