import { describe, expect, it } from 'vitest'
import { readFirstPage, rulesOf } from './testing/read-page.ts'

// Pages are 400 by 300 points; a rule at y = 200 in the file is at 100 from the top.
const rules = async (content: string, entries = ''): Promise<string[]> =>
  rulesOf(await readFirstPage({ content, entries }))

describe('ruling lines', () => {
  it('are strokes', async () => {
    expect(await rules('1 w 20 200 m 380 200 l S 50 20 m 50 280 l S')).toEqual(['h 100 20-380', 'v 50 20-280'])
  })

  it('are hairlines of width 0', async () => {
    expect(await rules('0 w 20 200 m 380 200 l S')).toEqual(['h 100 20-380'])
  })

  it('are the sides of a stroked rectangle', async () => {
    expect(await rules('0.5 w 20 100 200 50 re S')).toEqual([
      'h 150 20-220',
      'h 200 20-220',
      'v 20 150-200',
      'v 220 150-200',
    ])
  })

  it('are thin filled rectangles, joined by corner squares', async () => {
    const content = '20 199.5 1 1 re f 21 199.5 98 1 re f 119 199.5 1 1 re f 120 199.5 98 1 re f 20 101 1 98.5 re f'
    expect(await rules(content)).toEqual(['h 100 20-218', 'v 21 100-199'])
  })

  it('are thin filled polygons', async () => {
    expect(await rules('20 200 m 380 200 l 380 200.7 l 20 200.7 l h f')).toEqual(['h 100 20-380'])
  })

  it('are a filled frame with a hole', async () => {
    expect(await rules('20 100 200 50 re 21 101 198 48 re f*')).toEqual([
      'h 151 20-220',
      'h 200 20-220',
      'v 21 150-200',
      'v 220 150-200',
    ])
  })

  it('are pieces per cell, joined', async () => {
    expect(await rules('1 w 20 200 m 100 200 l S 100.4 200 m 180 200.2 l S 180 199.9 m 260 200 l S')).toEqual([
      'h 100 20-260',
    ])
  })

  it('stay apart where a person sees a gap', async () => {
    expect(await rules('1 w 20 200 m 100 200 l S 110 200 m 180 200 l S')).toEqual(['h 100 20-100', 'h 100 110-180'])
  })

  it('are dashed by a pattern', async () => {
    expect(await rules('1 w [3 2] 0 d 20 200 m 380 200 l S')).toEqual(['h 100 20-380'])
  })

  it('are dashed piece by piece', async () => {
    const dashes = Array.from({ length: 40 }, (_, i) => `${20 + i * 5} 200 m ${23 + i * 5} 200 l S`).join(' ')
    expect(await rules(`1 w ${dashes}`)).toEqual(['h 100 20-218'])
  })

  it('are dotted by small squares', async () => {
    const dots = Array.from({ length: 60 }, (_, i) => `${20 + i * 3} 200 1 1 re f`).join(' ')
    expect(await rules(dots)).toEqual(['h 100 20-198'])
  })

  it('are double, and count once', async () => {
    expect(await rules('0.5 w 20 200 m 380 200 l S 20 198 m 380 198 l S')).toEqual(['h 101 20-380'])
  })

  it('are the borders of cells with a little space between them', async () => {
    const cells = [20, 102, 184].map((x) => `${x} 200 80 20 re S ${x} 178 80 20 re S`).join(' ')
    const found = await rules(`0.5 w ${cells}`)
    expect(found).toEqual([
      'h 80 20-264',
      'h 101 20-264',
      'h 122 20-264',
      'v 20 80-122',
      'v 101 80-122',
      'v 183 80-122',
      'v 264 80-122',
    ])
  })

  it('are drawn by form XObjects and by stretched pictures', async () => {
    const page = await readFirstPage(
      {
        content: 'q 1 0 0 1 0 100 cm /X Do Q q 360 0 0 0.5 20 50 cm /I Do Q',
        resources: '/XObject << /X 200 0 R /I 201 0 R >>',
      },
      {
        objects: {
          200: '<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] /Length 24 >>\nstream\n1 w 20 100 m 380 100 l S\nendstream',
          201: '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream',
        },
      },
    )
    expect(rulesOf(page)).toEqual(['h 100 20-380', 'h 250 20-380'])
  })

  it('are turned with the page', async () => {
    expect(await rules('1 w 20 200 m 380 200 l S', '/Rotate 90')).toEqual(['v 200 20-380'])
  })

  it('are cut at the clip and at the page', async () => {
    expect(await rules('q 100 0 100 300 re W n 1 w 20 200 m 380 200 l S Q 1 w 300 100 m 900 100 l S')).toEqual([
      'h 100 100-200',
      'h 200 300-400',
    ])
  })

  it('are not there when they lie outside the clip', async () => {
    expect(await rules('q 100 0 100 50 re W n 1 w 20 200 m 380 200 l S Q')).toEqual([])
  })
})

describe('what is no ruling line', () => {
  it('is a slanted stroke, a curve, a filled area', async () => {
    expect(await rules('1 w 20 20 m 380 200 l S 20 20 m 50 90 90 90 120 20 c S 0.9 g 20 100 200 50 re f')).toEqual([])
  })

  it('is a line painted over', async () => {
    expect(await rules('1 w 20 200 m 380 200 l S 1 g 10 150 380 100 re f')).toEqual([])
  })

  it('is a transparent line', async () => {
    const page = await readFirstPage({
      content: '/G gs 1 w 20 200 m 380 200 l S',
      resources: '/ExtGState << /G << /CA 0 /ca 0 >> >>',
    })
    expect(rulesOf(page)).toEqual([])
  })
})

describe('rules that nobody sees', () => {
  it('are not the white ones through a table with a band on every other row', async () => {
    const bands = [40, 80, 120, 160].map((y) => `20 ${y} 360 20 re`).join(' ')
    expect(await rules(`0.8 g ${bands} f 1 G 1 w 100 40 m 100 200 l S`)).toEqual(['v 100 100-260'])
  })

  it('begin where a dark header ends', async () => {
    const pieces = [20, 60, 100, 140, 180, 220].map((y) => `100 ${y} m 100 ${y + 40} l S`).join(' ')
    expect(await rules(`0.2 g 20 240 360 20 re f 1 G 1 w ${pieces}`)).toEqual(['v 100 40-80', 'v 100 80-280?'])
  })

  it('are white on white', async () => {
    expect(await rules('1 G 1 w 20 200 m 380 200 l S')).toEqual(['h 100 20-380?'])
  })

  it('are not those that are white on a band', async () => {
    expect(await rules('0 0 0.5 rg 10 150 380 100 re f 1 G 1 w 20 200 m 380 200 l S')).toEqual(['h 100 20-380'])
  })
})
