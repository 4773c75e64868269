import { expect, it } from 'vitest'
import { decimalsOf, fromAmount, isDecimal, toAmount } from './amount.ts'

it('keeps every digit', () => {
  expect(toAmount('-3748076.8', 3)).toBe(-3_748_076_800n)
  expect(fromAmount(-3_748_076_800n, 3)).toBe('-3748076.8')
  expect(fromAmount(5n, 3)).toBe('0.005')
  expect(fromAmount(0n, 3)).toBe('0')
  expect(decimalsOf('0.000048')).toBe(6)
})

it('takes no number that is not one', () => {
  expect(['1,108', '', '.5', '1e9', '1'.repeat(40)].filter(isDecimal)).toEqual([])
})
