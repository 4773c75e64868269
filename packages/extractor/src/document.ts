/**
 * What a reader of any format gives: the blocks of a document in reading order, with places.
 * Nothing here knows of money or accounts.
 */

/** Left, top, right and bottom edge in points (1/72 inch); the origin is the top left corner of the page as displayed. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** Where something was printed. `file` names the file inside a bundle. */
export type Place =
  /** On a page, counted from 1. */
  | { readonly in: 'page'; readonly page: number; readonly box: Box; readonly file?: string }
  /** In a workbook: sheet name and cell address (`D17`). */
  | { readonly in: 'sheet'; readonly sheet: string; readonly cell: string; readonly file?: string }
  /**
   * In running text without pages (Word, HTML): the number of the block (paragraph or table) in the document, and,
   * inside a table, row and column of the cell; all counted from 1.
   */
  | {
      readonly in: 'flow'
      readonly block: number
      readonly row?: number
      readonly column?: number
      readonly file?: string
    }

export type Severity = 'info' | 'warning' | 'error'

/** A message that travels beside a value. `code` is stable and documented; `data` is what the message was made from. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly place?: Place
  readonly data?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** One line of a paragraph as printed. Joining the texts of all lines gives the text of the paragraph. */
export interface Line {
  readonly text: string
  readonly place: Place
  /** Of recognised text (OCR), 0 to 100: the lowest of its digits, or of its letters where it has none. */
  readonly confidence?: number
}

/** Text outside tables. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
  readonly lines: readonly Line[]
  readonly place: Place
  /** `header` and `footer`: repeated at the edge of pages (running titles, page numbers). */
  readonly role: 'body' | 'header' | 'footer'
  /** Height of the letters in points, where the format tells it. Titles are larger than text. */
  readonly size?: number
}

/** A cell stands at its top left grid position and covers `rowSpan` rows and `columnSpan` columns; both are at least 1. */
export interface Cell {
  /** Counted from 0. */
  readonly row: number
  /** Counted from 0. */
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** As a person reads it: wrapped lines joined, padding inside words and numbers undone; empty string for an empty cell. */
  readonly text: string
  readonly place: Place
  /** Depth of the text's indentation in the cell, in letter widths, where it says something (labels indented by level). */
  readonly indent?: number
  /** Stored value of a workbook cell where it differs from what is displayed. */
  readonly stored?: string
  /** Of recognised text (OCR), 0 to 100. */
  readonly confidence?: number
  /** Of recognised text: what else recognition read here, the likelier first. */
  readonly alternatives?: readonly string[]
  /** One of the alternatives was taken, because the arithmetic of the document asks for it. */
  readonly reread?: true
}

/** A table: a grid without holes. Every grid position is covered by exactly one cell. Cells are in row-major order. */
export interface Table {
  readonly kind: 'table'
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: readonly Cell[]
  /** Of the first part, where the table runs over pages. */
  readonly place: Place
  /** Rows (counted from 0) that begin a new page. Repeated headers are already left out. */
  readonly pageBreaks: readonly number[]
  /** What told rows and columns apart: drawn rules, or the alignment of the text, or the file itself (Word, Excel, HTML). */
  readonly foundBy: 'rules' | 'alignment' | 'structure'
}

export type Block = Paragraph | Table

export type Format = 'pdf' | 'docx' | 'xlsx' | 'xls' | 'html' | 'image' | 'doc' | 'zip'

export interface PageSummary {
  /** Counted from 1. */
  readonly number: number
  /** In points, as displayed. */
  readonly width: number
  readonly height: number
  /** `absent`: nothing to read but by recognition (OCR). `broken`: text is there, but its letters are not known. */
  readonly textLayer: 'present' | 'absent' | 'broken' | 'blank'
}

/** A document as read, before anything is made of its meaning. */
export interface ExtractedDocument {
  readonly format: Format
  readonly pages: readonly PageSummary[]
  readonly blocks: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}
