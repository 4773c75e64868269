import { expect, test } from 'vitest'
import { codeByName, nameBook } from './names.ts'

const book = nameBook()
for (const [name, code] of [
  ['政府办公厅(室)及相关机构事务', '20103'],
  ['行政运行', '2010101'],
  ['行政运行', '2010301'],
  ['其他社会保障和就业支出', '20899'],
  ['其他社会保障和就业支出', '2089999'],
] as const)
  book.add(name, code)

test('a name that stands in several sections has no code unless its section was printed', () => {
  expect(codeByName([book], '行政运行', ['201', '20103'])).toBe('2010301')
  expect(codeByName([book], '行政运行', ['201'])).toBeUndefined()
})

test('the same name at two levels is told by the line before', () => {
  expect(codeByName([book], '其他社会保障和就业支出', ['208'])).toBe('20899')
  expect(codeByName([book], '其他社会保障和就业支出', ['208', '20899'])).toBe('2089999')
})
