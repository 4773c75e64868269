import { describe, expect, it } from 'vitest'
import * as SheetJS from 'xlsx'
import type { Block, Limits } from '../index.ts'
import { defaultLimits } from '../limits.ts'
import { expectError } from '../testing/errors.ts'
import { makeZip } from '../testing/zips.ts'
import { readXls, readXlsx } from './read-workbook.ts'

const show = (block: Block) =>
  block.kind === 'paragraph'
    ? `${block.role}: ${block.text}`
    : block.cells.map((c) => `${c.place.in === 'sheet' && c.place.cell} ${c.rowSpan}x${c.columnSpan} ${c.text}`)

type Sheet = SheetJS.WorkSheet

function book(sheet: Sheet, type: 'xlsx' | 'biff8' | 'xlml' = 'xlsx'): Uint8Array {
  const workbook = SheetJS.utils.book_new()
  SheetJS.utils.book_append_sheet(workbook, sheet, 'Z03')
  return new Uint8Array(SheetJS.write(workbook, { type: 'buffer', bookType: type, cellStyles: true }))
}

const rows = (...values: unknown[][]): Sheet => SheetJS.utils.aoa_to_sheet(values)

const merged = (sheet: Sheet, ...ranges: string[]): Sheet => {
  sheet['!merges'] = ranges.map((range) => SheetJS.utils.decode_range(range))
  return sheet
}

const statement = (title: string) => [
  [title, null, null],
  [null, null, '单位：万元'],
  ['项目', '合计', '基本支出'],
  ['教育支出', 3.5, 2],
  ['其他支出', null, null],
]

