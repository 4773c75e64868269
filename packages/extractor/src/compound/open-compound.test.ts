import { describe, expect, it } from 'vitest'
import * as SheetJS from 'xlsx'
import { expectError } from '../testing/errors.ts'
import { openCompound } from './open-compound.ts'

function compound(rows: number): Uint8Array {
  const book = SheetJS.utils.book_new()
  const cells = Array.from({ length: rows }, (_, row) => [`第${row}行`, row])
  SheetJS.utils.book_append_sheet(book, SheetJS.utils.aoa_to_sheet(cells), 'S')
  return new Uint8Array(SheetJS.write(book, { type: 'buffer', bookType: 'biff8' }))
}

describe('openCompound', () => {
  it.each([1, 5_000])('gives the streams of a workbook of %d rows', (rows) => {
    const file = openCompound(compound(rows))
    expect(file.names).toContain('Workbook')
    // A workbook begins with the record BOF (MS-XLS 2.4.21).
    expect([...(file.stream('Workbook')?.subarray(0, 2) ?? [])]).toEqual([0x09, 0x08])
    expect(file.stream('WordDocument')).toBeUndefined()
  })

  it('gives what the library for compound files gives', () => {
    const bytes = compound(5_000)
    const theirs = SheetJS.CFB.find(SheetJS.CFB.read(Buffer.from(bytes), { type: 'buffer' }), 'Workbook')?.content
    expect(Buffer.compare(Buffer.from(openCompound(bytes).stream('Workbook') ?? []), Buffer.from(theirs ?? [1]))).toBe(
      0,
    )
  })

  it('refuses sectors that run in a circle', async () => {
    const bytes = compound(5_000)
    const view = new DataView(bytes.buffer)
    const table = (view.getUint32(76, true) + 1) * 512
    // Every sector is followed by itself.
    for (let i = 0; i < 128; i++) view.setUint32(table + i * 4, i, true)
    await expectError('corrupt', () => openCompound(bytes).stream('Workbook'))
  })

  it('refuses what was cut off', async () => {
    const bytes = compound(5_000)
    for (const share of [0.001, 0.1, 0.5, 0.9]) {
      await expectError('corrupt', () => openCompound(bytes.subarray(0, bytes.length * share)).stream('Workbook'))
    }
  })
})
