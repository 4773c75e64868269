import { expect, test } from 'vitest'
import { resultNames } from './names.ts'

const named = (...files: readonly string[]): readonly string[] => [...resultNames(files).values()]

test('a result has the name of its file', () => {
  expect(named('/in/2022/海东.pdf', '/in/b.pdf')).toEqual(['海东.pdf', 'b.pdf'])
})

test('files that share a name keep their folders', () => {
  expect(named('/in/2022/a.pdf', '/in/2023/a.pdf', '/in/b.pdf')).toEqual(['2022/a.pdf', '2023/a.pdf', 'b.pdf'])
  expect(named('/in/a.pdf', '/in/2023/q1/a.pdf')).toEqual(['a.pdf', '2023/q1/a.pdf'])
  expect(named('/x/a.pdf', '/y/a.pdf', '/xy/a.pdf')).toEqual(['x/a.pdf', 'y/a.pdf', 'xy/a.pdf'])
})

test('names that differ in case alone are the same to many file systems', () => {
  expect(named('/in/2022/A.pdf', '/in/2023/a.PDF')).toEqual(['2022/A.pdf', '2023/a.PDF'])
})
