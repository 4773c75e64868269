import { expect, test } from 'vitest'
import { wrap } from './wrap.ts'

/** Every character is one wide. */
const count = (text: string): number => [...text].length

test('Chinese breaks between any two characters', () => {
  expect(wrap('机关事业单位基本养老保险缴费支出', 6, count)).toEqual(['机关事业单位', '基本养老保险', '缴费支出'])
})

test('a number stays whole, and a full stop does not start a line', () => {
  expect(wrap('共计1108万元。', 5, count)).toEqual(['共计', '1108万', '元。'])
})

test('a line break in the text is kept', () => {
  expect(wrap('功能分类\n科目编码', 9, count)).toEqual(['功能分类', '科目编码'])
})
