import { expect, test } from 'vitest'
import type { GrayImage } from '../image.ts'
import { defaultLimits } from '../limits.ts'
import type { PageContent } from '../page.ts'
import type { Raster } from '../raster.ts'
import { read, readBundle } from '../read.ts'
import { expectError } from '../testing/errors.ts'
import type { SeenWord } from './engine.ts'
import { type Ocr, pageReader } from './ocr.ts'
import { figure, grid, picture } from './testing/draw-picture.ts'

/** Pages with a small table of two or three columns, as wide as the file says; every figure in them reads 12. */
const pages = [600, 800].map((width) =>
  picture(width, 320, [
    ...grid(width === 600 ? [100, 300, 500] : [100, 300, 500, 700], [100, 160, 220]),
    ...figure('12', 150, 121),
    ...figure('12', 350, 181),
  ]),
)

const raster: Raster = {
  createCanvas: () => {
    throw new Error('nothing is drawn')
  },
  openImage: async (_, width) => pages.find((page) => page.width === width) ?? Promise.reject(new Error(`${width}`)),
}
const recognise = async ({ width, height, data }: GrayImage): Promise<SeenWord[]> => {
  const words: SeenWord[] = []
  let top = -1
  for (let y = 0; y <= height; y++) {
    const isInk = y < height && data.subarray(y * width, (y + 1) * width).some((shade) => shade < 128)
    if (isInk && top < 0) top = y
    if (!isInk && top >= 0) words.push({ text: '12', box: [0, top, width, y], confidence: 90 })
    if (!isInk) top = -1
  }
  return words
}
const ocr: Ocr = { mode: 'auto', raster, recognise }

/** The head of a GIF; what it shows is told by the raster above. */
const gif = (width = 600): Uint8Array =>
  Uint8Array.from([...Buffer.from('GIF89a'), width & 255, width >> 8, 64, 1, 0, 0, 0, 0x3b])

test('images of one series are one document, whose places name file and page', async () => {
  const document = await readBundle(
    [
      { name: '扫描-10.gif', bytes: gif(800) },
      { name: '扫描-9.gif', bytes: gif() },
    ],
    { ocr },
  )
  expect(document.pages).toMatchObject([{ number: 1 }, { number: 1 }])
  const places = document.blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map(({ place }) => place) : [],
  )
  expect(new Set(places.map(({ file }) => file))).toEqual(new Set(['扫描-9.gif', '扫描-10.gif']))
  expect(places[0]?.file).toBe('扫描-9.gif')
})

test('a broken image of a series is a page that was not recognised, and the others are read', async () => {
  const members = [1, 2, 3].map((n) => ({ name: `${n}.gif`, bytes: gif(n === 2 ? 0 : 600) }))
  const document = await readBundle(members, { ocr })
  expect(document.pages).toHaveLength(3)
  expect(document.diagnostics.filter(({ code }) => code === 'page_not_recognised')).toMatchObject([
    { place: { file: '2.gif', page: 1 } },
  ])
})

test('an image cannot be read without recognition', async () => {
  await expectError('unsupported', () => read(gif()))
  await expectError('nothing_to_read', () => readBundle([1, 2].map((n) => ({ name: `${n}.gif`, bytes: gif() }))))
})

test('an image that cannot be opened is an error, not an empty report', async () => {
  await expectError('corrupt', () => read(gif(0), { ocr }))
})

test('recognition ends at the pages that are allowed, and says so', async () => {
  const members = [1, 2].map((n) => ({ name: `${n}.gif`, bytes: gif() }))
  const limits = { ...defaultLimits, ocr: { pages: 1, secondsPerPage: 60 } }
  const { diagnostics } = await readBundle(members, { ocr, limits })
  expect(diagnostics.filter(({ code }) => code === 'page_not_recognised')).toMatchObject([
    { message: 'page 2 could not be recognised (OCR): only 1 pages of a file are recognised' },
  ])
})

test('a page that takes longer than it may is not recognised, and says so', async () => {
  const page: PageContent = {
    ...{ number: 1, width: 100, height: 100, glyphs: [], rules: [], diagnostics: [] },
    textLayer: 'absent',
  }
  const [image] = pages
  const draw = async () => image ?? Promise.reject(new Error('there is no picture'))
  const read = (secondsPerPage: number) => pageReader(ocr, { pages: 9, secondsPerPage }).read(page, draw)
  expect((await read(60)).diagnostics.map(({ code }) => code)).not.toContain('page_not_recognised')
  expect((await read(0)).diagnostics).toMatchObject([
    { message: 'page 1 could not be recognised (OCR): it took longer than 0 s' },
  ])
})
