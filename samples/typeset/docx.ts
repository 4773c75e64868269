import type { Cell, Grid } from './grid.ts'
import type { Block, TableBlock, TextKind } from './markup.ts'
import { zipOf } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Width of the text in twentieths of a point. */
const TEXT_WIDTH = { portrait: 9638, landscape: 13890 }

/** Font size in half points, and whether centred and bold. */
const LOOKS: Readonly<Record<TextKind, readonly [size: number, centred: boolean, bold: boolean]>> = {
  cover: [52, true, true],
  part: [48, true, true],
  title: [32, true, true],
  section: [30, false, true],
  sub: [28, false, true],
  text: [28, false, false],
  entry: [28, false, false],
  note: [20, false, false],
}

/**
 * Sets the blocks of a report as a Word document (ECMA-376 part 1). Titles and units are paragraphs before the
 * table; a merged cell is `gridSpan` across and `vMerge` down, as Word writes it. In a cell `{table:a/b}` stands for
 * a table inside the cell, one row for each of a and b.
 */
export function docxOf(blocks: readonly Block[]): Buffer {
  const body: string[] = []
  let shape: keyof typeof TEXT_WIDTH = 'portrait'
  for (const block of blocks) {
    if (block.kind === 'table') body.push(tableXml(block, TEXT_WIDTH[shape]))
    else if (block.kind === 'pieces') body.push(piecesXml(block.pieces, TEXT_WIDTH[shape]))
    else if (block.kind === 'space') body.push('<w:p/>')
    else if (block.kind === 'page') {
      body.push(`<w:p><w:pPr>${section(shape)}</w:pPr></w:p>`)
      shape = block.shape === 'portrait' ? 'portrait' : 'landscape'
    } else body.push(paragraphXml(block.text, block.kind))
  }
  const documentXml = `<w:document xmlns:w="${MAIN}"><w:body>${body.join('')}${section(shape)}</w:body></w:document>`
  return zipOf(
    new Map([
      ['[Content_Types].xml', CONTENT_TYPES],
      ['_rels/.rels', relations('officeDocument', 'word/document.xml')],
      ['word/document.xml', HEAD + documentXml],
      ['word/styles.xml', STYLES],
      ['word/_rels/document.xml.rels', relations('styles', 'styles.xml')],
    ]),
  )
}

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`
const STYLES = `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`

function relations(type: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
}

function section(shape: keyof typeof TEXT_WIDTH): string {
  const size = shape === 'portrait' ? 'w:w="11906" w:h="16838"' : 'w:w="16838" w:h="11906" w:orient="landscape"'
  return `<w:sectPr><w:pgSz ${size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`
}

function paragraphXml(text: string, kind: TextKind): string {
  const [size, centred, bold] = LOOKS[kind]
  const indent = kind === 'text' || kind === 'section' || kind === 'sub' ? '<w:ind w:firstLineChars="200"/>' : ''
  const keep = kind === 'title' ? '<w:keepNext/>' : ''
  return `<w:p><w:pPr>${keep}${indent}${centred ? '<w:jc w:val="center"/>' : ''}</w:pPr>${runXml(text, size, bold)}</w:p>`
}

/** Left, middle and right are parted by tabs, and padded as clerks do it: with blanks before the right piece. */
function piecesXml(pieces: readonly string[], width: number): string {
  const stops = [`<w:tab w:val="center" w:pos="${width / 2}"/>`, `<w:tab w:val="right" w:pos="${width}"/>`]
  const tab = '<w:r><w:tab/></w:r>'
  const runs = pieces.map((piece) => runXml(piece, 20, false))
  if (runs.length === 2) runs.splice(1, 0, runXml('　', 20, false))
  return `<w:p><w:pPr><w:keepNext/><w:tabs>${stops.join('')}</w:tabs></w:pPr>${runs.join(tab)}</w:p>`
}

function runXml(text: string, size: number, bold: boolean): string {
  const looks = `<w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
  const pieces = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return text === '' ? '' : `<w:r>${looks}${pieces.join('<w:br/>')}</w:r>`
}

function tableXml(block: TableBlock, width: number): string {
  const { grid, style } = block
  const unit = width / style.widths.reduce((a, b) => a + b, 0)
  const columns = style.widths.map((w) => Math.round(w * unit))
  const rows: string[] = []
  for (let row = 0; row < grid.rows; row++) {
    const repeat = row < style.head ? '<w:tblHeader/>' : ''
    rows.push(
      `<w:tr><w:trPr><w:trHeight w:val="${style.row * 20}"/>${repeat}</w:trPr>${cellsXml(grid, row, block, columns)}</w:tr>`,
    )
  }
  return `${tableHead(columns)}${rows.join('')}</w:tbl>`
}

function tableHead(columns: readonly number[]): string {
  const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  const width = columns.reduce((a, b) => a + b, 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`
}

function cellsXml(grid: Grid, row: number, block: TableBlock, columns: readonly number[]): string {
  return grid.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
    .sort((a, b) => a.column - b.column)
    .map((cell) => {
      const width = columns.slice(cell.column, cell.column + cell.columns).reduce((a, b) => a + b, 0)
      const across = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : ''
      const down =
        cell.rows === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge w:val="continue"/>'
      const content = cell.row === row ? cellXml(cell, block, width) : '<w:p/>'
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across}${down}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
    })
    .join('')
}

function cellXml(cell: Cell, block: TableBlock, width: number): string {
  const { style } = block
  const side = cell.align ?? (cell.row < style.head || cell.columns > 1 ? 'c' : (style.align[cell.column] ?? 'c'))
  const [text = '', inner] = cell.text.split('{table:')
  const align = { l: 'left', c: 'center', r: 'right' }[side] ?? 'center'
  const paragraph = `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr>${runXml(text, style.size * 2, false)}</w:p>`
  if (inner === undefined) return paragraph
  const names = inner.replace('}', '').split('/')
  const rows = names.map(
    (name) =>
      `<w:tr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p>${runXml(name, style.size * 2, false)}</w:p></w:tc></w:tr>`,
  )
  return `${paragraph}${tableHead([width])}${rows.join('')}</w:tbl><w:p/>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
