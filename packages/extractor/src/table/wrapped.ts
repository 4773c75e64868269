import type { TextLine } from '../text/lines.ts'

/** Begins a new entry wherever it stands: an ordinal, a code, or the words that open a sub-item. */
export const opensEntry =
  /^\s*(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|\d+\s*[.．、]\s*\D|\d{3,7}(?!\d)|其中|注\s*[:：]|合\s*计|总\s*计|小\s*计)/u

/**
 * Whether `next` goes on with what `before` began: a line is broken only where its column ends, so the line before must
 * reach the right side, but for the room that the next letter would have needed.
 *
 * @param right The inner right side of the column, in points.
 */
export function continuesLine(before: TextLine, next: TextLine, right: number): boolean {
  if (opensEntry.test(next.text) || !isSetLike(before, next)) return false
  const letter = next.glyphs[0]
  const needed = letter === undefined ? next.size : letter.x1 - letter.x0
  const left = right - before.box[2]
  return left < needed + 0.9 * before.size
}

/** A line goes on where the one before began or further left, or centred like it; one that is indented further is a new entry. */
function isSetLike(before: TextLine, next: TextLine): boolean {
  const offCentre = Math.abs(before.box[0] + before.box[2] - next.box[0] - next.box[2]) / 2
  return next.box[0] < before.box[0] + 0.3 * next.size || offCentre < 0.6 * next.size
}

/** Lines of one text stand evenly. One that stands clearly closer to the next than to the one before begins with the next. */
function belongsToNext(before: TextLine, line: TextLine, next: TextLine | undefined): boolean {
  return next !== undefined && next.baseline - line.baseline < 0.8 * (line.baseline - before.baseline)
}

/**
 * Lines of one column, gathered into entries: wrapped lines go with the line that they continue.
 *
 * @param isAnchored Whether a figure stands on the baseline of a line. Two such lines are two rows, however full the first is.
 * @param isAround Whether a figure stands in the middle between two lines, as beside a label of two lines that is set in the
 *   middle of its row. Then they are one, however full the first is.
 */
export function toEntries(
  lines: readonly TextLine[],
  right: number,
  isAnchored: (line: TextLine) => boolean,
  isAround: (before: TextLine, next: TextLine) => boolean = () => false,
): TextLine[][] {
  const entries: { lines: TextLine[]; anchored: boolean }[] = []
  for (const [i, line] of lines.entries()) {
    const entry = entries.at(-1)
    const before = entry?.lines.at(-1)
    const anchored = isAnchored(line)
    const near = before !== undefined && line.baseline - before.baseline < 2.2 * Math.max(line.size, before.size)
    const around =
      near && !anchored && entry?.anchored === false && !opensEntry.test(line.text) && isAround(before, line)
    const goesOn =
      near &&
      !(anchored && entry?.anchored === true) &&
      !belongsToNext(before, line, lines[i + 1]) &&
      (around || continuesLine(before, line, right))
    if (entry !== undefined && goesOn) {
      entry.lines.push(line)
      entry.anchored ||= anchored
    } else {
      entries.push({ lines: [line], anchored })
    }
  }
  return entries.map((entry) => entry.lines)
}
