import { expect, it } from 'vitest'
import { slipBetween } from './slip.ts'

it.each([
  ['one_digit', 361484n, 361384n],
  ['one_digit', 0n, 300n],
  ['one_digit', 25n, 1025n],
  ['swapped_digits', 36841n, 36814n],
  ['unit', 48n, 480_000n],
  ['shifted_point', 1600n, 160n],
  ['sign', -350n, 350n],
  ['digit_lost', 117n, 1117n],
  ['digit_added', 11_127n, 1127n],
  ['unknown', 0n, -300n],
  ['unknown', 537_764n, 536_475n],
] as const)('%s: %s for %s', (slip, from, to) => {
  expect(slipBetween(from, to)).toBe(slip)
})
