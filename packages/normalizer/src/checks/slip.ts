import type { Bilingual } from './relation.ts'

/** How a wrong figure came from the right one, the likeliest first. */
export type Slip =
  | 'stated_elsewhere'
  | 'repeats_another'
  | 'one_digit'
  | 'swapped_digits'
  | 'unit'
  | 'shifted_point'
  | 'sign'
  | 'digit_lost'
  | 'digit_added'
  | 'counted_twice'
  | 'unknown'

const order: readonly Slip[] = [
  'stated_elsewhere',
  'repeats_another',
  'one_digit',
  'swapped_digits',
  'unit',
  'shifted_point',
  'sign',
  'digit_lost',
  'digit_added',
  'counted_twice',
  'unknown',
]

export function slipRank(slip: Slip): number {
  return order.indexOf(slip)
}

export const slipWords: Readonly<Record<Slip, Bilingual>> = {
  stated_elsewhere: { zh: '本报告另一处写作此数', en: 'this is what the report states elsewhere' },
  repeats_another: { zh: '现数重复了另一格的数字', en: 'the figure printed repeats another cell' },
  one_digit: { zh: '一位数字不同', en: 'one digit differs' },
  swapped_digits: { zh: '相邻两位数字颠倒', en: 'two digits are swapped' },
  unit: { zh: '元与万元混淆', en: '元 and 万元 are mixed up' },
  shifted_point: { zh: '小数点错位', en: 'the decimal point is shifted' },
  sign: { zh: '正负号相反', en: 'the sign is turned' },
  digit_lost: { zh: '漏掉一位数字', en: 'a digit was lost' },
  digit_added: { zh: '多出一位数字', en: 'a digit was added' },
  counted_twice: { zh: '同一数字重复计入', en: 'the same figure is counted twice' },
  unknown: { zh: '改为此数则各关系成立', en: 'with this figure the sums hold' },
}

/** What kind of slip makes `from` of `to`; both in steps of the last printed digit. */
export function slipBetween(from: bigint, to: bigint): Slip {
  if (from === -to) return 'sign'
  // From nothing to a negative amount is a digit and a sign.
  if (from < 0n !== to < 0n) return 'unknown'
  if (from !== 0n && to !== 0n) {
    if (from * 10_000n === to || to * 10_000n === from) return 'unit'
    if ([10n, 100n, 1000n].some((factor) => from * factor === to || to * factor === from)) return 'shifted_point'
  }
  const a = digits(from)
  const b = digits(to)
  // A zero printed as 0.00 has as many digits as its neighbours have decimals.
  const length = Math.max(a.length, b.length)
  if (a.length === b.length || from === 0n || to === 0n) {
    const [x, y] = [a.padStart(length, '0'), b.padStart(length, '0')]
    const differing = [...x].flatMap((digit, index) => (digit === y[index] ? [] : [index]))
    const [first, second] = differing
    if (differing.length === 1) return 'one_digit'
    if (
      differing.length === 2 &&
      first !== undefined &&
      second === first + 1 &&
      x[first] === y[second] &&
      x[second] === y[first]
    ) {
      return 'swapped_digits'
    }
  }
  if (b.length === a.length + 1 && isWithoutOne(b, a)) return 'digit_lost'
  if (a.length === b.length + 1 && isWithoutOne(a, b)) return 'digit_added'
  // The first digit of 1025 misread as 0 leaves 25.
  if (differsInOne(a.padStart(length, '0'), b.padStart(length, '0'))) return 'one_digit'
  return 'unknown'
}

function digits(value: bigint): string {
  return String(value < 0n ? -value : value)
}

function differsInOne(a: string, b: string): boolean {
  return [...a].filter((digit, index) => digit !== b[index]).length === 1
}

/** Whether `short` is `long` without one of its digits. */
function isWithoutOne(long: string, short: string): boolean {
  let skipped = 0
  while (skipped < short.length && long[skipped] === short[skipped]) skipped += 1
  return long.slice(skipped + 1) === short.slice(skipped)
}
