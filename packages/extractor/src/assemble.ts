import type { Block, Diagnostic, ExtractedDocument, Format, PageSummary } from './document.ts'
import type { PageContent } from './page.ts'
import { findTables } from './table/find-tables.ts'
import { gridBox, type PageTable } from './table/grid.ts'
import { joinParts } from './table/join-pages.ts'
import { type TablePart, toPart } from './table/part.ts'
import { toTable } from './table/to-table.ts'
import { findFurniture, type LineRole } from './text/furniture.ts'
import { glyphsToBaselines, type TextLine, toSegments } from './text/lines.ts'
import { type Measure, type PlacedLine, toParagraphs } from './text/paragraphs.ts'

/** Fields of one line stand further apart than this, in letter heights; words of a sentence never do. */
const fieldGap = 2.5

/** What is kept of a page: its tables and lines. The glyphs are let go. */
export interface PagePart extends PageSummary {
  readonly tables: readonly PageTable[]
  readonly lines: readonly TextLine[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the tables and lines of one page. */
export function toPagePart(page: PageContent): PagePart {
  const { number, width, height, textLayer, diagnostics } = page
  const { tables, rest } = findTables(page)
  const lines = glyphsToBaselines(rest).flatMap((baseline) => toSegments(baseline, fieldGap))
  return { number, width, height, textLayer, diagnostics, tables, lines }
}

type Item =
  | { readonly kind: 'table'; readonly page: number; readonly top: number; readonly table: PageTable }
  | {
      readonly kind: 'line'
      readonly page: number
      readonly top: number
      readonly line: TextLine
      readonly role: LineRole
    }

/** Puts pages together: tables and paragraphs that run over pages become one. */
export function assemble(format: Format, pages: readonly PagePart[]): ExtractedDocument {
  const roles = findFurniture(pages)
  const items = pages.flatMap((page, index) => pageItems(page, roles[index] ?? []))
  const blocks: Block[] = []
  let lines: PlacedLine[] = []
  let open: TablePart | undefined
  /** Lines since the table that is still open, and those directly above it. */
  let since: Extract<Item, { kind: 'line' }>[] = []
  let above: string[] = []
  const measureOf = measures(pages)
  const close = () => {
    if (open !== undefined) blocks.push(toTable(open))
    open = undefined
    for (const item of since) {
      const before = lines.at(-1)
      const follows = before !== undefined && notBeside(before, item)
      lines.push({ page: item.page, line: item.line, role: item.role, follows })
    }
    since = []
  }
  const flush = () => {
    blocks.push(...toParagraphs(lines, measureOf))
    lines = []
  }
  for (const item of items) {
    if (item.kind === 'line') {
      since.push(item)
      continue
    }
    const between = since.filter(({ role }) => role === 'body')
    const part = toPart(item.table)
    const again = open !== undefined && between.length > 0 && isHeader(between, open)
    const repeated = again || between.every(({ line }) => isRepeated(line, above))
    const titled = !again && between.some(({ line }) => plain(line) !== '')
    const joined =
      open !== undefined && item.page === open.lastPage + 1 && repeated ? joinParts(open, part, titled) : undefined
    if (joined !== undefined) {
      open = joined
      since = []
      continue
    }
    close()
    above = lines.slice(-8).map(({ line }) => plain(line))
    flush()
    open = part
  }
  close()
  flush()
  return {
    format,
    pages: pages.map(({ number, width, height, textLayer }) => ({ number, width, height, textLayer })),
    blocks,
    diagnostics: pages.flatMap((page) => page.diagnostics),
  }
}

function pageItems(page: PagePart, roles: readonly LineRole[]): Item[] {
  const items: Item[] = [
    ...page.tables.map((table): Item => ({ kind: 'table', page: page.number, top: gridBox(table)[1], table })),
    ...page.lines.map(
      (line, i): Item => ({ kind: 'line', page: page.number, top: line.box[1], line, role: roles[i] ?? 'body' }),
    ),
  ]
  return items
    .map((item, i) => ({ item, i }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.i - b.i)
    .map(({ item }) => item)
}

/** Lines of one baseline stay in their order, from left to right. */
const rank = (item: Item): number =>
  item.kind === 'table' ? item.top : Math.round(item.line.baseline - 0.8 * item.line.size)

const plain = (line: TextLine): string => line.text.replace(/\s+|[（(]?续[表上页]*\d*[）)]?|\d+/g, '')

/** A title, unit or department line that is said again above the rest of the table, or the word that says it goes on. */
const isRepeated = (line: TextLine, above: readonly string[]): boolean => {
  const text = plain(line)
  return text === '' || above.includes(text)
}

/**
 * The header of the table that is still open, said again over so high a row that it was not found to belong to the table: its
 * letters and no others, however they stand on lines.
 */
function isHeader(lines: readonly { readonly line: TextLine }[], open: TablePart): boolean {
  const letters = new Map<string, number>()
  const count = (text: string, step: number) => {
    for (const letter of text.replace(/\s/g, '')) letters.set(letter, (letters.get(letter) ?? 0) + step)
  }
  const first = open.cells.find((cell) => cell.lines.some((line) => /\d[.．]\d|^\d{3}/.test(line.text)))
  const header = open.cells.filter((cell) => cell.row < (first?.row ?? 0))
  for (const cell of header) for (const line of cell.lines) count(line.text, 1)
  const all = [...letters.values()].reduce((sum, times) => sum + times, 0)
  for (const { line } of lines) count(line.text, -1)
  const left = [...letters.values()]
  return all > 8 && left.every((times) => times >= 0) && left.reduce((sum, times) => sum + times, 0) < 0.3 * all
}

const notBeside = (before: PlacedLine, { page, line }: { page: number; line: TextLine }): boolean =>
  before.page !== page || line.baseline - before.line.baseline > 0.35 * line.size

/** Text fills this share of the width of a page, if nothing better is known. */
const usualMargin = 0.12

/**
 * The sides of the text: where long lines begin and end on pages of that width. Single pages may hold only titles and notes,
 * so all pages are asked.
 */
function measures(pages: readonly PagePart[]): (page: number) => Measure {
  const byWidth = new Map<number, TextLine[]>()
  const widthOf = new Map(pages.map((page) => [page.number, Math.round(page.width)]))
  for (const page of pages) {
    const long = page.lines.filter((line) => line.box[2] - line.box[0] > 0.5 * page.width)
    byWidth.set(Math.round(page.width), [...(byWidth.get(Math.round(page.width)) ?? []), ...long])
  }
  const found = new Map<number, Measure>()
  for (const [width, lines] of byWidth) {
    const quantile = (values: number[], share: number) =>
      values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]
    found.set(width, {
      left:
        quantile(
          lines.map((line) => line.box[0]),
          0.1,
        ) ?? usualMargin * width,
      right:
        quantile(
          lines.map((line) => line.box[2]),
          0.9,
        ) ?? (1 - usualMargin) * width,
    })
  }
  return (page) => found.get(widthOf.get(page) ?? 0) ?? { left: 0, right: 0 }
}
