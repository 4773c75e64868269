import { expect, test } from 'vitest'
import { findGarble } from './garbled.ts'

const garbleOf = (text: string) => findGarble([...text.replace(/\s/g, '')])
const sentence = '本部门全年的收入和支出都写在下面的各个表里，单位为万元，金额保留两位小数。'

test('Chinese is not garbled, nor are figures, codes and foreign names in it', () => {
  expect(garbleOf(sentence.repeat(10))).toBeUndefined()
  expect(garbleOf('2010301 12,345.67 88.00 '.repeat(40))).toBeUndefined()
  expect(garbleOf(`${sentence} Café Zürich, Île-de-France, Łódź, 25℃±1`)).toBeUndefined()
  expect(garbleOf('')).toBeUndefined()
})

test('neither are names with rare letters, nor traditional Chinese', () => {
  expect(garbleOf(`${sentence.repeat(4)}，经办人：堃、祎、喆、镕、赟、翀`)).toBeUndefined()
  expect(garbleOf('本單位全年的收入與支出情況如下：業務費、辦公費及會議費，金額單位為萬元。'.repeat(6))).toBeUndefined()
})

test('letters of other languages in the middle of words', () => {
  expect(garbleOf(`${sentence}]称服ó中心，ù目支出，Ā金收入`)).toBe('stray letters')
})

test('Chinese in the code of another language', () => {
  const latin = new TextDecoder('latin1').decode(Uint8Array.of(0xca, 0xd5, 0xc8, 0xeb, 0xd6, 0xa7, 0xb3, 0xf6))
  expect(garbleOf(latin.repeat(5))).toBe('western letters')
})

test('Chinese in another code of Chinese', () => {
  const mixed = new TextDecoder('gbk').decode(Buffer.from(sentence))
  expect(garbleOf(mixed)).toBe('rare letters')
})

test('common letters in no order', () => {
  const [first, last] = [0xb0, 0xd7]
  const letters = Array.from({ length: 400 }, (_, i) => [first + ((i * 17) % (last - first)), 0xa1 + ((i * 29) % 94)])
  const text = new TextDecoder('gbk').decode(Uint8Array.from(letters.flat()))
  expect(garbleOf(text)).toBe('no words')
})
