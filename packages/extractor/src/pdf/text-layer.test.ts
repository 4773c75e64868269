import { describe, expect, it } from 'vitest'
import type { PageContent } from '../page.ts'
import { type TestPage, ucs2, words } from './testing/make-pdf.ts'
import { readFirstPage } from './testing/read-page.ts'

const picture =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream'
const scan = 'q 400 0 0 300 0 0 cm /I Do Q '

const page = (
  content: string,
  more: Partial<TestPage> = {},
  objects: Record<number, string> = {},
): Promise<PageContent> =>
  readFirstPage({ content, resources: '/XObject << /I 201 0 R >>', ...more }, { objects: { 201: picture, ...objects } })

const judgement = ({ textLayer, diagnostics }: PageContent): unknown => [textLayer, diagnostics.map(({ code }) => code)]

it('is present on a page with text', async () => {
  expect(judgement(await page(words('text', 20, 200)))).toEqual(['present', []])
})

it('is blank on a page with nothing', async () => {
  expect(judgement(await page('1 w 20 200 m 380 200 l S'))).toEqual(['blank', []])
})

it('is absent on a picture', async () => {
  expect(judgement(await page(scan))).toEqual(['absent', ['page_needs_recognition']])
})

it('is absent on a picture that is too large to be decoded', async () => {
  const large = picture.replace('/Width 1 /Height 1', '/Width 9000 /Height 9000')
  expect(judgement(await page(scan, {}, { 201: large }))).toEqual(['absent', ['page_needs_recognition']])
})

it('is absent where letters were recognised and put invisibly over the picture', async () => {
  expect(judgement(await page(scan + words('recognised', 20, 200, '3 Tr')))).toEqual([
    'absent',
    ['page_needs_recognition'],
  ])
})

it('is absent where letters lie under the picture', async () => {
  expect(judgement(await page(words('recognised', 20, 200) + scan))).toEqual(['absent', ['page_needs_recognition']])
})

it('is absent on a scan with a page number', async () => {
  expect(judgement(await page(scan + words('- 3 -', 190, 20)))).toEqual(['absent', ['page_needs_recognition']])
})

it('is present on a designed cover', async () => {
  expect(judgement(await page(`${scan} BT /F 30 Tf 50 200 Td (Final accounts) Tj ET`))).toEqual(['present', []])
})

it('is present on a page of text with a picture', async () => {
  expect(judgement(await page(`q 200 0 0 100 0 0 cm /I Do Q ${words('text', 20, 200)}`))).toEqual(['present', []])
})

it('is absent where letters are drawn as outlines', async () => {
  const outline = '20 20 m 25 30 l 30 20 l 28 25 l 22 25 l h f '
  expect(judgement(await page(outline.repeat(60)))).toEqual(['absent', ['page_needs_recognition']])
})

const fontWith = (toUnicode: string): Record<number, string> => ({
  200: `<< /Type /Font /Subtype /Type0 /BaseFont /Subset /Encoding /Identity-H /DescendantFonts [202 0 R] ${toUnicode} >>`,
  202: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Subset /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 203 0 R >>',
  203: '<< /Type /FontDescriptor /FontName /Subset /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
})
const withFont = { resources: '/Font << /F 3 0 R /U 200 0 R >>' }

it('is broken where a font numbers its letters and does not say what they mean', async () => {
  const content = 'BT /U 12 Tf 20 200 Td <000100020003000400050006000700210022002300240025> Tj ET'
  expect(judgement(await page(content, withFont, fontWith('')))).toEqual([
    'broken',
    ['letters_unknown', 'page_needs_recognition'],
  ])
})

it('is broken where the numbers of letters look like letters of far-away scripts', async () => {
  const content = 'BT /U 12 Tf 20 200 Td <0b320a450c120d500e330f211033122513111420> Tj ET'
  expect(judgement(await page(content, withFont, fontWith('')))).toEqual([
    'broken',
    ['letters_unknown', 'page_needs_recognition'],
  ])
})

it('is present where a bullet alone is unknown', async () => {
  const bullet = 'BT /U 12 Tf 20 200 Td <f0b7> Tj ET '
  expect(
    judgement(await page(bullet + words('and a whole line of text after it', 40, 200), withFont, fontWith(''))),
  ).toEqual(['present', ['letters_unknown']])
})

it('is broken where it names other letters than those drawn', async () => {
  const text = `BT /S 12 Tf 20 200 Td ${ucs2('本部门的服ó中心，本年ù目支出及Ā金')} Tj ET`
  expect(judgement(await page(text))).toEqual(['broken', ['letters_garbled', 'page_needs_recognition']])
})

it('is present where letters are drawn in another order than they are read', async () => {
  const line = [...'一般公共预算财政拨款收入支出情况']
  const draw = (order: readonly string[]) =>
    order.map((letter) => `BT /S 9 Tf 1 0 0 1 ${20 + 9 * line.indexOf(letter)} 200 Tm ${ucs2(letter)} Tj ET `).join('')
  const scattered = [...line].filter((_, i) => i % 2 === 0).concat(line.filter((_, i) => i % 2 === 1))
  const rows = Array.from({ length: 12 }, (_, i) => `q 1 0 0 1 0 ${-12 * i} cm ${draw(scattered)} Q `).join('')
  expect(judgement(await page(rows))).toEqual(['present', []])
})

it('tells of letters that were recognised and put invisibly over the picture, where they are many', async () => {
  const { diagnostics } = await page(scan + words('recognised by others, who knows how well', 20, 200, '3 Tr'))
  expect(diagnostics).toMatchObject([
    { code: 'text_layer_hidden', severity: 'info', data: { letters: 34 } },
    { code: 'page_needs_recognition' },
  ])
})

describe('a large picture on a page of text', () => {
  const table = (more = '') =>
    `${words('text above the picture of a table', 20, 280)} q 300 0 0 200 50 20 cm /I Do Q ${more}`

  it('is told, with its place and resolution', async () => {
    const { textLayer, pictures, diagnostics } = await page(table())
    expect(textLayer).toBe('present')
    expect(pictures).toEqual([{ box: [50, 80, 350, 280], dpi: 0.24 }])
    expect(diagnostics).toMatchObject([{ code: 'picture_not_read', severity: 'info' }])
  })

  it('may be cut into strips', async () => {
    const strips = [20, 60, 100, 140].map((y) => `q 300 0 0 40 50 ${y} cm /I Do Q`).join(' ')
    const { pictures } = await page(words('text', 20, 280) + strips)
    expect(pictures).toMatchObject([{ box: [50, 120, 350, 280] }])
  })

  it('is a background when text stands on it', async () => {
    expect((await page(table(words('text on it', 100, 100)))).pictures).toBeUndefined()
  })

  it('is not even decoded when it has more pixels than any page needs', async () => {
    const large = picture.replace('/Width 1 /Height 1', '/Width 6000 /Height 6000')
    const { textLayer, pictures } = await page(table(), {}, { 201: large })
    expect([textLayer, pictures]).toEqual(['present', undefined])
  })

  it('is no table when it is small', async () => {
    expect((await page(`${words('text', 20, 280)} q 50 0 0 50 300 20 cm /I Do Q`)).pictures).toBeUndefined()
  })
})
