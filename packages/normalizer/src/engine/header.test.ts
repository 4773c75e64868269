import { describe, expect, test } from 'vitest'
import { isColumnNumbers } from './header.ts'

describe('column numbers', () => {
  test.each([
    '栏次 1 2 3',
    '1 2 3 4',
    '甲 1 2 3=4+5 4',
    // Recognition lost the 11, or read it as 1.
    '1 2 3 4 5 6 7 8 9 10 12',
    '1 2 3 4 5 6 7 8 9 10 1 12',
  ])('are %s', (texts) => expect(isColumnNumbers(texts.split(' '))).toBe(true))

  test.each(['1 2 3.5', '合计 12 13.5', '3 1 2', '1 0 0 2 0 0 1', '2 4 6 8 10 12 14'])('are not %s', (texts) =>
    expect(isColumnNumbers(texts.split(' '))).toBe(false),
  )
})
