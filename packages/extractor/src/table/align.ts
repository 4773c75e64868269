import type { Glyph, Rule } from '../page.ts'
import { glyphsToBaselines, type TextLine, toSegments } from '../text/lines.ts'
import { alignedColumns, bodyColumns, type Extent } from './aligned-columns.ts'
import { alignedHeader } from './aligned-header.ts'
import type { FilledCell, PageTable } from './grid.ts'
import { cutAtGutters, cutHeadsAtGutters, joinSpacedLetters, toCloseHeads, toPieces, wideGap } from './pieces.ts'
import { figure, splitRows } from './split-rows.ts'
import { continuesLine } from './wrapped.ts'

/** An amount or a code, not a page number: has a decimal part, separators, or three digits and more. */
const amount = /\d[.．]\s*\d{1,2}\D*$|\d[,，]\d{3}|^\s*\d{3,7}\s*$/

/** A field of a form (`单位：万元`) or the dots of a table of contents. */
const noHeader = /^(?!\s*(?:其\s*)?中)[^:：]{1,14}[:：]|[.．…·]{4}/

interface Baseline {
  readonly glyphs: readonly Glyph[]
  readonly segments: readonly TextLine[]
  readonly top: number
  readonly bottom: number
  readonly size: number
  /** How many of its segments are printed figures. */
  readonly figures: number
}

/** A table found by alignment, and the glyphs that went into it. */
export interface AlignedTable {
  readonly table: PageTable
  readonly glyphs: ReadonlySet<Glyph>
}

/**
 * Finds tables that have no rules between their columns: lines of figures that stand below one another. `ruled` are
 * horizontal rules, if any: they bound the table and its rows.
 *
 *     科目编码  科目名称              合计      基本支出
 *     208       社会保障和就业支出    56.66     56.66
 *     20805     行政事业单位养老      52.06     52.06
 */
export function findAlignedTables(page: number, glyphs: readonly Glyph[], ruled: readonly Rule[] = []): AlignedTable[] {
  const lines = glyphsToBaselines(glyphs).map(toBaseline)
  const tables: AlignedTable[] = []
  let end = 0
  for (let at = 0; at < lines.length; at++) {
    if (!isBody(lines[at])) continue
    const last = restOfLabels(lines, at, lastOfRun(lines, at))
    const run = lines.slice(at, last + 1)
    if (isTabular(run)) {
      const [header, body] = withoutFirstLabel(headerAbove(lines.slice(end), at - end, rowGap(run)), run)
      end = last + 1
      const found = toTable(page, header, body, ruled)
      if (found !== undefined) tables.push(found)
    }
    at = last
  }
  return tables
}

function toBaseline(glyphs: readonly Glyph[]): Baseline {
  const segments = toPieces(glyphs)
  return {
    glyphs,
    segments,
    top: Math.min(...segments.map((segment) => segment.box[1])),
    bottom: Math.max(...segments.map((segment) => segment.box[3])),
    size: Math.max(...segments.map((segment) => segment.size)),
    figures: segments.filter((segment) => figure.test(segment.text)).length,
  }
}

/** Columns numbered from left to right below their heads: `1  2  3  4`. */
function numbersColumns(line: Baseline): boolean {
  const numbers = line.segments.map((segment) => segment.text.trim()).filter((text) => /^\d{1,2}$/.test(text))
  if (numbers.length < 2 || numbers.length < line.segments.length - 4) return false
  if (numbers.length < line.figures) return false
  return numbers.every((number, i) => i === 0 || Number(number) === Number(numbers[i - 1]) + 1)
}

const isBody = (line: Baseline | undefined): boolean =>
  line !== undefined &&
  !numbersColumns(line) &&
  line.segments.length >= 2 &&
  line.figures > 0 &&
  !line.segments.some((segment) => noHeader.test(segment.text))

/** The most lines between two lines of figures: a summary lists some twenty classes, of which few have amounts. */
const longestGap = 30

/** The title of the next table on the page. */
const isTableTitle = ({ segments }: Baseline): boolean =>
  segments.length === 1 && /^[^，,。；;：:]{4,60}表$/.test(segments[0]?.text.replace(/\s+/g, '') ?? '')

/** A sentence, or a label too long to be one. */
const isSentence = (line: Baseline): boolean =>
  line.segments.some(
    (segment) => /[。；;]/.test(segment.text) || segment.text.length > 40 || noHeader.test(segment.text),
  )

/** Where the run of table lines ends that begins at `from`. Lines of labels without figures may stand between them. */
function lastOfRun(lines: readonly Baseline[], from: number): number {
  let last = from
  for (let i = from + 1; i < lines.length && i - last <= longestGap; i++) {
    const [line, before] = [lines[i], lines[i - 1]]
    if (line === undefined || before === undefined || line.top - before.bottom > 2.5 * line.size) break
    if (isBody(line)) last = i
    else if (isSentence(line) || isTableTitle(line)) break
  }
  return last
}

