import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import type { Raster } from '../raster.ts'
import { expectError } from '../testing/errors.ts'
import { openPictures } from './open-pictures.ts'
import { bits, makeTiff, type TestPage, type TiffOptions } from './testing/make-tiff.ts'

const noRaster: Raster = {
  createCanvas: () => {
    throw new Error('nothing is drawn')
  },
  openImage: async (_, width, height) => ({ width, height, data: new Uint8Array(width * height).fill(77), dpi: 72 }),
}
const want = { dpi: 300, pixels: 1e6 }
const open = (bytes: Uint8Array) => openPictures(bytes, defaultLimits, noRaster)

/** The picture as rows, black is `#`. */
async function seen(page: TestPage, options?: TiffOptions): Promise<string[]> {
  const [first] = open(makeTiff([page], options)).pages
  const { image } = (await first?.open(want)) ?? { image: undefined }
  return rows(image?.width ?? 0, image?.data ?? new Uint8Array())
}

const rows = (width: number, data: Uint8Array): string[] =>
  Array.from({ length: data.length / width }, (_, y) =>
    [...data.subarray(y * width, (y + 1) * width)].map((shade) => (shade < 128 ? '#' : '.')).join(''),
  )

/** An F, which shows how it was turned. */
const letter = ['.....', '.###.', '.#...', '.##..', '.#...', '.#...']
const [width, height] = [5, 6]
const oneBit = bits(letter.join(' '))
const gray = Uint8Array.from(letter.join(''), (pixel) => (pixel === '#' ? 0 : 255))

/** White; four white, three black; the first change one further: vertical and horizontal codes, and the end of the page. */
const group4 = bits(`1 ${'001'}${'1011'}${'10'}1 ${'011'}11 ${'000000000001'.repeat(2)}`.replaceAll(' ', ''))
const faxRows = ['................', '....###.........', '.....##.........']

describe('a TIFF gives the same picture', () => {
  const inGray = { 258: 8, 262: 1 }
  const kinds: Record<string, TestPage> = {
    'in black and white': { width, height, parts: [oneBit] },
    'with black as zero': { width, height, parts: [oneBit.map((byte) => ~byte)], fields: { 262: 1 } },
    'in strips': { width, height, parts: [oneBit.slice(0, 4), oneBit.slice(4)], fields: { 278: 4 } },
    'in gray': { width, height, parts: [gray], fields: inGray },
    'packed by Deflate': { width, height, parts: [deflateSync(gray)], fields: { ...inGray, 259: 8 } },
    'packed by PackBits': {
      width,
      height,
      // Rows as they are, with a count before.
      parts: [Uint8Array.from(letter.flatMap((_, y) => [4, ...gray.subarray(5 * y, 5 * y + 5)]))],
      fields: { ...inGray, 259: 32773 },
    },
    'packed by LZW': { width, height, parts: [lzw(gray)], fields: { ...inGray, 259: 5 } },
    'as differences': { width, height, parts: [differences(gray)], fields: { ...inGray, 259: 1, 317: 2 } },
    'in 16 bits': { width, height, parts: [gray.reduce(double, new Uint8Array(60))], fields: { 258: 16, 262: 1 } },
    'with a palette': {
      width,
      height,
      parts: [gray.map((shade) => (shade === 0 ? 7 : 9))],
      fields: { 258: 8, 262: 3, 320: Array.from({ length: 768 }, (_, i) => (i % 256 === 9 ? 65_535 : 0)) },
    },
    'in colours': {
      width,
      height,
      parts: [Uint8Array.from([...gray].flatMap((shade) => [shade, shade, shade]))],
      fields: { 258: [8, 8, 8], 262: 2, 277: 3 },
    },
    'in planes of colours': {
      width,
      height,
      parts: [gray, gray, gray],
      fields: { 258: [8, 8, 8], 262: 2, 277: 3, 284: 2 },
    },
    'in inks': {
      width,
      height,
      parts: [Uint8Array.from([...gray].flatMap((shade) => [0, 0, 0, 255 - shade]))],
      fields: { 258: [8, 8, 8, 8], 262: 5, 277: 4 },
    },
    'on a clear ground': {
      width,
      height,
      parts: [Uint8Array.from([...gray].flatMap((shade) => [0, 0, 0, 255 - shade]))],
      fields: { 258: [8, 8, 8, 8], 262: 2, 277: 4, 338: 2 },
    },
    'in tiles': {
      width,
      height,
      tile: [16, 16],
      parts: [bits(Array.from({ length: 16 }, (_, y) => (letter[y] ?? '').padEnd(16, '#')).join(' '))],
    },
    'as a fax of group 4': { width: 16, height: 3, parts: [group4], fields: { 259: 4 } },
  }
  it.each(Object.entries(kinds))('%s', async (kind, page) => {
    expect(await seen(page)).toEqual(kind.includes('group 4') ? faxRows : letter)
  })

  it('in the other order of bytes', async () => {
    expect(await seen({ width, height, parts: [oneBit] }, { bigEndian: true })).toEqual(letter)
  })

  it('with the lowest bit of each byte first', async () => {
    const turned = group4.map((byte) => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2))
    expect(await seen({ width: 16, height: 3, parts: [turned], fields: { 259: 4, 266: 2 } })).toEqual(faxRows)
  })

  it.each([
    [3, ['...#.', '...#.', '..##.', '...#.', '.###.', '.....']],
    [6, ['......', '#####.', '..#.#.', '....#.', '......']],
    [8, ['......', '.#....', '.#.#..', '.#####', '......']],
  ])('turned upright from orientation %i', async (orientation, upright) => {
    expect(await seen({ width, height, parts: [oneBit], fields: { 274: orientation } })).toEqual(upright)
  })
})

