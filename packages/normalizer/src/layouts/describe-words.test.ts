import { expect, test } from 'vitest'
import { describeWords } from './describe-words.ts'
import { layouts } from './index.ts'

test.each([
  ['收入决算表', '收入决算表'],
  [/收入决算(?:总|情况)?表$/u, '收入决算[总|情况]表'],
  [/(?:收入支出|收支)(?:决算)?(?:总体情况|总)表$/u, '(收入支出|收支)[决算](总体情况|总)表'],
  [/^出国\(?境?\)?.*批次$/u, '出国[(][境][)]…批次'],
  [/(?<=表)a(?:[及和]b)+\d{1,2}/u, 'a((及|和)b)\\d'],
  [/国有资产(?:占有|占用)*表/u, '国有资产[占有|占用]…表'],
  [['一', /二$/u], '一 or 二'],
])('%s', (words, text) => {
  expect(describeWords(words)).toBe(text)
})

test('every title of a built-in layout can be read', () => {
  for (const layout of layouts) expect(describeWords(layout.title)).not.toMatch(/[\\$^?*+]/u)
})

test('a long pattern takes no long time, and an unclosed one ends', () => {
  expect(describeWords(new RegExp(`${'(?:a'.repeat(2000)}${')?'.repeat(2000)}`, 'u'))).toContain('[a[a')
})
