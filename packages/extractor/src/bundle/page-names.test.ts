import { expect, test } from 'vitest'
import { pageSeries } from './page-names.ts'

test('names that differ by their last number and their ending are of one series', () => {
  expect(pageSeries('扫描-01.jpg')).toBe(pageSeries('扫描-12.png'))
  expect(pageSeries('2024决算 第3页.jpg')).toBe(pageSeries('2024决算 第10页.jpg'))
  expect(pageSeries('a/1.jpg')).not.toBe(pageSeries('b/1.jpg'))
  expect(pageSeries('甲1.jpg')).not.toBe(pageSeries('乙1.jpg'))
  expect(pageSeries('封面.jpg')).toBeUndefined()
})
