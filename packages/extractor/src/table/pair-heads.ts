import type { TextLine } from '../text/lines.ts'
import type { Extent } from './aligned-columns.ts'

/** An amount, or a sign that stands for none: what is set at one side of its column. Codes and line numbers are not. */
const amount =
  /^\s*[-－−△▲(（]?\s*(?:[\d０-９][\d０-９,，]*[.．]\s*[\d０-９]+|[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|0)[)）]?\s*$/
const none = /^\s*[-－—–]+\s*$/

/**
 * Pairs heads with columns that stand beside them, not below, without changing the order of either, as many as can be, at
 * the smallest sum of distances. A cell holds its head and its column, and no part of another cell, so that
 *
 * - a column never reaches to the middle of the head before or after its own;
 * - amounts set at the right side of their cells stand below the last head whose middle is left of that side:
 *
 *         小计           基本支出        项目支出
 *              491.87                        491.87
 *
 * @param heads All leaf heads from left to right; `lone` are those that stand over no column.
 * @param columns All columns; `headless` are those over which no head stands.
 */
export function pairHeads(
  heads: readonly Extent[],
  columns: readonly Extent[],
  lone: readonly Extent[],
  headless: readonly Extent[],
  body: readonly (readonly TextLine[])[],
): Map<Extent, Extent> {
  const amounts = new Set(columns.filter((column) => isOfAmounts(column, body)))
  const side = sideOf(heads, lone, [...amounts], body)
  const fits = (head: Extent, column: Extent): boolean => {
    const at = heads.indexOf(head)
    const [before, after] = [heads[at - 1], heads[at + 1]]
    if (before !== undefined && middle(before) >= column.from) return false
    if (after !== undefined && middle(after) <= column.to) return false
    return !amounts.has(column) || (side !== undefined && headAt(heads, column, side) === head)
  }
  return inOrder(lone, headless, fits)
}

const middle = ({ from, to }: Extent): number => (from + to) / 2
const overlaps = (a: Extent, b: Extent): boolean => a.from < b.to && b.from < a.to

type Side = 'left' | 'right'

/** The head of amounts that stand at one side of their cells: its middle is the nearest within the cell. */
function headAt(heads: readonly Extent[], column: Extent, side: Side): Extent | undefined {
  return side === 'right'
    ? heads.findLast((head) => middle(head) <= column.to)
    : heads.find((head) => middle(head) >= column.from)
}

/**
 * At which side of their cells the amounts of a table stand: that at which each column finds a head of its own, and if each
 * does at both, that at which amounts of different length end evenly. `undefined` if it cannot be told.
 */
function sideOf(
  heads: readonly Extent[],
  lone: readonly Extent[],
  columns: readonly Extent[],
  body: readonly (readonly TextLine[])[],
): Side | undefined {
  const found = (side: Side) => columns.map((column) => headAt(heads, column, side))
  const agrees = (side: Side) => {
    const own = found(side)
    return (
      new Set(own).size === columns.length &&
      own.every((head, i) => {
        const column = columns[i]
        return head !== undefined && column !== undefined && (lone.includes(head) || overlaps(head, column))
      })
    )
  }
  const [right, left] = [agrees('right'), agrees('left')]
  if (right !== left) return right ? 'right' : 'left'
  const [atLeft, atRight] = [found('left'), found('right')]
  if (right && atRight.every((head, i) => head === atLeft[i])) return 'right'
  const uneven = (end: (line: TextLine) => number) =>
    columns.reduce((sum, column) => {
      const ends = linesIn(column, body).map(end)
      return sum + Math.max(...ends) - Math.min(...ends)
    }, 0)
  const [unevenLeft, unevenRight] = [uneven((line) => line.box[0]), uneven((line) => line.box[2])]
  if (Math.abs(unevenLeft - unevenRight) < columns.length) return undefined
  return unevenRight < unevenLeft ? 'right' : 'left'
}

function isOfAmounts(column: Extent, body: readonly (readonly TextLine[])[]): boolean {
  const texts = linesIn(column, body).map((line) => line.text)
  return texts.some((text) => amount.test(text)) && texts.every((text) => amount.test(text) || none.test(text))
}

const linesIn = (column: Extent, body: readonly (readonly TextLine[])[]): TextLine[] =>
  body.flatMap((line) => line.filter(({ box }) => box[0] < column.to && box[2] > column.from))

/** Both lists ascend. */
function inOrder(
  heads: readonly Extent[],
  columns: readonly Extent[],
  fits: (head: Extent, column: Extent) => boolean,
): Map<Extent, Extent> {
  const distance = (a: Extent, b: Extent) =>
    fits(a, b) ? Math.max(a.from - b.to, b.from - a.to, 0) : Number.POSITIVE_INFINITY
  const unpaired = 1e4
  const cost = Array.from({ length: heads.length + 1 }, () => new Float64Array(columns.length + 1))
  const at = (i: number, j: number) => cost[i]?.[j] ?? 0
  for (let i = heads.length; i >= 0; i--) {
    for (let j = columns.length; j >= 0; j--) {
      const [head, column] = [heads[i], columns[j]]
      const options = [
        ...(head === undefined ? [] : [at(i + 1, j) + unpaired]),
        ...(column === undefined ? [] : [at(i, j + 1) + unpaired]),
        ...(head === undefined || column === undefined ? [] : [at(i + 1, j + 1) + distance(head, column)]),
      ]
      const row = cost[i]
      if (row !== undefined) row[j] = options.length === 0 ? 0 : Math.min(...options)
    }
  }
  const pairs = new Map<Extent, Extent>()
  let [i, j] = [0, 0]
  while (i < heads.length && j < columns.length) {
    const [head, column] = [heads[i], columns[j]]
    if (head === undefined || column === undefined) break
    if (at(i, j) === at(i + 1, j + 1) + distance(head, column)) {
      pairs.set(column, head)
      i++
      j++
    } else if (at(i, j) === at(i + 1, j) + unpaired) i++
    else j++
  }
  return pairs
}
