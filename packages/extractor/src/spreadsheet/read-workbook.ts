import { openCompound } from '../compound/open-compound.ts'
import type { Block, Diagnostic, ExtractedDocument } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { openOffice } from '../zip/office.ts'
import { storeZip } from '../zip/store.ts'
import { binaryLooks } from './binary-looks.ts'
import { checkParts } from './check-parts.ts'
import { checkXml } from './check-xml.ts'
import { type NamedSheet, parseWorkbook } from './parse-workbook.ts'
import { checkRecords } from './records.ts'
import { sheetBlocks } from './sheet-blocks.ts'
import { plainLook, type SheetLook, sheetLooks, xmlLooks } from './sheet-looks.ts'
import { visibleRows } from './visible-rows.ts'

/**
 * Reads a workbook of today (XLSX). Cells are read as displayed; formulas by their stored result; hidden sheets, rows and columns not.
 *
 * @throws ReadError
 */
export function readXlsx(bytes: Uint8Array, limits: Limits): ExtractedDocument {
  refuseLarge(bytes, 'xlsx', limits)
  const office = openOffice(bytes, limits)
  checkParts(office, limits.sheet)
  const looks = sheetLooks(office)
  const document = readSheets('xlsx', storeZip(office.parts), limits, ({ name }) => looks.get(name))
  return { ...document, diagnostics: [...office.diagnostics, ...document.diagnostics] }
}

/**
 * Reads a workbook of before 2007: binary (XLS, and ET of WPS), or the XML of Excel 2003.
 *
 * @throws ReadError
 */
export function readXls(bytes: Uint8Array, limits: Limits): ExtractedDocument {
  refuseLarge(bytes, 'xls', limits)
  if (bytes[0] !== 0xd0) {
    checkXml(bytes, limits.sheet)
    const looks = xmlLooks(bytes)
    return readSheets('xls', bytes, limits, ({ name }) => looks.get(name))
  }
  const compound = openCompound(bytes)
  const stream = compound.stream('Workbook') ?? compound.stream('Book')
  if (stream === undefined) {
    throw new ReadError('corrupt', 'the file holds no workbook', 'Open it in Excel or WPS and save it anew.')
  }
  const unknown = checkRecords(stream, limits.sheet)
  const looks = binaryLooks(stream)
  const document = readSheets('xls', bytes, limits, ({ index }) => looks[index])
  return unknown === 0 ? document : { ...document, diagnostics: [damaged(unknown), ...document.diagnostics] }
}

const damaged = (records: number): Diagnostic => ({
  code: 'unknown_records',
  severity: 'warning',
  message: `${records} records of the workbook are of no known kind; it may be damaged, and cells may be missing`,
  data: { records },
})

function readSheets(
  format: 'xlsx' | 'xls',
  bytes: Uint8Array,
  limits: Limits,
  lookOf: (sheet: NamedSheet) => SheetLook | undefined,
): ExtractedDocument {
  const blocks: Block[] = []
  const diagnostics: Diagnostic[] = []
  for (const sheet of parseWorkbook(bytes)) {
    if (sheet.hidden) {
      const message = `the sheet ${sheet.name} is hidden and was not read`
      diagnostics.push({ code: 'hidden_not_read', severity: 'info', message, data: { sheet: sheet.name } })
      continue
    }
    const look = lookOf(sheet) ?? plainLook
    const visible = visibleRows(sheet, look.showsZeros, limits.sheet)
    diagnostics.push(...visible.diagnostics)
    blocks.push(...sheetBlocks([sheet.name, ...look.header], visible, limits.sheet))
  }
  if (blocks.length === 0) {
    throw new ReadError('nothing_to_read', 'the workbook shows no text', 'Look whether its sheets are hidden or empty.')
  }
  return { format, pages: [], blocks, diagnostics }
}
