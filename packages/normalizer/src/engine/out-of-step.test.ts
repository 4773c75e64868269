import { expect, test } from 'vitest'
import { factsIn, readDrawn, table } from '../testing/draw.ts'

const drawing = (heads: string) => `
  | 项目 | 合计 | 因公出国（境）费 | ${heads} | 公务接待费 |
  | 支出决算数 | 12.00 | 0.00 |  | 9.00 | 0.00 | 9.00 | 3.00 |`
const read = (heads: string) =>
  factsIn(
    readDrawn('“三公”经费支出决算表', '单位：万元', { ...table(drawing(heads)), foundBy: 'alignment' }),
    'three_public',
  )

test('figures between a head without figures and a figure without a head are not certain', () => {
  expect(read('公务用车购置及运行费 | 公务用车购置费 |  | 公务用车运行费')).toEqual({
    'total|actual': '12.00',
    'overseas|actual': '0.00',
    'vehicle_operation|actual': '9.00',
    'reception|actual': '3.00',
  })
})

test('where every figure has its head, all are', () => {
  expect(read(' | 公务用车购置及运行费 | 公务用车购置费 | 公务用车运行费')).toMatchObject({
    'vehicle|actual': '9.00',
    'vehicle_purchase|actual': '0.00',
    'vehicle_operation|actual': '9.00',
  })
})