describe('a TIFF of several pages', () => {
  const page = (fields = {}): TestPage => ({ width, height, parts: [oneBit], fields })

  it('has them in order, without small copies and masks', () => {
    const { pages } = open(makeTiff([page(), page({ 254: 1 }), page({ 254: 2 }), page({ 254: 4 })]))
    expect(pages).toHaveLength(2)
  })

  it('gives the others when one cannot be read', async () => {
    const [bad, good] = open(makeTiff([page({ 259: 34712 }), page()])).pages
    await expect(bad?.open(want)).rejects.toMatchObject({ code: 'unsupported', message: /JPEG 2000/ })
    expect((await good?.open(want))?.lost).toBe(0)
  })

  it('must not run in a circle', () => expectError('corrupt', () => open(makeTiff([page(), page()], { circleTo: 0 }))))

  it('must not have too many', async () => {
    const limits = { ...defaultLimits, pdf: { ...defaultLimits.pdf, pages: 1 } }
    await expectError('limit_pages', () => openPictures(makeTiff([page(), page()]), limits, noRaster))
  })

  it('tells when the chain leads out of the file', () => {
    const bytes = makeTiff([page(), page()])
    expect(open(bytes.subarray(0, -20)).diagnostics).toMatchObject([{ code: 'file_truncated' }])
  })
})

describe('a damaged TIFF', () => {
  const opened = async (page: TestPage) => open(makeTiff([page])).pages[0]?.open(want)

  it('loses only what is damaged', async () => {
    const parts = [oneBit.subarray(0, 3), Uint8Array.of(1, 2, 3)]
    const page = { width, height, parts, fields: { 259: [1], 278: 3, 279: [3, 1] } }
    expect(await opened(page)).toMatchObject({ lost: 2 / 6 })
  })

  it.each([
    ['corrupt', { parts: [], fields: { 273: [9_999_999], 279: [5] } }],
    ['corrupt', { parts: [oneBit], fields: { 278: 1 } }],
    ['corrupt', { width: 0, parts: [oneBit] }],
    ['corrupt', { parts: [oneBit], fields: { 258: 8, 262: 3 } }],
    ['limit_pixels', { width: 100_000, height: 100_000, parts: [oneBit] }],
    ['unsupported', { parts: [oneBit], fields: { 258: 64 } }],
    ['unsupported', { parts: [oneBit], fields: { 262: 8 } }],
    ['unsupported', { parts: [Uint8Array.of(0, 1)], fields: { 258: 8, 259: 5 } }],
  ] as const)('is %s', async (code, page) => {
    await expect(opened({ width, height, ...page } as TestPage)).rejects.toMatchObject({ code })
  })

  it('never unpacks to more than its page', async () => {
    const bomb = deflateSync(new Uint8Array(50_000_000))
    await expect(opened({ width, height, parts: [bomb], fields: { 258: 8, 259: 8 } })).rejects.toMatchObject({
      code: 'corrupt',
    })
  })
})

describe('the head of an image', () => {
  const head = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.padEnd(64, '\0'), 'latin1'))

  it('tells its size before it is decoded', async () => {
    const gif = head('GIF89a\xff\xff\xff\xff')
    await expectError('limit_pixels', () => open(gif))
    expect(open(head('GIF89a\x05\x00\x06\x00')).pages).toMatchObject([{ width: 5, height: 6 }])
  })

  it('tells that the rest is missing', () => {
    expect(open(head('GIF89a\x05\x00\x06\x00')).diagnostics).toMatchObject([{ code: 'file_truncated' }])
    expect(open(head('BM\xff\xff\x00\x00\0\0\0\0\0\0\0\0\x28\0\0\0\x05\0\0\0\x06\0\0\0')).diagnostics).toHaveLength(1)
  })

  it('must be whole', () => expectError('corrupt', () => open(head('\xff\xd8\xff\xe0\x00\x10JFIF'))))

  it('gives the resolution when that makes a sheet of paper', () => {
    // SOF0 of 1654 by 2339 pixels, and a resolution in dots per inch.
    const jpeg = (dpi: number) =>
      head(
        `\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x01\0${String.fromCharCode(dpi)}\0${String.fromCharCode(dpi)}\0\0\xff\xc0\x00\x0b\x08\x09\x23\x06\x76\x01\x01\x11\0\xff\xda\x00\x08\x01\x01\0\0\x3f\0\xff\xd9`,
      )
    expect(open(jpeg(150)).pages).toMatchObject([{ width: 1654, height: 2339, dpi: 150 }])
    // 72 is what software writes that knows none: the page would be larger than A3.
    expect(open(jpeg(72)).pages[0]?.dpi).toBeCloseTo(200, 0)
  })
})

/** Codes of nine bits, all of one byte, behind the code to begin and before the code to end. */
function lzw(data: Uint8Array): Uint8Array {
  const codes = [256, ...data, 257]
  return bits(codes.map((code) => code.toString(2).padStart(9, '0')).join(''))
}

function differences(data: Uint8Array): Uint8Array {
  return data.map((shade, i) => (i % width === 0 ? shade : shade - (data[i - 1] ?? 0)))
}

/** Two bytes for one, the higher last. */
function double(all: Uint8Array, shade: number, i: number): Uint8Array {
  all[2 * i] = 0x33
  all[2 * i + 1] = shade
  return all
}
