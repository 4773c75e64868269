import type { TextLine } from '../text/lines.ts'
import type { Extent } from './aligned-columns.ts'
import type { FilledCell } from './grid.ts'
import { type Head, widenHeads } from './head-spans.ts'

/**
 * The heads of a table without rules. A head covers the columns over which its text stands; one that has other heads below it
 * covers those that belong to it:
 *
 *                  本年支出
 *      合计   基本支出   项目支出
 */
export function alignedHeader(
  lines: readonly (readonly TextLine[])[],
  columns: readonly Extent[],
  xs: readonly number[],
): { readonly rows: readonly { readonly top: number }[]; readonly cells: readonly FilledCell[] } {
  const heads = joinWrapped(lines.map((line, row) => line.map((segment) => toHead(segment, row, columns))))
  const used = [...new Set(heads.map((head) => head.row))].sort((a, b) => a - b)
  for (const head of heads) head.row = used.indexOf(head.row)
  const numbered = new Set(used.flatMap((_, row) => (isColumnCount(heads, row) ? [row] : [])))
  widenHeads(
    heads.filter((head) => !numbered.has(head.row)),
    columns,
  )

  const rows = used.map((row) => ({ top: Math.min(...(lines[row] ?? []).map((segment) => segment.box[1])) }))
  const cells: FilledCell[] = []
  rows.forEach((line, row) => {
    const bottom = rows[row + 1]?.top ?? line.top + 12
    let column = 0
    const inRow = heads.filter((head) => head.row === row).sort((a, b) => a.first - b.first)
    const push = (first: number, last: number, text: readonly TextLine[]) => {
      const box = [xs[first] ?? 0, line.top, xs[last + 1] ?? 0, bottom] as const
      cells.push({ row, column: first, rowSpan: 1, columnSpan: last - first + 1, box, lines: text })
    }
    for (const head of inRow) {
      if (head.first < column) {
        // Two heads over one column: both texts stand in it.
        const before = cells.pop()
        if (before !== undefined) cells.push({ ...before, lines: [...before.lines, ...head.lines] })
        continue
      }
      for (; column < head.first; column++) push(column, column, [])
      push(head.first, head.last, head.lines)
      column = head.last + 1
    }
    for (; column < columns.length; column++) push(column, column, [])
  })
  return { rows, cells }
}

/** A head stands over the columns whose middle or most of whose width it covers, or over the nearest one. */
function toHead(segment: TextLine, row: number, columns: readonly Extent[]): Head {
  const [from, , to] = segment.box
  const over = columns.flatMap((column, i) => {
    const centre = (column.from + column.to) / 2
    const shared = Math.min(column.to, to) - Math.max(column.from, from)
    return (centre >= from && centre <= to) || shared > 0.5 * (column.to - column.from) ? [i] : []
  })
  const middle = (from + to) / 2
  const distance = (column: Extent) => Math.max(column.from - middle, middle - column.to, 0)
  const nearest = columns.reduce((best, column, i) => {
    const current = columns[best]
    return current === undefined || distance(column) < distance(current) ? i : best
  }, 0)
  return { first: over[0] ?? nearest, last: over.at(-1) ?? nearest, row, lines: [segment] }
}

/**
 * A head broken over lines: the same columns or within its width, close below, and both lines centred, or beginning, at the
 * same place. A line
 * between heads to its left and right that have nothing above them is their sister: what stands above is a common head.
 */
function joinWrapped(rows: readonly (readonly Head[])[]): Head[] {
  const heads: Head[] = []
  for (const row of rows) {
    for (const head of row) {
      const [line] = head.lines
      if (line === undefined) continue
      const above = heads.find((other) => {
        const last = other.lines.at(-1)
        if (last === undefined || last === line || other.row >= head.row || !isBelow(last, line)) return false
        return (other.first === head.first && other.last === head.last) || isWithin(line, last)
      })
      const goesOn =
        above !== undefined &&
        (isLoneLetter(line) || !hasSisters(head, row, rows[above.row] ?? []) || isMiddle(above, head, rows))
      if (above !== undefined && goesOn) {
        above.lines.push(line)
        above.first = Math.min(above.first, head.first)
        above.last = Math.max(above.last, head.last)
      } else heads.push(head)
    }
  }
  return heads
}

function isBelow(line: TextLine, next: TextLine): boolean {
  const centre = ({ box }: TextLine) => (box[0] + box[2]) / 2
  const aligned =
    Math.abs(centre(line) - centre(next)) < 0.6 * next.size || Math.abs(line.box[0] - next.box[0]) < 0.3 * next.size
  return aligned && next.baseline - line.baseline < 1.7 * next.size
}

/** The rest of a head is no wider than what stands above it. */
const isWithin = (line: TextLine, above: TextLine): boolean =>
  line.box[0] > above.box[0] - 1 && line.box[2] < above.box[2] + 1

/** The nearest heads of the line on both sides have nothing above them on the line above. */
function hasSisters(head: Head, row: readonly Head[], above: readonly Head[]): boolean {
  const left = row.findLast((other) => other.last < head.first)
  const right = row.find((other) => other.first > head.last)
  return [left, right].every(
    (sister) =>
      sister !== undefined && !above.some((other) => other.first <= sister.last && other.last >= sister.first),
  )
}

/** `入` below `附属单位上缴收` is no head of its own, as 类 and 款, or 甲 and 乙, are. */
const isLoneLetter = ({ text }: TextLine): boolean => /^(?![类款项甲乙丙丁])\p{Script=Han}$/u.test(text)

/** The middle one of three lines, as close to the next as to the one before: heads of one line beside it stand there too. */
function isMiddle(above: Head, head: Head, rows: readonly (readonly Head[])[]): boolean {
  const [before, line] = [above.lines.at(-1), head.lines[0]]
  if (before === undefined || line === undefined) return false
  const pitch = line.baseline - before.baseline
  return rows.slice(head.row + 1).some((row) =>
    row.some((other) => {
      const next = other.lines[0]
      const same = other.first === head.first && other.last === head.last
      return same && next !== undefined && isBelow(line, next) && Math.abs(next.baseline - line.baseline - pitch) < 0.5
    }),
  )
}

/** Columns numbered below their heads: `栏次  1  2  3`. */
function isColumnCount(heads: readonly Head[], row: number): boolean {
  const texts = heads.filter((head) => head.row === row).flatMap((head) => head.lines.map((line) => line.text.trim()))
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text))
  return numbers.length >= 2 && numbers.length >= texts.length - 4
}