describe('a workbook', () => {
  it.each(['xlsx', 'biff8', 'xlml'] as const)('gives lines and a table, from %s', (type) => {
    const bytes = book(merged(rows(...statement('支　出　决　算　表')), 'A1:C1'), type)
    const { blocks, diagnostics } = (type === 'xlsx' ? readXlsx : readXls)(bytes, defaultLimits)
    expect(blocks.map(show)).toEqual([
      'header: Z03',
      'body: 支出决算表',
      'body: 单位：万元',
      [
        ...['A3 1x1 项目', 'B3 1x1 合计', 'C3 1x1 基本支出'],
        ...['A4 1x1 教育支出', 'B4 1x1 3.5', 'C4 1x1 2'],
        ...['A5 1x1 其他支出', 'B5 1x1 ', 'C5 1x1 '],
      ],
    ])
    expect(diagnostics).toEqual([])
  })

  it('holds several statements on one sheet', () => {
    const sheet = rows(...statement('收入决算表'), ['注：本表反映收入。'], [], ...statement('支出决算表'))
    const kinds = readXlsx(book(sheet), defaultLimits).blocks.map((block) =>
      block.kind === 'table' ? 'table' : block.text,
    )
    expect(kinds).toEqual([
      ...['Z03', '收入决算表', '单位：万元', 'table'],
      ...['注：本表反映收入。', '支出决算表', '单位：万元', 'table'],
    ])
  })

  it('holds statements side by side, each with a title', () => {
    const beside = (left: unknown[][], right: unknown[][]) =>
      left.map((cells, i) => [...cells, null, ...(right[i] ?? [])])
    const two = beside(statement('收入决算表'), statement('支出决算表'))
    const show2 = (sheet: Sheet) =>
      readXlsx(book(sheet), defaultLimits).blocks.map((block) =>
        block.kind === 'table'
          ? block.cells
              .slice(3, 6)
              .map((cell) => cell.text)
              .join(' ')
          : block.text,
      )
    expect(show2(rows(...two, [], ['注：以万元为单位。']))).toEqual([
      ...['Z03', '收入决算表', '单位：万元', '教育支出 3.5 2', '注：以万元为单位。'],
      ...['支出决算表', '单位：万元', '教育支出 3.5 2'],
    ])
    // An empty column in one statement.
    const one = beside(statement('支出决算表'), [[], [], ['说明'], ['无'], ['无']])
    expect(show2(rows(...one)).length).toBe(4)
  })

  it('finds a title that is broken over rows, right below the table before it', () => {
    const sheet = rows(
      ...statement('收入决算表').slice(0, 4),
      ['一般公共预算财'],
      ...statement('政拨款支出决算表'),
      ['第三部分 情况说明'],
      ['一、总体情况'],
      ['收入决算总计与支出决算总计都是三万五千元，和上年相同，没有增加，也没有减少。'],
    )
    const kinds = readXlsx(book(sheet), defaultLimits).blocks.map((block) =>
      block.kind === 'table' ? `table of ${block.rowCount}` : block.text.slice(0, 12),
    )
    expect(kinds).toEqual([
      ...['Z03', '收入决算表', '单位：万元', 'table of 2'],
      ...['一般公共预算财', '政拨款支出决算表', '单位：万元', 'table of 3'],
      ...['第三部分情况说明', '一、总体情况', '收入决算总计与支出决算总'],
    ])
  })

  it('keeps labels without figures and empty rows inside a table', () => {
    const sheet = rows(['项目', '金额'], ['一、基本支出'], ['工资', 1], [], ['二、项目支出'], ['会议', 2])
    const tables = readXlsx(book(sheet), defaultLimits).blocks.filter((block) => block.kind === 'table')
    expect(tables.map((table) => table.rowCount)).toEqual([5])
  })

  it('shows what is displayed, and keeps what is stored', () => {
    const sheet = rows(['项目', 0.125, 1234.567, 0, true])
    for (const [cell, format] of [
      ['B1', '0.0%'],
      ['C1', '#,##0.00'],
      ['D1', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
    ] as const) {
      sheet[cell].z = format
    }
    const table = readXlsx(book(sheet), defaultLimits).blocks.at(-1)
    expect(table?.kind === 'table' && table.cells.map((cell) => [cell.text, cell.stored])).toEqual([
      ['项目', undefined],
      ['12.5%', '0.125'],
      ['1,234.57', '1234.567'],
      ['-', '0'],
      ['TRUE', undefined],
    ])
  })

  it('is read also where a format is not known', () => {
    const sheet = rows(['项目', 1147.385, 12345678, 5, 45000, 0.1 + 0.2])
    sheet['B1'].z = '￥#,##0.00'
    sheet['C1'].z = '0!.0000'
    sheet['D1'].z = '0.00 k'
    sheet['E1'].z = 'yyyy-mm-dd'
    const table = readXlsx(book(sheet), defaultLimits).blocks.at(-1)
    expect(table?.kind === 'table' && table.cells.map((cell) => [cell.text, cell.stored])).toEqual([
      ['项目', undefined],
      ['￥1,147.39', '1147.385'],
      ['1234.5678', '12345678'],
      ['5.00 k', '5'],
      ['2023-03-15', '45000'],
      ['0.3', '0.30000000000000004'],
    ])
  })

  it('keeps the minus that a format says with red ink', () => {
    const sheet = rows(['项目', -5, -6, -7])
    sheet['B1'].z = '0.00;[Red]0.00'
    sheet['C1'].z = '0.00;[Red](0.00)'
    sheet['D1'].z = '0.00_ '
    const table = readXlsx(book(sheet), defaultLimits).blocks.at(-1)
    expect(table?.kind === 'table' && table.cells.map((cell) => cell.text)).toEqual([
      '项目',
      '-5.00',
      '(6.00)',
      '-7.00',
    ])
  })

  it('leaves hidden rows and columns out, and says so', () => {
    const sheet = merged(rows(['支出', null, null], ['甲', '乙', '丙'], [1, 2, 3], [4, 5, 6]), 'A1:C1')
    sheet['!cols'] = [{}, { hidden: true }]
    sheet['!rows'] = [{}, {}, { hidden: true }]
    const { blocks, diagnostics } = readXlsx(book(sheet), defaultLimits)
    expect(blocks.slice(1).map(show)).toEqual(['body: 支出', ['A2 1x1 甲', 'C2 1x1 丙', 'A4 1x1 4', 'C4 1x1 6']])
    expect(diagnostics).toMatchObject([{ code: 'hidden_not_read', data: { sheet: 'Z03', cells: 5 } }])
  })

  it('tells errors and formulas without a result', () => {
    const sheet = rows(['项目', '金额'], ['甲', null], ['乙', null])
    sheet['B2'] = { t: 'e', v: 0x17 }
    sheet['B3'] = { t: 'n', f: 'SUM(B1:B2)' }
    const { diagnostics } = readXlsx(book(sheet), defaultLimits)
    expect(diagnostics.map((note) => [note.code, note.place?.in === 'sheet' && note.place.cell])).toEqual([
      ['cell_error', 'B2'],
      ['formula_without_value', 'B3'],
    ])
  })
})

/** A workbook whose one sheet has the given XML. */
const raw = (sheet: string): Uint8Array => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relationships = (kind: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`
  return makeZip([
    {
      name: '[Content_Types].xml',
      text:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    },
    { name: '_rels/.rels', text: relationships('officeDocument', 'xl/workbook.xml') },
    { name: 'xl/_rels/workbook.xml.rels', text: relationships('worksheet', 'worksheets/sheet1.xml') },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: `<worksheet xmlns="${main}">${sheet}</worksheet>` },
  ])
}

describe('a sheet', () => {
  it('may hide rows and columns by drawing them to nothing', () => {
    const cells = (row: number) => ['A', 'B', 'C'].map((column) => filled(`${column}${row}`)).join('')
    const sheet =
      '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>' +
      `<sheetData><row r="1">${cells(1)}</row><row r="2" ht="0" customHeight="1">${cells(2)}</row></sheetData>`
    expect(readXlsx(raw(sheet), defaultLimits).blocks.map(show)).toEqual(['header: S', ['A1 1x1 1', 'C1 1x1 1']])
  })

  const zeros =
    '<sheetData><row r="1"><c r="A1"><v>2</v></c><c r="B1"><v>0</v></c></row><row r="2"><c r="A2"><v>0</v></c><c r="B2"><v>3</v></c></row></sheetData>'
  const cellsOf = (bytes: Uint8Array) => {
    const table = (bytes[0] === 0x50 ? readXlsx : readXls)(bytes, defaultLimits).blocks.at(-1)
    return table?.kind === 'table' && table.cells.map((cell) => cell.text)
  }

  it('may show zeros as empty cells', () => {
    expect(cellsOf(raw(zeros))).toEqual(['2', '0', '0', '3'])
    expect(cellsOf(raw(`<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>${zeros}`))).toEqual([
      '2',
      '',
      '',
      '3',
    ])
    const values = rows([2, 0], [0, 3])
    const xml = Buffer.from(book(values, 'xlml')).toString()
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><DoNotDisplayZeros/></WorksheetOptions>'
    expect(cellsOf(Buffer.from(xml.replace('</Worksheet>', `${options}</Worksheet>`)))).toEqual(['2', '', '', '3'])
    const binary = Buffer.from(book(values, 'biff8'))
    expect(cellsOf(binary)).toEqual(['2', '0', '0', '3'])
    const at = binary.indexOf(Buffer.from([0x3e, 0x02, 0x12, 0x00])) + 4
    binary[at] = (binary[at] ?? 0) & ~0x10
    expect(cellsOf(binary)).toEqual(['2', '', '', '3'])
  })

  it('may say its title and unit in the page header', () => {
    const header =
      '<headerFooter><oddHeader>&amp;L&amp;P&amp;C&amp;"宋体,加粗"&amp;18收入决算表&amp;R单位：万元</oddHeader></headerFooter>'
    expect(
      readXlsx(raw(zeros + header), defaultLimits)
        .blocks.slice(0, 3)
        .map(show),
    ).toEqual([...['header: S', 'header: 收入决算表', 'header: 单位：万元']])
  })
})

const filled = (address: string) => `<c r="${address}"><v>1</v></c>`

describe('a hostile workbook', () => {
  it('may claim an area that it does not fill', () => {
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${filled('A1')}${filled('B1')}</row></sheetData>`
    expect(readXlsx(raw(sheet), defaultLimits).blocks).toHaveLength(2)
  })

  it('may merge the whole sheet', () => {
    const sheet =
      `<sheetData><row r="1">${filled('A1')}</row><row r="2">${filled('A2')}${filled('B2')}</row></sheetData>` +
      `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000)}</mergeCells>`
    expect(readXlsx(raw(sheet), defaultLimits).blocks.length).toBeGreaterThan(0)
  })

  it('with two cells at its far ends ends in an error', () => {
    const sheet = `<sheetData><row r="1">${filled('A1')}</row><row r="2">${filled('XFD2')}</row></sheetData>`
    const limits: Limits = { ...defaultLimits, sheet: { ...defaultLimits.sheet, area: 1_000 } }
    return expectError('limit_cells', () => readXlsx(raw(sheet), limits))
  })

  it('with a million empty rows is cheap', async () => {
    let data = ''
    for (let row = 1; row <= 1_000_000; row++) data += `<row r="${row}"/>`
    await expectError('nothing_to_read', () => readXlsx(raw(`<sheetData>${data}</sheetData>`), defaultLimits))
  }, 30_000)

  it('with more cells than allowed is not parsed', () => {
    const limits: Limits = { ...defaultLimits, sheet: { ...defaultLimits.sheet, cells: 3 } }
    return expectError('limit_cells', () => readXlsx(book(rows([1, 2], [3, 4])), limits))
  })

  it.each(['biff8', 'xlml'] as const)('nor is one of an older format (%s)', (type) => {
    const limits: Limits = { ...defaultLimits, sheet: { ...defaultLimits.sheet, cells: 3 } }
    return expectError('limit_cells', () => readXls(book(rows([1, 2], [3, 4]), type), limits))
  })

  it('with more sheets, or more XML in one, than allowed is not parsed', async () => {
    const workbook = SheetJS.utils.book_new()
    for (const name of ['a', 'b', 'c']) SheetJS.utils.book_append_sheet(workbook, rows([1]), name)
    const bytes = new Uint8Array(SheetJS.write(workbook, { type: 'buffer', bookType: 'xlsx' }))
    const bounded = (sheet: Partial<Limits['sheet']>): Limits => ({
      ...defaultLimits,
      sheet: { ...defaultLimits.sheet, ...sheet },
    })
    await expectError('limit_cells', () => readXlsx(bytes, bounded({ sheets: 2 })))
    await expectError('limit_expansion', () => readXlsx(bytes, bounded({ xmlBytes: 100 })))
  })

  it('that declares entities is refused (XML of Excel 2003)', () => {
    const xml = Buffer.from(book(rows(['a'], [1]), 'xlml')).toString()
    const bomb = xml.replace(/(<\?xml[^>]*>)/, '$1<!DOCTYPE d [<!ENTITY e "eeee">]>')
    expect(bomb).not.toBe(xml)
    return expectError('corrupt', () => readXls(new Uint8Array(Buffer.from(bomb)), defaultLimits))
  })

  it('that was cut off is an error, never half a table', async () => {
    const workbook = book(rows(...statement('支出决算表')), 'biff8')
    for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      const part = workbook.subarray(0, Math.floor(workbook.length * share))
      await expectError('corrupt', () => readXls(part, defaultLimits))
    }
    const xml = book(rows(...statement('支出决算表')), 'xlml')
    await expectError('corrupt', () => readXls(xml.subarray(0, xml.length / 2), defaultLimits))
  })
})
