import { describe, expect, it } from 'vitest'
import * as SheetJS from 'xlsx'
import { read, readBundle } from './read.ts'
import { sniff } from './sniff.ts'
import { expectError } from './testing/errors.ts'
import { makeDocx, makeZip } from './testing/zips.ts'
import { storeZip } from './zip/store.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const workbook = (type: 'xlsx' | 'biff8' | 'xlml' | 'xlsb' | 'ods') => {
  const book = SheetJS.utils.book_new()
  SheetJS.utils.book_append_sheet(
    book,
    SheetJS.utils.aoa_to_sheet([
      ['项目', '金额'],
      ['合计', 1],
    ]),
    'S',
  )
  return new Uint8Array(SheetJS.write(book, { type: 'buffer', bookType: type }))
}

describe('sniff', () => {
  it.each([
    ['pdf', bytes('\n%PDF-1.7')],
    ['docx', makeDocx('')],
    ['xlsx', workbook('xlsx')],
    ['xls', workbook('biff8')],
    ['xls', workbook('xlml')],
    ['zip', makeZip([{ name: 'report.pdf', text: '' }])],
    ['html', bytes(' \n<!-- saved from -->\n<?xml version="1.0"?><HTML xmlns:x="urn">')],
    ['zip', storeZip([{ name: 'report.pdf', bytes: bytes('%PDF-1.7') }])],
    ['html', bytes('<p>%PDF-1.7</p>')],
    ['html', bytes('ï»¿<table border=1>')],
    ['html', new Uint8Array(Buffer.from('\ufeff<!doctype html>', 'utf16le'))],
    [
      'html',
      bytes('From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'),
    ],
    ['doc', bytes('{\\rtf1')],
    ['image', bytes('\x89PNG\r\n')],
    ['image', bytes('\xff\xd8\xff\xe0')],
    ['image', bytes('II*\0')],
    ['image', bytes('GIF89a')],
    ['image', bytes(`BM${'\x10\0\0\0'}\0\0\0\0${'\0'.repeat(30)}`)],
    [undefined, bytes('ID;PWXL;N;E\nC;Y1048576;X16384;K1\nE\n')],
    [undefined, bytes('BMW 的年度报告')],
    [undefined, bytes('a,b\n1,2')],
  ] as const)('tells %s', (kind, file) => expect(sniff(file)).toBe(kind))

  it('names what it knows and does not read', async () => {
    await expectError('empty', () => sniff(new Uint8Array()))
    for (const file of [workbook('xlsb'), workbook('ods'), bytes('Rar!\x1a\x07'), bytes('MIME-Version: 1.0')]) {
      await expectError('unsupported', () => sniff(file))
    }
  })
})

describe('read', () => {
  it('reads by the bytes, and notes a name that says otherwise', async () => {
    const document = await read(bytes('<table><tr><td>1<td>2</table>'), { name: '决算表.xls' })
    expect(document.format).toBe('html')
    expect(document.diagnostics).toMatchObject([{ code: 'name_mismatch', data: { format: 'html' } }])
    expect((await read(workbook('xlsx'), { name: 'download.bin' })).diagnostics).toEqual([])
  })

  it('says when a workbook is plain text or older than its kind', async () => {
    const error = await read(new Uint8Array(Buffer.from('科目,金额\r\n合计,1.00\r\n')), { name: '决算表.xlsx' }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'unsupported', message: expect.stringContaining('plain text') })
    await expectError('unsupported', () => read(bytes('\x09\0\x04\0\x02\0\x10\0')))
    await expectError('unsupported', () => read(bytes('\0\x01\x02')))
  })

  it('says what opens an old Word file, and uses what it is given', async () => {
    await expectError('needs_tool', () => read(bytes('{\\rtf1 x}')))
    const docx = makeDocx('<w:p><w:r><w:t>决算</w:t></w:r></w:p>')
    const document = await read(bytes('{\\rtf1 x}'), { convert: () => Promise.resolve(docx) })
    expect([document.format, document.blocks.length]).toEqual(['doc', 1])
  })
})

describe('a bundle', () => {
  const page = (text: string) => `<p>${text}</p>`

  it('is one report: report.* first, then by name', async () => {
    const inner = makeZip([{ name: '表.xlsx', text: workbook('xlsx') }])
    const bundle = makeZip([
      { name: '附件10.html', text: page('十') },
      { name: '附件2.html', text: page('二') },
      { name: '附件3.zip', text: inner },
      { name: 'report.html', text: page('正文') },
      { name: '__MACOSX/._report.html', text: 'x' },
      { name: '照片.png', text: '\x89PNG' },
    ])
    const { format, blocks, diagnostics } = await read(bundle)
    expect(format).toBe('zip')
    expect(blocks.map((block) => [block.kind === 'table' ? 'table' : block.text, block.place.file])).toEqual([
      ['正文', 'report.html'],
      ['二', '附件2.html'],
      ['S', '附件3.zip/表.xlsx'],
      ['table', '附件3.zip/表.xlsx'],
      ['十', '附件10.html'],
    ])
    const cell = blocks.flatMap((block) => (block.kind === 'table' ? block.cells : [])).at(-1)
    expect(cell?.place).toEqual({ in: 'sheet', sheet: 'S', cell: 'B2', file: '附件3.zip/表.xlsx' })
    expect(diagnostics).toMatchObject([{ code: 'member_not_read', data: { file: '照片.png', reason: 'unsupported' } }])
  })

  it('is the same from a folder', async () => {
    const members = ['附件.html', 'report.html'].map((name) => ({ name, bytes: bytes('<p>1</p>') }))
    expect((await readBundle(members)).blocks.map((block) => block.place.file)).toEqual(['report.html', '附件.html'])
  })

  it('is opened two levels deep and no deeper', async () => {
    const wrap = (name: string, text: Uint8Array) => makeZip([{ name, text }])
    const two = wrap('b.zip', wrap('c.html', bytes('<p>1</p>')))
    expect((await read(two)).blocks).toHaveLength(1)
    await expectError('nothing_to_read', () => read(wrap('a.zip', two)))
  })

  it('shares its limit with the archives inside', async () => {
    const inner = makeZip([{ name: 'a.html', text: page('数'.repeat(5_000)) }])
    const limits = (await import('./limits.ts')).defaultLimits
    const small = { ...limits, zip: { ...limits.zip, totalBytes: 15_050 } }
    expect((await read(inner, { limits: small })).blocks).toHaveLength(1)
    await expectError('nothing_to_read', () => read(makeZip([{ name: 'b.zip', text: inner }]), { limits: small }))
  })

  it('with nothing to read is an error', () => expectError('nothing_to_read', () => read(makeZip([]))))
})
