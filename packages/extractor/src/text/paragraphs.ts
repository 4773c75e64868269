import type { Line, Paragraph } from '../document.ts'
import { round, union } from '../table/to-table.ts'
import type { LineRole } from './furniture.ts'
import type { TextLine } from './lines.ts'
import { joinLines, tidyLine } from './reading.ts'

export interface PlacedLine {
  readonly page: number
  readonly line: TextLine
  readonly role: LineRole
  /** Whether it follows the line before it in the text: no table or field stands between them. */
  readonly follows: boolean
}

/** The left and right side of the text of a page. */
export interface Measure {
  readonly left: number
  readonly right: number
}

/**
 * Gathers lines into paragraphs. A paragraph goes on as long as lines reach the right side of the text and the next one
 * begins at the left side without an indent, in letters of the same height, also over a page break.
 */
export function toParagraphs(lines: readonly PlacedLine[], measureOf: (page: number) => Measure): Paragraph[] {
  const groups: PlacedLine[][] = []
  // Running titles and page numbers do not end a paragraph.
  let body: PlacedLine[] | undefined
  for (const line of lines) {
    const before = body?.at(-1)
    if (body !== undefined && before !== undefined && goesOn(before, line, measureOf)) {
      body.push(line)
      continue
    }
    const group = [line]
    groups.push(group)
    if (line.role === 'body') body = group
  }
  return groups.map(toParagraph)
}

function goesOn(before: PlacedLine, next: PlacedLine, measureOf: (page: number) => Measure): boolean {
  if (!next.follows || next.role !== before.role || next.role !== 'body') return false
  const size = Math.max(before.line.size, next.line.size)
  if (Math.abs(before.line.size - next.line.size) > 0.12 * size) return false
  const [here, there] = [measureOf(before.page), measureOf(next.page)]
  const samePage = before.page === next.page
  const pitch = next.line.baseline - before.line.baseline
  if (samePage && (pitch <= 0 || pitch > 2.6 * size)) return false
  // A number or Latin word moves to the next line as a whole, and leaves room behind.
  const room = Math.max(2.2, firstWordWidth(next.line.text) + 0.5) * size
  const isFull = before.line.box[2] > here.right - room && before.line.box[0] < here.left + 3.5 * size
  const fromLeft = next.line.box[0] < there.left + 0.9 * size
  return isFull && fromLeft
}

/** Width in letter heights of the number or Latin word that a line begins with, with the sign that may not begin a line after it. */
function firstWordWidth(text: string): number {
  const word = /^[-+\w.,%]{0,40}[，。、；：）％]?/.exec(text)?.[0] ?? ''
  let width = 0
  for (const letter of word) width += letter > '\u2e7f' ? 1 : 0.55
  return width
}

function toParagraph(group: readonly PlacedLine[]): Paragraph {
  const lines = group.map(({ line, page }): Line => {
    const confidence = confidenceOf(line)
    return {
      text: tidyLine(line.text),
      place: { in: 'page', page, box: round(line.box) },
      ...(confidence === undefined ? {} : { confidence }),
    }
  })
  const first = group[0]
  const page = first?.page ?? 1
  const onFirst = group.filter((line) => line.page === page).map(({ line }) => line)
  return {
    kind: 'paragraph',
    ...withJoins(lines),
    place: { in: 'page', page, box: union(onFirst) },
    role: first?.role ?? 'body',
    ...(first === undefined ? {} : { size: Math.round(first.line.size * 10) / 10 }),
  }
}

/** Of recognised text: figures are what matters, so their digits count where there are any. */
function confidenceOf({ glyphs }: TextLine): number | undefined {
  const digits = glyphs.filter(({ text }) => /\d/u.test(text))
  const all = (digits.length > 0 ? digits : glyphs).flatMap(({ confidence }) => confidence ?? [])
  return all.length === 0 ? undefined : Math.min(...all)
}

/** The text, and its lines with whatever joins them (a blank between Latin words), so that they add up to the text. */
function withJoins(lines: readonly Line[]): { text: string; lines: Line[] } {
  let text = ''
  const joined = lines.map((line, i): Line => {
    const longer = i === 0 ? line.text : joinLines([text.slice(-60), line.text]).slice(text.slice(-60).trim().length)
    text += longer
    return { ...line, text: longer }
  })
  return { text, lines: joined }
}
