import { expect, test } from 'vitest'
import { binarise } from './binarise.ts'
import { figureShape, fitsShape } from './figure-shape.ts'
import { inkBoxes } from './ink-boxes.ts'
import { lookOf } from './tell-figures.ts'
import { figure, picture, type Rectangle } from './testing/draw-picture.ts'
import { toInkLines } from './text-lines.ts'

function lineOf(black: Parameters<typeof picture>[2]) {
  const [line] = toInkLines(inkBoxes(binarise(picture(400, 80, black))).letters, 26)
  if (line === undefined) throw new Error('no ink')
  return line
}

test.each([
  ['1,108.32', true],
  ['1108.32', false],
  ['1,108.3', false],
  ['1.108.32', true],
  ['-1,108.32', false],
])('1,108.32 in ink may read as %s: %s', (text, fits) => {
  expect(fitsShape(text, figureShape(lineOf(figure('1,108.32', 20, 30))))).toBe(fits)
})

test('a sign is counted', () => {
  const shape = figureShape(lineOf(figure('-5.00', 20, 30)))
  expect(fitsShape('-5.00', shape)).toBe(true)
  expect(fitsShape('5.00', shape)).toBe(false)
})

test('digits that touch have at least two in a wide piece', () => {
  const shape = figureShape(lineOf([[20, 30, 46, 48]]))
  expect(fitsShape('1', shape)).toBe(false)
  expect(fitsShape('11', shape)).toBe(true)
})

test('narrow pieces of one height are a figure, wide ones are text', () => {
  expect(lookOf(lineOf(figure('208.05', 20, 30)))).toBe('figure')
  // Two letters of two pieces each, as 二 and 旦.
  const twoLetters: Rectangle[] = [
    [20, 30, 46, 33],
    [20, 52, 46, 56],
    [50, 30, 74, 46],
    [50, 52, 76, 56],
  ]
  expect(lookOf(lineOf(twoLetters))).toBe('text')
})
