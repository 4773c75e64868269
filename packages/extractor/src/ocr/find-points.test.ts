import { expect, test } from 'vitest'
import { binarise } from './binarise.ts'
import { withFaintPoints, withPoints } from './find-points.ts'
import { type InkBox, inkBoxes } from './ink-boxes.ts'
import { picture } from './testing/draw-picture.ts'
import { toInkLines } from './text-lines.ts'

const box = (x0: number, y0: number, x1: number, y1: number): InkBox => ({
  x0,
  y0,
  x1,
  y1,
  area: (x1 - x0) * (y1 - y0),
})

/** Four digits of small type, with room for a point after the second. */
const digits = [box(0, 0, 7, 12), box(9, 0, 16, 12), box(21, 0, 28, 12), box(30, 0, 37, 12)]
const line = { x0: 0, y0: 0, x1: 37, y1: 12, boxes: digits }

test('a speck at the foot of the line between two digits is a point', () => {
  const point = box(18, 10, 20, 12)
  const { lines, rest } = withPoints([line], [point])
  expect(lines[0]?.boxes).toHaveLength(5)
  expect(lines[0]?.boxes[2]).toEqual(point)
  expect(rest).toEqual([])
})

test.each([
  ['in the middle of the height', box(18, 5, 20, 7)],
  ['below a digit', box(22, 11, 24, 13)],
  ['before the line', box(-4, 10, -2, 12)],
  ['a single pixel', box(18, 11, 19, 12)],
])('a speck %s is dust', (_, speck) => {
  expect(withPoints([line], [speck])).toEqual({ lines: [line], rest: [speck] })
})

test('a spot too faint for ink, with paper on both sides, is a point', () => {
  const page = picture(60, 40, [
    [10, 10, 18, 28],
    [26, 10, 34, 28],
  ])
  const [bar] = toInkLines(inkBoxes(binarise(page)).letters, 18)
  if (bar === undefined) throw new Error('no ink')
  expect(withFaintPoints(page, bar).boxes).toHaveLength(2)
  for (const y of [25, 26]) page.data.fill(150, y * 60 + 21, y * 60 + 23)
  expect(withFaintPoints(page, bar).boxes).toHaveLength(3)
})
