import { expect, test } from 'vitest'
import { formatDecimal, shift } from './decimal.ts'
import { parsePrinted } from './parse.ts'

const read = (text: string) => {
  const printed = parsePrinted(text)
  return printed.kind === 'number'
    ? `${formatDecimal(printed.value)}${printed.unit ? ` ${printed.unit}` : ''}`
    : printed.kind
}

test.each([
  ['1108', '1108'],
  ['5056. 26', '5056.26'],
  ['1,108', '1108'],
  ['1，112．92', '1112.92'],
  ['5,627,314.43', '5627314.43'],
  ['１２３．４５', '123.45'],
  ['0', '0'],
  ['0.00', '0'],
  ['-0.00', '0'],
  ['1.20', '1.2'],
  ['.5', '0.5'],
  ['￥12.30', '12.3'],
  ['1 234 567.00', '1234567'],
  ['99999999999999999999.99', '99999999999999999999.99'],
])('%s is %s', (text, value) => expect(read(text)).toBe(value))

test.each(['-1.20', '－1.20', '−1.20', '–1.20', '(1.20)', '（1.20）', '△1.20', '▲1.20', '- 1.20'])(
  '%s is negative',
  (text) => expect(read(text)).toBe('-1.2'),
)

test.each([
  ['12.30万元', '12.3 万元'],
  ['150元', '150 元'],
  ['（1.20）万元', '-1.2 万元'],
  ['85.5%', '85.5 percent'],
  ['7辆', '7 count'],
])('%s carries its unit', (text, value) => expect(read(text)).toBe(value))

test('blank, nothing and zero are three different things', () => {
  expect(['', '  ', '—', '-', '－', '/', '*', '无', '0'].map(read)).toEqual([
    'blank',
    'blank',
    'nothing',
    'nothing',
    'nothing',
    'nothing',
    'nothing',
    'nothing',
    '0',
  ])
})

test.each(['1.367.05', '5, 597', '1,2.3', '1,1083', '12 34', ',5'])(
  '%s can be read in two ways: never guessed',
  (text) => expect(read(text)).toBe('malformed'),
)

test.each(['一、教育支出', '2024年度', '208教育', 'A12', '12-34', '1/2'])('%s is text', (text) =>
  expect(read(text)).toBe('text'),
)

test('what was printed is kept, without spaces', () => {
  expect(['5056. 26', '1，108', '（1.20）'].map((text) => parsePrinted(text))).toMatchObject([
    { raw: '5056.26' },
    { raw: '1，108' },
    { raw: '（1.20）' },
  ])
})

test('units are exact powers of ten', () => {
  expect(formatDecimal(shift({ digits: 67007n, scale: 2 }, 4))).toBe('6700700')
  expect(formatDecimal(shift({ digits: 1n, scale: 8 }, 4))).toBe('0.0001')
  expect(formatDecimal(shift({ digits: -48n, scale: 2 }, 0))).toBe('-0.48')
})

test('hostile lengths cost no more than they are long', () => {
  const started = performance.now()
  for (const text of ['1,'.repeat(50_000), '('.repeat(100_000), '1 '.repeat(50_000), '-'.repeat(100_000)])
    parsePrinted(text)
  expect(performance.now() - started).toBeLessThan(1000)
})

test.each(['504…', '…04154.63', '-12.5…'])('%s is cut off, and no number', (text) =>
  expect(read(text)).toBe('malformed'),
)
