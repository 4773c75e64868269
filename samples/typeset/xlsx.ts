import type { Cell } from './grid.ts'
import type { Block, TableBlock } from './markup.ts'
import { zipOf } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Formats of numbers; the first is that of text. */
type Formats = string[]

/**
 * Sets the blocks of a report as a workbook (ECMA-376 part 1, section 18): a sheet for every statement, with title and unit above it,
 * and sheets for the text between, one paragraph a row. Figures are numbers, shown with the decimals that the content prints.
 */
export function xlsxOf(blocks: readonly Block[]): Buffer {
  const formats: Formats = ['@']
  const groups = sheetsOf(blocks)
  const names = groups.map((group, i) => `${String(i + 1).padStart(2, '0')}${sheetName(group)}`)
  const sheets = groups.map((group) => sheetXml(group, formats))
  const part = (i: number): string => `worksheets/sheet${i + 1}.xml`
  const links = names.map((_, i) => relation(`rId${i + 1}`, 'worksheet', part(i)))
  const styles = relation('rIdStyles', 'styles', 'styles.xml')
  return zipOf(
    new Map([
      ['[Content_Types].xml', contentTypes(names.map((_, i) => part(i)))],
      ['_rels/.rels', relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
      ['xl/workbook.xml', workbookXml(names)],
      ['xl/_rels/workbook.xml.rels', relations([...links, styles])],
      ['xl/styles.xml', stylesXml(formats)],
      ...sheets.map((xml, i): [string, string] => [`xl/${part(i)}`, xml]),
    ]),
  )
}

/** A title begins a sheet; a heading after a table ends it. */
function sheetsOf(blocks: readonly Block[]): Block[][] {
  const sheets: Block[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'page' || block.kind === 'space') continue
    const current = sheets.at(-1) ?? []
    const hasTable = current.some((each) => each.kind === 'table')
    const begins = block.kind === 'title' || (hasTable && block.kind !== 'note' && block.kind !== 'table')
    if (begins && current.length > 0) sheets.push([block])
    else current.push(block)
  }
  return sheets
}

function sheetName(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'title')
  return title?.kind === 'title' ? title.text.replaceAll(/[[\]:*?/\\]/g, '').slice(0, 29) : '说明'
}

function sheetXml(blocks: readonly Block[], formats: Formats): string {
  const width = Math.max(1, ...blocks.map((block) => (block.kind === 'table' ? block.grid.columns : 1)))
  const rows: string[] = []
  const merges: string[] = []
  for (const block of blocks) {
    if (block.kind === 'table') tableRows(block, rows, merges, formats)
    else if (block.kind === 'pieces') {
      // The left piece stands in the first column, the others at the right edge.
      const cells = block.pieces.map((piece, i) => ({
        column: i === 0 ? 0 : width - block.pieces.length + i,
        text: piece,
      }))
      rows.push(rowXml(rows.length, cells, formats))
    } else if (block.kind !== 'page' && block.kind !== 'space') {
      if (width > 1) merges.push(`${address(rows.length, 0)}:${address(rows.length, width - 1)}`)
      rows.push(rowXml(rows.length, [{ column: 0, text: block.text }], formats))
    }
  }
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  const mergeCells = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${mergeCells}</worksheet>`
}

function tableRows({ grid }: TableBlock, rows: string[], merges: string[], formats: Formats): void {
  const top = rows.length
  for (const cell of grid.cells) {
    if (cell.rows === 1 && cell.columns === 1) continue
    const end = address(top + cell.row + cell.rows - 1, cell.column + cell.columns - 1)
    merges.push(`${address(top + cell.row, cell.column)}:${end}`)
  }
  for (let row = 0; row < grid.rows; row++) {
    const cells: Cell[] = grid.cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column)
    rows.push(rowXml(top + row, cells, formats))
  }
}

function rowXml(row: number, cells: readonly { column: number; text: string }[], formats: Formats): string {
  const filled = cells.filter((cell) => cell.text !== '')
  return `<row r="${row + 1}">${filled.map((cell) => cellXml(address(row, cell.column), cell.text, formats)).join('')}</row>`
}

function cellXml(at: string, text: string, formats: Formats): string {
  const number = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.exec(text)
  // A code is text: as a number it would lose what it is.
  if (number === null || /^\d{3,}$/.test(text)) {
    return `<c r="${at}" s="0" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  }
  const format = `${text.includes(',') ? '#,##' : ''}0${(number[3] ?? '').replaceAll(/\d/g, '0')}`
  if (!formats.includes(format)) formats.push(format)
  return `<c r="${at}" s="${formats.indexOf(format)}"><v>${text.replaceAll(',', '')}</v></c>`
}

function address(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}

function stylesXml(formats: Formats): string {
  const numbers = formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`)
  const looks = formats.map((_, i) => `<xf numFmtId="${164 + i}" applyNumberFormat="1"/>`)
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${numbers.length}">${numbers.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join('')}</cellXfs></styleSheet>`
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function contentTypes(parts: readonly string[]): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET}.${type}+xml"/>`
  const overrides = [override('workbook.xml', 'sheet.main'), override('styles.xml', 'styles')]
  overrides.push(...parts.map((part) => override(part, 'worksheet')))
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
}

function relations(entries: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
