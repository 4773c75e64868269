import { expect, test } from 'vitest'
import { evenLight } from './even-light.ts'
import { picture } from './testing/draw-picture.ts'

test('a shadow at the edge becomes paper, and ink stays ink', () => {
  const page = picture(400, 200, [
    [20, 90, 26, 108],
    [200, 90, 240, 110],
  ])
  const shaded = {
    ...page,
    data: page.data.map((shade, at) => Math.round(shade * Math.min(1, 0.4 + (at % 400) / 200))),
  }
  const { data } = evenLight(shaded)
  expect(data[50 * 400 + 22]).toBeGreaterThan(230)
  expect(data[50 * 400 + 300]).toBeGreaterThan(250)
  expect(data[100 * 400 + 22]).toBeLessThan(30)
})

test('faint ink becomes black', () => {
  const page = picture(400, 200, [[200, 90, 240, 110]])
  const { data } = evenLight({ ...page, data: page.data.map((shade) => (shade === 0 ? 140 : 240)) })
  expect(data[100 * 400 + 220]).toBeLessThan(30)
  expect(data[50 * 400 + 50]).toBe(255)
})
