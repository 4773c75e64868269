import { type Canvas, canvasOf, type FontName } from './canvas.ts'
import type { Block, PageShape, TableBlock, TextKind } from './markup.ts'
import type { Rules } from './rules.ts'
import { layTable, lineHeightOf, type Portion } from './tables.ts'
import { wrap } from './wrap.ts'

/** How one kind of text is set. */
export interface TextStyle {
  readonly font: FontName
  readonly size: number
  readonly leading: number
  readonly align: 'left' | 'center'
  /** First line, in widths of a character. */
  readonly indent: number
  readonly before: number
}

/** How a report looks on paper. */
export interface BookStyle {
  readonly title: string
  readonly producer: string
  readonly margin: number
  readonly texts: Readonly<Record<TextKind, TextStyle>>
  readonly tableFont: FontName
  readonly rules: Rules
  /** The page number at the foot. */
  readonly foot: (page: number) => string
  /** Titles are drawn twice, a little apart, to look bold. */
  readonly doubled: boolean
  /** Cells are written column after column: the order in the file is not the order of reading. */
  readonly byColumns: boolean
}

interface Desk {
  readonly canvas: Canvas
  readonly style: BookStyle
  page: number
  y: number
  shape: PageShape
}

/** Sets the blocks of a report as PDF. */
export async function bookOf(blocks: readonly Block[], style: BookStyle): Promise<Buffer> {
  const desk: Desk = { canvas: canvasOf(style.title, style.producer), style, page: 0, y: 0, shape: 'portrait' }
  turn(desk)
  for (const block of blocks) {
    if (block.kind === 'page') {
      desk.shape = block.shape
      turn(desk)
    } else if (block.kind === 'space') desk.y += block.points
    else if (block.kind === 'pieces') pieces(desk, block.pieces)
    else if (block.kind === 'table') table(desk, block)
    else paragraph(desk, block.text, block.kind)
  }
  return await desk.canvas.finish()
}

function turn(desk: Desk): void {
  const { canvas, style } = desk
  canvas.page(desk.shape)
  desk.page += 1
  desk.y = style.margin
  const foot = style.foot(desk.page)
  const { width, height } = canvas.size()
  const { font } = style.texts.note
  canvas.text(foot, (width - canvas.measure(foot, font, 9)) / 2, height - style.margin / 2, font, 9)
}

function room(desk: Desk): number {
  return desk.canvas.size().height - desk.style.margin - desk.y
}

function paragraph(desk: Desk, text: string, kind: TextKind): void {
  const { canvas, style } = desk
  const { font, size, leading, align, indent, before } = style.texts[kind]
  const width = canvas.size().width - 2 * style.margin
  const lines = wrap('　'.repeat(indent) + text, width, (t) => canvas.measure(t, font, size))
  desk.y += before
  // A heading stays with what it heads.
  if (
    room(desk) < leading * lines.length + (kind === 'title' ? 110 : kind === 'section' ? leading : 0) &&
    kind !== 'text'
  )
    turn(desk)
  for (const line of lines) {
    if (room(desk) < leading) turn(desk)
    const left = align === 'center' ? (width - canvas.measure(line, font, size)) / 2 : 0
    const baseline = desk.y + (leading + size) / 2 - size * 0.14
    canvas.text(line, style.margin + left, baseline, font, size)
    if (style.doubled && (kind === 'title' || kind === 'part'))
      canvas.text(line, style.margin + left + 0.35, baseline, font, size)
    desk.y += leading
  }
}

/** A line above a table: one piece left, one in the middle, one at the right edge. */
function pieces(desk: Desk, texts: readonly string[]): void {
  const { canvas, style } = desk
  const { font, size } = style.texts.note
  const width = canvas.size().width - 2 * style.margin
  texts.forEach((text, i) => {
    const free = width - canvas.measure(text, font, size)
    const left = texts.length === 1 ? 0 : (free * i) / (texts.length - 1)
    canvas.text(text, style.margin + left, desk.y + size, font, size)
  })
  desk.y += size * 1.4
}

function table(desk: Desk, block: TableBlock): void {
  const { canvas, style } = desk
  if (room(desk) < 90) turn(desk)
  const { width, height } = canvas.size()
  const inner = { width: width - 2 * style.margin, first: room(desk), full: height - 2 * style.margin }
  const parts = layTable(block, inner, (text, size) => canvas.measure(text, style.tableFont, size))
  parts.forEach((part, i) => {
    if (i > 0) turn(desk)
    canvas.draw(style.rules(part.portions, { x: style.margin, y: desk.y }))
    const order = style.byColumns ? [...part.portions].sort((a, b) => a.x - b.x) : part.portions
    for (const portion of order) fill(desk, portion, block.style.size)
    desk.y += part.height
  })
  desk.y += 4
}

function fill(desk: Desk, portion: Portion, size: number): void {
  const { canvas, style } = desk
  const lineHeight = lineHeightOf(size)
  const slack = portion.height - portion.lines.length * lineHeight
  const top = desk.y + portion.y + (portion.top ? 2.5 : slack / 2)
  portion.lines.forEach((line, i) => {
    const free = portion.width - canvas.measure(line, style.tableFont, size)
    const left = portion.align === 'r' ? free - 2.5 : portion.align === 'l' ? 2.5 : free / 2
    const baseline = top + i * lineHeight + size * 0.98
    canvas.text(line, style.margin + portion.x + left, baseline, style.tableFont, size)
  })
}
