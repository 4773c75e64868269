import { expect, test } from 'vitest'
import { binarise } from './binarise.ts'
import { findSkew, rotate, straighten } from './straighten.ts'
import { grid, picture } from './testing/draw-picture.ts'

const level = picture(900, 600, grid([50, 300, 550, 850], [50, 150, 250, 350, 450, 550]))

test.each([-1.4, -0.3, 0.5, 1, 2])('finds a skew of %s degrees', (degrees) => {
  // A page that was turned by an angle is turned back by its opposite.
  expect(findSkew(binarise(rotate(level, -degrees)))).toBeCloseTo(degrees, 1)
})

test('a level page is left as it is', () => {
  expect(straighten(level)).toMatchObject({ gray: level, skew: 0 })
})

test('an empty page is level', () => {
  expect(straighten(picture(200, 200, [])).skew).toBe(0)
})

test('shading is no ink: the threshold follows the paper', () => {
  const shaded = { ...level, data: level.data.map((value, i) => (value === 0 ? 60 : 160 + (i % level.width) / 10)) }
  expect(binarise(shaded).data).toEqual(binarise(level).data)
})
