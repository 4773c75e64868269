import { describe, expect, it } from 'vitest'
import { ucs2, words } from './testing/make-pdf.ts'
import { readFirstPage, textOf } from './testing/read-page.ts'

const text = async (content: string, resources = ''): Promise<string> =>
  textOf(await readFirstPage({ content, resources }))

describe('letters', () => {
  it('have boxes by the pen, and no white space among them', async () => {
    const { glyphs } = await readFirstPage({ content: words('A B', 100, 200) })
    expect(glyphs.map((glyph) => glyph.text)).toEqual(['A', 'B'])
    // Helvetica: A and B are 667 wide, the space 278.
    expect(glyphs[0]).toMatchObject({ x0: 100, baseline: 100, size: 12, bold: false })
    expect(glyphs[0]?.x1).toBeCloseTo(108.004)
    expect(glyphs[1]?.x0).toBeCloseTo(111.34)
    expect(glyphs[0]?.y0).toBeLessThan(93)
    expect(glyphs[0]?.y1).toBeGreaterThan(100)
  })

  it('of Chinese fonts that are not in the file are known without a network', async () => {
    const { glyphs } = await readFirstPage({ content: `BT /S 10 Tf 50 150 Td ${ucs2('收入１２（元）')} Tj ET` })
    expect(glyphs.map((glyph) => glyph.text).join('')).toBe('收入１２（元）')
    expect(glyphs[1]).toMatchObject({ x0: 60, x1: 70 })
  })

  it('follow spacing, scale, rise, leading and kerning', async () => {
    const { glyphs } = await readFirstPage({
      content: "BT /F 10 Tf 20 TL 2 Tc 50 Tz 3 Ts 10 200 Td [(A) -1000 (A)] TJ (A) ' ET",
    })
    const [first, second, third] = glyphs
    expect(first?.baseline).toBeCloseTo(97)
    expect(first?.x1).toBeCloseTo(10 + 6.67 / 2)
    expect(second?.x0).toBeCloseTo(10 + (6.67 + 2 + 10) / 2)
    expect(third?.x0).toBeCloseTo(10)
    expect(third?.baseline).toBeCloseTo(117)
  })

  it('are ordinary ideographs where the font says radicals, and several letters for a ligature', async () => {
    expect(await text(`BT /S 10 Tf 50 150 Td ${ucs2('⽀出⻔')} Tj ET`)).toBe('支出门')
  })

  it('are bold by the name of the font', async () => {
    expect((await readFirstPage({ content: 'BT /B 12 Tf 50 150 Td (A) Tj ET' })).glyphs[0]?.bold).toBe(true)
  })

  it('of a figure that is cut off at the edge say that more stood there', async () => {
    expect(await text(`q 50 80 30 40 re W n ${words('504154.63', 60, 100)} Q`)).toBe('504…')
    expect(await text(`q 70 80 60 40 re W n ${words('504154.63', 60, 100)} Q`)).toBe('…04154.63')
  })

  it('drawn twice are one bold letter', async () => {
    const { glyphs } = await readFirstPage({ content: words('11', 100, 200) + words('11', 100.4, 200) })
    expect(glyphs.map(({ text: letter, bold }) => [letter, bold])).toEqual([
      ['1', true],
      ['1', true],
    ])
  })

  it('filled and stroked are one bold letter', async () => {
    const { glyphs } = await readFirstPage({ content: words('A', 100, 200, '2 Tr 0.5 w') })
    expect(glyphs).toMatchObject([{ text: 'A', bold: true }])
  })

  it('in form XObjects stand where the form stands', async () => {
    const page = await readFirstPage(
      { content: 'q 1 0 0 1 100 50 cm /X Do Q', resources: '/XObject << /X 200 0 R >>' },
      {
        objects: {
          200: '<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F 3 0 R >> >> /Length 31 >>\nstream\nBT /F 12 Tf 10 10 Td (A) Tj ET \nendstream',
        },
      },
    )
    expect(page.glyphs).toMatchObject([{ text: 'A', x0: 110, baseline: 240 }])
  })
})

