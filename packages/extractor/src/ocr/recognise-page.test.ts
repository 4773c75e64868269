import { expect, test } from 'vitest'
import { assemble, toPagePart } from '../assemble.ts'
import type { SeenWord } from './engine.ts'
import { recognisePage } from './recognise-page.ts'
import { figure, grid, picture } from './testing/draw-picture.ts'

/** Reads nothing, but tells where: figures are numbered in the order in which they are asked for. */
const numbering = () => {
  let asked = 0
  return async (image: { width: number; height: number; data: Uint8Array }): Promise<SeenWord[]> => {
    asked++
    const words: SeenWord[] = []
    let top = -1
    for (let y = 0; y <= image.height; y++) {
      const isInk = y < image.height && image.data.subarray(y * image.width, (y + 1) * image.width).some((v) => v < 128)
      if (isInk && top < 0) top = y
      if (!isInk && top >= 0) {
        words.push({ text: `${10 + words.length}`, box: [0, top, image.width, y], confidence: asked === 1 ? 90 : 95 })
        top = -1
      }
    }
    return words
  }
}

test('cells of a grid become cells of a table, with their confidence', async () => {
  const ink = [
    ...grid([100, 300, 500], [100, 160, 220]),
    ...figure('11', 150, 121),
    ...figure('22', 350, 121),
    ...figure('33', 150, 181),
    ...figure('44', 350, 181),
  ]
  const page = await recognisePage(1, picture(600, 320, ink), numbering())
  const [table] = assemble('image', [toPagePart(page)]).blocks
  expect(table).toMatchObject({ kind: 'table', rowCount: 2, columnCount: 2, foundBy: 'rules' })
  expect(table?.kind === 'table' && table.cells.map(({ text, confidence }) => [text, confidence])).toEqual([
    ['10', 95],
    ['11', 95],
    ['12', 95],
    ['13', 95],
  ])
})

test('readings that differ are doubtful, and the others are kept', async () => {
  const ink = [...grid([100, 300, 500], [100, 160]), ...figure('11', 150, 121)]
  let asked = 0
  const recognise = async (image: { width: number; height: number }): Promise<SeenWord[]> => {
    asked++
    return [{ text: asked === 1 ? '14' : '17', box: [20, 20, image.width, 40], confidence: 80 }]
  }
  const page = await recognisePage(1, picture(600, 260, ink), recognise)
  const [table] = assemble('image', [toPagePart(page)]).blocks
  const [first] = table?.kind === 'table' ? table.cells : []
  expect(first?.text).toBe('17')
  expect(first?.alternatives).toContain('14')
})

test('ink of which nothing is read is counted', async () => {
  const page = await recognisePage(1, picture(600, 260, figure('1234', 100, 100)), async () => [])
  expect(page.glyphs).toEqual([])
  expect(page.diagnostics[0]?.data).toMatchObject({ unread: 1 })
})
