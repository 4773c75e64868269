import { expect, test } from 'vitest'
import { binarise } from './binarise.ts'
import { inkBoxes } from './ink-boxes.ts'
import { readByLikeness } from './likeness.ts'
import { picture, type Rectangle } from './testing/draw-picture.ts'
import { toInkLines } from './text-lines.ts'

/** A digit of strokes: 1 is a bar, 7 a bar with a roof, 4 a bar with an arm. */
function digit(kind: string, x: number, y: number): Rectangle[] {
  const bar: Rectangle = [x + 8, y, x + 11, y + 18]
  if (kind === '7') return [bar, [x, y, x + 11, y + 3]]
  if (kind === '4') return [bar, [x, y, x + 3, y + 12], [x, y + 10, x + 14, y + 13]]
  return [bar]
}

/** Figures of three digits below one another, with what was read of them. */
function read(figures: readonly (readonly [printed: string, read: string])[]) {
  const black = figures.flatMap(([printed], row) =>
    [...printed].flatMap((kind, column) => digit(kind, 20 + 18 * column, 20 + 40 * row)),
  )
  const page = picture(120, 40 * figures.length + 40, black)
  const lines = toInkLines(inkBoxes(binarise(page)).letters, 18)
  return readByLikeness(
    page,
    lines.map((line, i) => ({ line, text: figures[i]?.[1] ?? '', sure: true })),
  )
}

const others = [
  ['147', '147'],
  ['417', '417'],
  ['714', '714'],
  ['471', '471'],
] as const

test('a digit that looks like the others of its kind is certain', () => {
  expect(read([...others, ['741', '741']]).at(-1)).toEqual({ text: '741', certain: true })
})

test('a digit that looks like another kind is told', () => {
  expect(read([...others, ['741', '711']]).at(-1)).toEqual({ text: '741', certain: false })
})

test('where the ink has another number of marks, nothing is said', () => {
  expect(read([...others, ['741', '7411']]).at(-1)).toBeUndefined()
})