describe('text that nobody sees', () => {
  it('is drawn invisibly', async () => {
    expect(await text(words('seen', 20, 200) + words('hidden', 20, 150, '3 Tr') + words('clip', 20, 100, '7 Tr'))).toBe(
      'seen',
    )
  })

  it('is transparent', async () => {
    expect(
      await text(`q /G gs ${words('hidden', 20, 200)} Q ${words('seen', 20, 100)}`, '/ExtGState << /G << /ca 0 >> >>'),
    ).toBe('seen')
  })

  it('lies outside the page or its crop box', async () => {
    const content = words('out', 500, 200) + words('cut', 20, 280) + words('in', 20, 200)
    expect(textOf(await readFirstPage({ content, entries: '/CropBox [0 0 400 250]' }))).toBe('in')
  })

  it('lies outside the clip', async () => {
    expect(await text(`q 20 190 30 30 re W n ${words('AAAAAAAA', 20, 200)} Q`)).toBe('AAAA')
  })

  it('has the colour of its background', async () => {
    const band = '0 0 0.6 rg 0 140 400 40 re f 1 g '
    expect(await text(`1 g ${words('hidden', 20, 200)} ${band} ${words('seen', 20, 150)}`)).toBe('seen')
  })

  it('is painted over later', async () => {
    const cover = '1 g 10 190 200 30 re f 0 g '
    expect(await text(words('old', 20, 200) + cover + words('new', 20, 200))).toBe('new')
  })

  it('is on a layer that is switched off', async () => {
    const page = await readFirstPage(
      {
        content: `/OC /L BDC ${words('hidden', 20, 200)} EMC ${words('seen', 20, 100)}`,
        resources: '/Properties << /L 200 0 R >>',
      },
      {
        objects: { 200: '<< /Type /OCG /Name (Layer) >>' },
        catalog: '/OCProperties << /OCGs [200 0 R] /D << /OFF [200 0 R] >> >>',
      },
    )
    expect(textOf(page)).toBe('seen')
  })
})

describe('turned text', () => {
  it('stands upright when the page says how it is turned', async () => {
    const page = await readFirstPage({ content: 'BT /F 12 Tf 0 1 -1 0 100 50 Tm (AB) Tj ET', entries: '/Rotate 90' })
    expect([page.width, page.height]).toEqual([300, 400])
    expect(page.glyphs).toMatchObject([
      { text: 'A', x0: 50, baseline: 100 },
      { text: 'B', baseline: 100 },
    ])
  })

  it.each([
    ['upwards', '0 1 -1 0 100 50', 300, 400],
    ['downwards', '0 -1 1 0 100 50', 300, 400],
    ['upside down', '-1 0 0 -1 100 50', 400, 300],
  ])('turns the page when most letters run %s', async (_, matrix, width, height) => {
    const page = await readFirstPage({ content: `BT /F 12 Tf ${matrix} Tm (AB) Tj ET 1 w 20 200 m 380 200 l S` })
    expect([page.width, page.height]).toEqual([width, height])
    const [a, b] = page.glyphs
    expect(a?.baseline).toBeCloseTo(b?.baseline ?? 0)
    expect(a?.x1).toBeCloseTo(b?.x0 ?? 0)
    expect(a?.y0).toBeLessThan((a?.baseline ?? 0) - 5)
    expect(page.rules[0]?.direction).toBe(width === 300 ? 'vertical' : 'horizontal')
  })

  it('at an angle is left out, and said once', async () => {
    const page = await readFirstPage({
      content: `${words('seen', 20, 200)} BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 50 Tm (DRAFT) Tj ET`,
    })
    expect(textOf(page)).toBe('seen')
    expect(page.diagnostics).toMatchObject([{ code: 'skewed_text_left_out', severity: 'info', data: { letters: 5 } }])
  })

  it('in a label reads from top to bottom', async () => {
    const page = await readFirstPage({
      content: `${words('seen', 200, 200)} BT /F 12 Tf 0 1 -1 0 100 50 Tm (AB) Tj ET`,
    })
    const [a, b] = page.glyphs.filter((glyph) => glyph.x0 < 150)
    expect([a?.text, b?.text]).toEqual(['A', 'B'])
    expect(a?.y1).toBeCloseTo(b?.y0 ?? 0)
  })
})