/** Several lines of figures, of which most hold amounts or codes, or one rich in them: page numbers and dates are no table. */
function isTabular(body: readonly Baseline[]): boolean {
  const lines = body.filter(isBody)
  const amounts = lines.map((line) => line.segments.filter((segment) => amount.test(segment.text)).length)
  const rich = amounts.filter((count) => count >= 2)
  const wide = lines.filter((line) => line.segments.length >= 3)
  const some = amounts.filter((count) => count >= 1)
  const many = lines.length >= 3 && (rich.length >= 2 || (wide.length >= 3 && some.length >= 2))
  // The last lines of a table, alone on the next page.
  const few = lines.some((line, i) => line.segments.length >= 4 && (amounts[i] ?? 0) >= 2)
  return many || few || lines.some((line) => line.figures >= 5)
}

/** Heads of five and six lines beside heads of one and two give as many baselines. */
const mostHeadLines = 14

/**
 * The lines of two and more pieces directly above: column heads. Their cells may be as high as those of the body, so that the
 * last of them may stand as far from the first row as rows stand from one another (`rowGap`).
 */
function headerAbove(lines: readonly Baseline[], at: number, rowGap: number): Baseline[] {
  const header: Baseline[] = []
  for (let i = at - 1; i >= 0 && header.length < mostHeadLines; i--) {
    const [line, below] = [lines[i], lines[i + 1]]
    if (line === undefined || below === undefined || isTableTitle(line)) break
    // Rows of heads may be as high as the software made them; a lone line stands close to what it is over.
    const isRow = line.segments.length > 1 && line.segments.some((segment) => segment.glyphs.length > 1)
    const furthest = isRow && line.size < 1.15 * below.size ? 4.5 : 2.5
    const gap = below.top - line.bottom
    if (gap > furthest * line.size && !(i === at - 1 && gap < 1.3 * rowGap)) break
    if (line.segments.some((segment) => noHeader.test(segment.text) || segment.text.length > 40)) break
    header.unshift(line)
  }
  while (header[0] !== undefined && isTitle(header[0], header[1] ?? lines[at])) header.shift()
  return header
}

/** The pieces that begin where `label` does. */
const sameLeft = (label: TextLine, lines: readonly Baseline[]): TextLine[] =>
  lines.flatMap(({ segments }) => segments.filter(({ box }) => Math.abs(box[0] - label.box[0]) < 1.5))

/** Whether `next` is the next line of the label `before`, in a column in which labels stand as `column` shows. */
function goesOn(before: TextLine, next: TextLine, column: readonly TextLine[]): boolean {
  const right = Math.max(before.box[2], ...column.map(({ box }) => box[2]))
  return next.baseline - before.baseline < 1.7 * before.size && continuesLine(before, next, right)
}

/** A label has no more lines below its figures than this. */
const mostRestLines = 6

/** Where a run ends whose last label has further lines below its figures. */
function restOfLabels(lines: readonly Baseline[], from: number, last: number): number {
  const isRest = (next: Baseline, run: readonly Baseline[]) =>
    next.segments.every((label) => {
      const above = sameLeft(label, run)
      const before = above.at(-1)
      return above.length > 2 && before !== undefined && goesOn(before, label, above)
    })
  let end = last
  while (end < last + mostRestLines) {
    const next = lines[end + 1]
    if (next === undefined || isSentence(next) || !isRest(next, lines.slice(from, end + 1))) break
    end++
  }
  return end
}

/**
 * Takes from the heads the lines of the first label that stand above its figures, because the label has several:
 *
 *     项目                          决算数
 *     一、一般公共预算财政拨款
 *     收入                          56.66
 */
function withoutFirstLabel(header: readonly Baseline[], body: readonly Baseline[]): [Baseline[], Baseline[]] {
  const line = header.at(-1)
  if (line === undefined) return [[], [...body]]
  const opensLabel = (label: TextLine): boolean => {
    const below = sameLeft(label, body)
    const rest = below[0]
    return below.length > 2 && rest !== undefined && goesOn(label, rest, below)
  }
  if (!line.segments.every(opensLabel)) return [[...header], [...body]]
  return withoutFirstLabel(header.slice(0, -1), [line, ...body])
}

/**
 * A line of one piece on top is a title, but for a head over some of the columns: it stands as close to the other heads as
 * lines of one cell do, or close and away from the middle.
 */
