import { describe, expect, it } from 'vitest'
import { ReadError } from '../errors.ts'
import { defaultLimits, type Limits } from '../limits.ts'
import { openPdf } from './open-pdf.ts'
import { makePdf, words } from './testing/make-pdf.ts'

const simple = (pages = 1): Uint8Array =>
  makePdf({ pages: Array.from({ length: pages }, () => ({ content: words('text', 20, 200) })) })

async function errorOf(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<ReadError | undefined> {
  try {
    const pdf = await openPdf(bytes, limits)
    try {
      for (let number = 1; number <= pdf.pageCount; number++) await pdf.readPage(number)
    } finally {
      await pdf.close()
    }
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
  return undefined
}

describe('a file that cannot be read', () => {
  it('is empty', async () => {
    expect(await errorOf(new Uint8Array())).toMatchObject({ code: 'empty' })
  })

  it('is no PDF', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array<number>(200).fill(7)])
    expect(await errorOf(png)).toMatchObject({ code: 'corrupt', advice: expect.stringMatching(/\w/) as string })
  })

  it('needs a password', async () => {
    const key = '00'.repeat(32)
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`
    expect(await errorOf(makePdf({ pages: [{ content: '' }], trailer: encrypt }))).toMatchObject({ code: 'encrypted' })
  })

  it('is cut off before anything can be read', async () => {
    expect(await errorOf(simple().slice(0, 120))).toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('cut off') as string,
    })
  })

  it('is larger than allowed, has too many pages, or too much on a page', async () => {
    const { bytes, pdf } = defaultLimits
    expect(await errorOf(simple(), { ...defaultLimits, bytes: { ...bytes, pdf: 100 } })).toMatchObject({
      code: 'limit_bytes',
    })
    expect(await errorOf(simple(3), { ...defaultLimits, pdf: { ...pdf, pages: 2 } })).toMatchObject({
      code: 'limit_pages',
    })
    expect(await errorOf(simple(), { ...defaultLimits, pdf: { ...pdf, operatorsPerPage: 3 } })).toMatchObject({
      code: 'limit_operators',
      where: 'page 1',
    })
  })
})

describe('a file that was cut off', () => {
  it('is read with a warning when something is left', async () => {
    const whole = simple(2)
    const pdf = await openPdf(whole.slice(0, whole.length - 12), defaultLimits)
    expect(pdf.diagnostics).toMatchObject([{ code: 'file_truncated', severity: 'warning' }])
    await pdf.close()
  })

  it('and one that was not gives no warning', async () => {
    const pdf = await openPdf(simple(), defaultLimits)
    expect(pdf.diagnostics).toEqual([])
    await pdf.close()
  })
})

it('keeps the bytes that it was given', async () => {
  const bytes = simple()
  await errorOf(bytes)
  expect(bytes.length).toBeGreaterThan(0)
})

it('goes on after a page that cannot be read', async () => {
  const loop = '<< /Type /Pages /Parent 2 0 R /Kids [10 0 R] /Count 1 >>'
  const bytes = makePdf({
    pages: [{ content: words('one', 20, 200) }, { content: words('two', 20, 200) }],
    objects: { 10: loop },
  })
  const pdf = await openPdf(bytes, defaultLimits)
  const pages = [await pdf.readPage(1), await pdf.readPage(2)]
  await pdf.close()
  expect(pages[0]).toMatchObject({
    glyphs: [],
    textLayer: 'absent',
    diagnostics: [{ code: 'page_unreadable', severity: 'error' }],
  })
  expect(pages[1]?.glyphs.map((glyph) => glyph.text).join('')).toBe('two')
})
