import { expect, test } from 'vitest'
import type { Cell, ExtractedDocument, Place } from '../document.ts'
import { binarise } from './binarise.ts'
import { figureStore } from './figure-store.ts'
import { inkBoxes } from './ink-boxes.ts'
import { rereadFigures } from './reread-figures.ts'
import { figure, picture } from './testing/draw-picture.ts'
import { toInkLines } from './text-lines.ts'

const drawn = picture(120, 40, figure('4.55', 10, 10))
const [ink] = toInkLines(inkBoxes(binarise(drawn)).letters, 26)
if (ink === undefined) throw new Error('no ink')

const place: Place = { in: 'page', page: 1, box: [0, 0, 100, 20] }
const cell: Cell = {
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  text: '1.55',
  place,
  confidence: 50,
  alternatives: ['7.55'],
}
const document: ExtractedDocument = {
  format: 'pdf',
  pages: [],
  diagnostics: [],
  blocks: [{ kind: 'table', rowCount: 1, columnCount: 1, cells: [cell], place, pageBreaks: [], foundBy: 'rules' }],
}
const cellsOf = ({ blocks }: ExtractedDocument) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []))
const says = (text: string) => async (image: { width: number; height: number }) => [
  { text, box: [20, 20, image.width - 20, image.height - 20] as const, confidence: 90 },
]

test('what is seen in a figure joins its alternatives; the figure stays', async () => {
  const store = figureStore()
  store.keep(1, [{ box: [10, 5, 40, 15], picture: drawn, ink }])
  const [reread] = cellsOf(await rereadFigures(document, [place], store, says('4.55')))
  expect(reread).toMatchObject({ text: '1.55', alternatives: ['7.55', '4.55'] })
})

test('where a point was lost, its room offers it', async () => {
  const bare = toInkLines(
    inkBoxes(
      binarise(
        picture(
          120,
          40,
          figure('4.55', 10, 10).filter((_, i) => i !== 1),
        ),
      ),
    ).letters,
    26,
  )
  const store = figureStore()
  store.keep(
    1,
    bare.map((line) => ({ box: [10, 5, 40, 15] as const, picture: drawn, ink: line })),
  )
  const [reread] = cellsOf(await rereadFigures(document, [place], store, says('455')))
  expect(reread?.alternatives).toContain('4.55')
})

test('a file inside a bundle has figures of its own', async () => {
  const store = figureStore()
  store.inside('表.pdf').keep(1, [{ box: [10, 5, 40, 15], picture: drawn, ink }])
  expect(await rereadFigures(document, [place], store, says('4.55'))).toBe(document)
  expect(store.find({ ...place, file: '表.pdf' })).toHaveLength(1)
})