function isTitle(line: Baseline, below: Baseline | undefined): boolean {
  const [only] = line.segments
  if (only === undefined || line.segments.length > 1 || below === undefined) return line.segments.length < 2
  const [left, right] = [below.segments[0]?.box[0] ?? 0, below.segments.at(-1)?.box[2] ?? 0]
  const offCentre = Math.abs((only.box[0] + only.box[2] - left - right) / 2) > 0.1 * (right - left)
  const gap = below.top - line.bottom
  return gap > 0.35 * line.size && !(offCentre && gap < 0.8 * line.size)
}

function toTable(
  page: number,
  header: readonly Baseline[],
  body: readonly Baseline[],
  ruled: readonly Rule[],
): AlignedTable | undefined {
  const pieces = body.map((line) => line.segments)
  const heads = headLines(header, bodyColumns(pieces), body[0]?.size ?? 0)
  const columns = withWrappedLabels(alignedColumns(heads, pieces), pieces)
  if (columns.length < 2) return undefined
  const xs = boundaries(columns)
  const segments = pieces.flatMap((line) => line.flatMap((piece) => cutAtGutters(piece, columns)))
  const placed = new Map(segments.map((segment) => [segment, columnOf(columns, segment)]))
  const top = body[0]?.top ?? 0
  const bottom = Math.max(...body.map((line) => line.bottom))
  const inner = ruled.map((rule) => rule.at).filter((at) => at > top + 1 && at < bottom - 1)
  const ys = [top, ...inner, bottom + 0.1]

  const cells: FilledCell[] = []
  for (let row = 0; row + 1 < ys.length; row++) {
    const [from, to] = [ys[row] ?? 0, ys[row + 1] ?? 0]
    columns.forEach((column, index) => {
      const lines = segments.filter((segment) => {
        const y = (segment.box[1] + segment.box[3]) / 2
        return y >= from && y < to && placed.get(segment) === index
      })
      cells.push({ row, column: index, rowSpan: 1, columnSpan: 1, box: [xs[index] ?? 0, from, column.to, to], lines })
    })
  }
  const split = splitRows({ page, xs, ys, cells, foundBy: 'alignment' })
  const head = alignedHeader(heads, columns, xs)
  const shift = head.rows.length
  const table: PageTable = {
    page,
    xs,
    ys: [...head.rows.map((line) => line.top), ...split.ys],
    cells: [...head.cells, ...split.cells.map((cell) => ({ ...cell, row: cell.row + shift }))],
    foundBy: 'alignment',
  }
  const used = [...header, ...body].flatMap((line) => line.segments.flatMap((segment) => segment.glyphs))
  return { table, glyphs: new Set(used) }
}

/** How much room the rows of figures usually leave between them; 0 if there are not two. */
function rowGap(body: readonly Baseline[]): number {
  const rows = body.filter(isBody)
  const gaps = rows.slice(1).map((row, i) => row.top - (rows[i]?.bottom ?? 0))
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0
}

/** A label broken over lines may stand alone on the widest of them: the column is as wide. */
function withWrappedLabels(columns: readonly Extent[], body: readonly (readonly TextLine[])[]): Extent[] {
  const alone = body.flatMap((line) => (line.length === 1 ? line.map(({ box }) => box) : []))
  return columns.map((column, i) => {
    const next = columns[i + 1]?.from ?? Infinity
    const rights = alone.flatMap(([from, , to]) => (Math.abs(from - column.from) < 1.5 && to < next ? [to] : []))
    return { from: column.from, to: Math.max(column.to, ...rights) }
  })
}

/** The heads line by line. Where columns of the body stand close, so do their heads. */
function headLines(header: readonly Baseline[], columns: readonly Extent[], size: number): TextLine[][] {
  const gutters = columns.slice(1).map((column, i) => ({ from: columns[i]?.to ?? 0, to: column.from }))
  const close = gutters.some((gutter) => gutter.to - gutter.from < wideGap * size)
  const heads: TextLine[][] = []
  for (const { glyphs } of header) {
    const pieces = close ? toCloseHeads(glyphs, gutters) : toSegments(glyphs, wideGap)
    const cut = pieces.flatMap((piece) => cutHeadsAtGutters(piece, columns))
    heads.push(joinSpacedLetters(cut, heads.flat()))
  }
  return heads
}

function boundaries(columns: readonly Extent[]): number[] {
  const inner = columns.slice(1).map((column, i) => ((columns[i]?.to ?? 0) + column.from) / 2)
  return [(columns[0]?.from ?? 0) - 2, ...inner, (columns.at(-1)?.to ?? 0) + 2]
}

/** The column in which the middle of a text stands, or the nearest. */
function columnOf(columns: readonly Extent[], segment: TextLine): number {
  const middle = (segment.box[0] + segment.box[2]) / 2
  const distance = (column: Extent) => Math.max(column.from - middle, middle - column.to, 0)
  return columns.reduce((best, column, i) => (distance(column) < distance(columns[best] ?? column) ? i : best), 0)
}
