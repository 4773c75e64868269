import { expect, test } from 'vitest'
import { type QuarterTurns, turnImage } from '../turn-image.ts'
import type { SeenWord } from './engine.ts'
import { findTurn } from './find-turn.ts'
import { grid, picture, type Rectangle } from './testing/draw-picture.ts'

/** Words of square letters; those of the left half are whole, of the others there are only frames. */
const word = (left: number, top: number): Rectangle[] =>
  Array.from({ length: 6 }, (_, i): Rectangle[] => {
    const [x0, x1, y1] = [left + 30 * i, left + 30 * i + 26, top + 26]
    if (i < 3) return [[x0, top, x1, y1]]
    return [
      [x0, top, x1, top + 3],
      [x0, y1 - 3, x1, y1],
      [x0, top, x0 + 3, y1],
      [x1 - 3, top, x1, y1],
    ]
  }).flat()

const page = picture(800, 600, [
  ...grid([40, 400, 760], [40, 120, 200, 280, 360, 440]),
  ...[60, 140, 220, 300, 380].flatMap((top) => [...word(80, top), ...word(440, top)]),
])

/** Reads letters where words are heavier on the left, as they are when they stand upright. */
function reader() {
  const asked: number[] = []
  const recognise = async ({ width, data }: { width: number; data: Uint8Array }): Promise<SeenWord[]> => {
    let balance = 0
    data.forEach((shade, i) => {
      if (shade < 128) balance += i % width < width / 2 ? 1 : -1
    })
    asked.push(balance)
    return [
      { text: balance > 0 ? '一般公共预算财政拨款' : '口人', box: [0, 0, 9, 9], confidence: balance > 0 ? 90 : 30 },
    ]
  }
  return { asked, recognise }
}

test.each([0, 1, 2, 3] as const)('a page that was turned by %i quarters is turned back', async (turned) => {
  const { recognise } = reader()
  expect(await findTurn(turnImage(page, turned), recognise)).toBe(((4 - turned) % 4) as QuarterTurns)
})

test('a page that stands upright costs one call', async () => {
  const { asked, recognise } = reader()
  await findTurn(page, recognise)
  expect(asked).toHaveLength(1)
})

test('a page without words is left as it is', async () => {
  const { asked, recognise } = reader()
  expect(await findTurn(picture(400, 600, grid([40, 300], [40, 400])), recognise)).toBe(0)
  expect(asked).toEqual([])
})

test('words that nobody can read do not turn a page over', async () => {
  const recognise = async (): Promise<SeenWord[]> => [{ text: '口', box: [0, 0, 9, 9], confidence: 20 }]
  expect(await findTurn(page, recognise)).toBe(0)
})
